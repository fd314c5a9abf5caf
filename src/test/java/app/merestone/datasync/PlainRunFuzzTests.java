package app.merestone.datasync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is posted as a plain run report is read or refused, and what was read is read again as the same. */
class PlainRunFuzzTests {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static final Masks MASKS = Masks.typed("secret");

    private static final String REPORT = """
            {"run": "nightly-2026-11-22", "status": "completed", "at": "2026-11-22T11:00:00.5+01:00", \
            "startedAt": "2026-11-22T09:00:00Z", "namespace": "airflow", "job": "load", "output": "w.accounts", \
            "rows": 4812, "totalAfter": 90000, "newestRecordAt": "2026-11-22T10:59:00Z", \
            "schema": [{"name": "id", "type": "bigint"}, {"name": "name"}], \
            "samples": [{"id": "1", "name": "Café", "mail": "mia@harbour.example", "secret": "s3", "n": 1.50, "o": {"a": [true, null]}}], "shoeSize": 42.10}""";

    static Stream<byte[]> seeds() {
        return Stream.of(
                        REPORT,
                        REPORT.replace("nightly-2026-11-22", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
                        REPORT.replace("4812", "-1"),
                        REPORT.replace("4812", "9223372036854775808"),
                        REPORT.replace("4812", "1e99999999999"),
                        REPORT.replace("completed", "failed"),
                        REPORT.replace("\"rows\": 4812, \"totalAfter\": 90000", "\"countUnknown\": true"),
                        REPORT.replace("Café", "\\ud83d\\ude00".repeat(200)),
                        REPORT.replace("\"load\"", "\"\\u202eload\""),
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
        holds(WireFormat.PLAIN, body);
    }

    /** What holds of every wire format. */
    static void holds(WireFormat wire, byte[] body) {
        Optional<PipelineEvent> read;
        try {
            read = wire.read(body, NOW, MASKS);
        } catch (IntakeRefused refused) {
            assertThat(refused.status()).isBetween(400, 422);
            assertThat(refused.detail()).contains("othing was stored");
            return;
        }
        read.ifPresent(event -> holds(wire, event));
    }

    private static void holds(WireFormat wire, PipelineEvent event) {
        assertThat(event.at()).isBetween(Instant.parse("2000-01-01T00:00:00Z"), NOW.plus(Duration.ofDays(1)));
        for (var output : event.outputs()) {
            assertThat(output.rows() == null || output.rows() >= 0).isTrue();
            assertThat(output.totalAfter() == null || output.totalAfter() >= 0).isTrue();
            assertThat(output.countUnknown() && (output.rows() != null || output.totalAfter() != null))
                    .isFalse();
            assertThat(event.job(output).output()).isEqualTo(output.name());
            assertThat(Samples.read(Samples.write(output.samples()))).isEqualTo(output.samples());
            assertThat(output.samples().size()).isLessThanOrEqualTo(Samples.MOST);
            assertThat(output.samples()).allSatisfy(sample -> assertThat(sample).satisfies(shown -> {
                assertThat(shown.getOrDefault("secret", Masks.HIDDEN)).isEqualTo(Masks.HIDDEN);
                assertThat(shown.values()).noneMatch(value -> value.matches("(?s).*[a-z]@[a-z].*"));
            }));
            var schema = output.schema();
            if (schema != null) {
                assertThat(RunSchema.read(schema.written()).hash()).isEqualTo(schema.hash());
                assertThat(schema.fields()).hasSizeBetween(1, RunSchema.MOST_FIELDS);
            }
        }
        // what is kept of it is read again when its sync is connected later
        var again = wire.read(event.payload().getBytes(UTF_8), NOW, MASKS).orElseThrow();
        assertThat(again).isEqualTo(withoutSamples(event));
        assertThat(again.key()).isEqualTo(event.key());
    }

    static PipelineEvent withoutSamples(PipelineEvent event) {
        return new PipelineEvent(
                event.wire(),
                event.run(),
                event.kind(),
                event.at(),
                event.startedAt(),
                event.jobNamespace(),
                event.jobName(),
                event.outputs().stream()
                        .map(o -> new PipelineEvent.Output(
                                o.name(),
                                o.rows(),
                                o.totalAfter(),
                                o.countUnknown(),
                                o.newestRecordAt(),
                                o.schema(),
                                List.of(),
                                o.sum()))
                        .toList(),
                event.payload());
    }
}
