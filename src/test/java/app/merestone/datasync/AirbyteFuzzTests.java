package app.merestone.datasync;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is posted as Airbyte’s is read or refused, and what was read is read again as the same. */
class AirbyteFuzzTests {

    static Stream<byte[]> seeds() {
        var well = WebhooksHttpTests.airbyte(PlainRunFuzzTests.NOW.minusSeconds(9), "true", 4_812);
        return Stream.of(
                        well,
                        well.replace("true", "false"),
                        well.replace("4812", "-1"),
                        well.replace("4812", "9223372036854775808"),
                        well.replace("4812", "null"),
                        well.replace("\"jobId\"", "\"job\""),
                        "{\"text\": \"hello\"}",
                        "{\"data\":".repeat(600),
                        "null")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("seeds")
    @Timeout(120)
    @FuzzTest
    void whateverIsPostedIsReadOrRefusedAndReadAgainAsTheSame(byte[] body) {
        PlainRunFuzzTests.holds(WireFormat.AIRBYTE, body);
    }
}
