package app.merestone.datasync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.kernel.Typed;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is posted as usage signals is refused, or is somebody doing something in the days that are counted. */
class UsageReportFuzzTests {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static final String ONE = """
            {"account": "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "action": "deal.created", "person": "u-4711", \
            "at": "2026-11-22T11:00:00.5+01:00", "shoeSize": 42.10}""";

    private static final String LIST = """
            {"account": "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "signals": [\
            {"action": "deal.created", "person": "u-4711", "at": "2026-11-22T11:00:00Z"}, \
            {"action": "Café opened", "person": "\\u00a0", "at": "2026-08-24T12:00:00Z", "name": "Mia"}]}""";

    static Stream<byte[]> seeds() {
        return Stream.of(
                        ONE,
                        LIST,
                        LIST.replace("\\u00a0", "Ünal"),
                        ONE.replace("2026-11-22T11", "2026-11-23T11"),
                        ONE.replace("2026-11-22", "2026-01-22"),
                        ONE.replace("u-4711", "\\ud83d"),
                        ONE.replace("deal.created", "\\ud83d\\ude00".repeat(100)),
                        ONE.replace("deal.created", "\\u202ederaelc"),
                        ONE.replace("\"u-4711\"", "1e99999999999"),
                        "{\"signals\":".repeat(600),
                        "[".repeat(2_000),
                        "{} {}",
                        "null")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("seeds")
    @Timeout(120)
    @FuzzTest
    void whateverIsPostedIsRefusedOrCanBeCountedAndNamed(byte[] body) {
        UsageReport report;
        try {
            report = UsageReport.read(body, NOW);
        } catch (IntakeRefused refused) {
            assertThat(refused.status()).isBetween(400, 422);
            assertThat(refused.detail()).contains("othing was stored");
            return;
        }
        assertThat(report.signals()).hasSizeBetween(1, UsageReport.MOST).allSatisfy(signal -> {
            assertThat(signal.at()).isBetween(NOW.minus(UsageReport.COUNTED), NOW);
            var name = signal.action().name();
            assertThat(Typed.line("usage.action", name, UsageAction.LONGEST))
                    .as("what is shown of it is what a person could type")
                    .isEqualTo(name);
            assertThat(UsageAction.typed(name)).contains(signal.action());
            var folded = PersonSeals.folded(signal.person());
            assertThat(folded).isNotEmpty();
            assertThat(PersonSeals.folded(" " + signal.person())).isEqualTo(folded);
            assertThat(signal.toString()).isEqualTo("Signal[" + name + ", " + signal.at() + "]");
        });
    }
}
