package app.merestone.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Refused;
import app.merestone.testing.SampleFiles;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule 9: whatever bytes are offered under whatever name, a file is taken as what it is and as nothing else. */
class EvidenceFileFuzzTests {

    private static final List<String> RUNNABLE = List.of("<!doctype", "<html", "<svg", "<script", "<?xml");

    static Stream<byte[]> seeds() {
        return Stream.concat(
                EvidenceFileTests.wholeFiles()
                        .map(arguments -> (byte[]) arguments.get()[2]),
                Stream.of(
                        "<!DOCTYPE html><script>alert(1)</script>".getBytes(UTF_8),
                        SampleFiles.zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
                        Arrays.copyOf(SampleFiles.png(), 50),
                        Arrays.copyOf(SampleFiles.word(), SampleFiles.word().length - 1),
                        new byte[] {'M', 'Z', 0, 3},
                        new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0},
                        new byte[0]));
    }

    @MethodSource("seeds")
    @Timeout(120)
    @FuzzTest
    void whateverIsOfferedIsTakenAsWhatItIsOrRefused(byte[] content) {
        var file = taken("offered", content);
        // under the name that fits it is the same file, and under another one it is refused
        var claimed = EvidenceType.values()[content.length % EvidenceType.values().length];
        var underThatName = taken("offered." + claimed.extension(), content);
        file.ifPresent(found -> {
            var fitting = "offered." + found.type().extension();
            assertThat(found.name()).isEqualTo(fitting);
            assertThat(taken(fitting, content)).map(EvidenceFile::type).hasValue(found.type());
            if (found.type().isText()) {
                var text = new String(content, UTF_8).strip().toLowerCase(Locale.ROOT);
                assertThat(RUNNABLE).noneMatch(text::startsWith);
            }
        });
        // a table and an e-mail are texts too; anything else is one thing
        underThatName.ifPresent(found -> {
            assertThat(found.type()).isEqualTo(claimed);
            assertThat(file).map(EvidenceFile::type).hasValue(claimed.isText() ? EvidenceType.TEXT : claimed);
        });
        assertThat(taken("offered.exe", content)).isEmpty();
    }

    private static Optional<EvidenceFile> taken(String name, byte[] content) {
        try {
            var file = EvidenceFile.inspect(name, content);
            assertThat(file.content()).isSameAs(content);
            assertThat(file.hash()).isEqualTo(ContentHash.of(content));
            return Optional.of(file);
        } catch (Refused refused) {
            assertThat(refused.refusal().code()).startsWith("evidence.");
            return Optional.empty();
        }
    }
}
