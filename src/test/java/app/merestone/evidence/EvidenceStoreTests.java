package app.merestone.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.merestone.kernel.Refused;
import app.merestone.testing.SampleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceStoreTests {

    @TempDir
    Path data;

    @Test
    void aFileIsKeptUnderItsHashAndNothingElseIsLeftBehind() throws IOException {
        var file = EvidenceFile.inspect("screen.png", SampleFiles.png());
        var store = new EvidenceStore(data, Clock.systemUTC());

        store.keep(file);
        store.keep(file);

        assertThat(store.read(file.hash(), file.name())).isEqualTo(SampleFiles.png());
        try (var all = Files.walk(data)) {
            assertThat(all.filter(Files::isRegularFile)).containsExactly(stored(file));
        }
    }

    @Test
    void aDatabaseRestoredWithoutItsFilesSaysWhichOneIsMissing() {
        var file = EvidenceFile.inspect("screen.png", SampleFiles.png());
        var store = new EvidenceStore(data, Clock.systemUTC());

        var refused = catchThrowableOfType(Refused.class, () -> store.read(file.hash(), "screen.png"));

        assertThat(refused.refusal().code()).isEqualTo("evidence.missing");
        assertThat(refused.refusal().arguments())
                .hasToString("[screen.png, " + file.hash().hex() + "]");
    }

    @Test
    void aFileThatWasTouchedIsNotHandedOutAndIsMendedByTheSameFile() throws IOException {
        var file = EvidenceFile.inspect("screen.png", SampleFiles.png());
        var store = new EvidenceStore(data, Clock.systemUTC());
        store.keep(file);
        Files.write(stored(file), SampleFiles.gif());

        var refused = catchThrowableOfType(Refused.class, () -> store.read(file.hash(), "screen.png"));
        assertThat(refused.refusal().code()).isEqualTo("evidence.damaged");

        store.keep(file);
        assertThat(store.read(file.hash(), "screen.png")).isEqualTo(SampleFiles.png());
    }

    private Path stored(EvidenceFile file) {
        var hash = file.hash().hex();
        return data.resolve("evidence").resolve(hash.substring(0, 2)).resolve(hash);
    }
}
