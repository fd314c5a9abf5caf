package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The columns that a run tells of. */
class RunSchemaTests {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @Test
    void aLongNameIsNotRepeatedInFullForEachColumnBelowIt() {
        var children = IntStream.range(0, 900)
                .mapToObj("{\"name\":\"c%d\"}"::formatted)
                .collect(Collectors.joining(","));
        var event = """
                {"eventType": "COMPLETE", "eventTime": "2026-11-23T07:00:00Z",
                 "run": {"runId": "01934f3e-7a10-7c3e-9d64-2f7b1a5c9e01"}, "job": {"namespace": "n", "name": "j"},
                 "outputs": [{"namespace": "w", "name": "o", "facets": {"schema": {"fields": [
                   {"name": "%s", "fields": [%s]}]}}}]}""".formatted("n".repeat(900_000), children);

        var schema = OpenLineage.read(event.getBytes(StandardCharsets.UTF_8), NOW, Masks.NONE)
                .outputs()
                .getFirst()
                .schema();

        assertThat(schema).isNotNull();
        assertThat(schema.fields()).extracting(RunSchema.Field::name).allSatisfy(name -> assertThat(name)
                .hasSizeLessThanOrEqualTo(200));
    }

    @Test
    void theSameColumnsInAnotherOrderAreTheSameSchema() {
        var one = RunSchema.of(List.of(new RunSchema.Field("a", "int"), new RunSchema.Field("b", "text")));
        var other = RunSchema.of(List.of(new RunSchema.Field("b", "text"), new RunSchema.Field("a", "int")));

        assertThat(one).isNotNull().isEqualTo(other);
    }
}
