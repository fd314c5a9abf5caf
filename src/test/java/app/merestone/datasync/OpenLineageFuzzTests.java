package app.merestone.datasync;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a sender posts is read or refused, and what was read is read again as the same. */
class OpenLineageFuzzTests {

    private static final String EVENT = """
            {"eventType": "COMPLETE", "eventTime": "2026-11-22T11:00:00.5+01:00", "producer": "https://p.example", \
            "run": {"runId": "3f2504e0-4f89-41d3-9a0c-0305e82c3301"}, "job": {"namespace": "airflow", "name": "load"}, \
            "outputs": [{"namespace": "w", "name": "accounts", "facets": {"dataQualityMetrics": {"rowCount": 9}, \
            "schema": {"fields": [{"name": "id", "type": "INT"}, {"name": "o", "fields": [{"name": "a"}]}]}}, \
            "outputFacets": {"outputStatistics": {"rowCount": 4812}, \
            "merestone_freshness": {"newestRecordAt": "2026-11-22T10:59:00Z"}, \
            "merestone_samples": {"records": [{"id": "1", "name": "Café", "n": 1.50, "o": {"a": [true, null]}}]}}}]}""";

    static Stream<byte[]> seeds() {
        return Stream.of(
                        EVENT,
                        EVENT.replace("4812", "9223372036854775807").replace(": 9}", ": 0}"),
                        EVENT.replace("4812", "-1"),
                        EVENT.replace("4812", "9223372036854775808"),
                        EVENT.replace("4812", "1e400"),
                        EVENT.replace("4812", "1e99999999999"),
                        EVENT.replace("\"producer\"", "\"shoe\\ud800\": 1, \"shoe\\udc00\": 2, \"producer\""),
                        EVENT.replace("Café", "\\ud83d\\ude00".repeat(200)),
                        EVENT.replace("\"load\"", "\"\\u202eload\""),
                        EVENT.replace("COMPLETE", "start").replaceFirst("\"outputs\".*", "\"outputs\": null}"),
                        "[".repeat(2_000),
                        "{\"run\":".repeat(600),
                        "{} {}",
                        "null")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("seeds")
    @Timeout(120)
    @FuzzTest
    void whateverIsPostedIsReadOrRefusedAndReadAgainAsTheSame(byte[] body) {
        PlainRunFuzzTests.holds(WireFormat.OPENLINEAGE, body);
    }
}
