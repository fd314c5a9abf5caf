package app.merestone.datasync;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is posted as Fivetran’s is read or refused, and what was read is read again as the same. */
class FivetranFuzzTests {

    static Stream<byte[]> seeds() {
        var sync = UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
        var well = WebhooksHttpTests.fivetran(
                "sync_end", PlainRunFuzzTests.NOW.minusSeconds(9), sync, "{\"status\": \"SUCCESSFUL\"}");
        return Stream.of(
                        well,
                        well.replace("SUCCESSFUL", "FAILURE_WITH_TASK"),
                        well.replace("SUCCESSFUL", "CANCELED"),
                        well.replace("sync_end", "sync_start"),
                        well.replace("sync_end", "test_event"),
                        well.replace(sync.toString(), "not a uuid"),
                        well.replace("gentle", "\\u202egentle"),
                        "{\"data\":".repeat(600),
                        "null")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("seeds")
    @Timeout(120)
    @FuzzTest
    void whateverIsPostedIsReadOrRefusedAndReadAgainAsTheSame(byte[] body) {
        PlainRunFuzzTests.holds(WireFormat.FIVETRAN, body);
    }
}
