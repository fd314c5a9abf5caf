package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rule 6: which dataset an OpenLineage event tells a count of")
class OpenLineageTests {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void aDatasetIsKnownByItsNameAlone() {
        assertThat(outputs(output("warehouse", "public.accounts", 4_812), output("warehouse", "public.deals", 7)))
                .extracting(PipelineEvent.Output::name, PipelineEvent.Output::rows)
                .containsExactly(tuple("public.accounts", 4_812L), tuple("public.deals", 7L));
    }

    @Test
    void datasetsOfOneNameAreToldApartByWhereTheyLie() {
        assertThat(outputs(
                        output("postgres://one", "public.accounts", 4_812),
                        output("postgres://other", "public.accounts", 7),
                        output("postgres://one", "public.deals", 9)))
                .extracting(PipelineEvent.Output::name, PipelineEvent.Output::rows)
                .containsExactly(
                        tuple("postgres://one/public.accounts", 4_812L),
                        tuple("postgres://other/public.accounts", 7L),
                        tuple("public.deals", 9L));
    }

    @Test
    void twoCountsForOneDatasetAreNone() {
        assertThat(outputs(output("warehouse", "public.accounts", 4_812), output("warehouse", "public.accounts", 7)))
                .extracting(PipelineEvent.Output::name, PipelineEvent.Output::rows, PipelineEvent.Output::countUnknown)
                .containsExactly(tuple("public.accounts", null, true));
    }

    @Test
    void theSameCountToldTwiceIsOne() {
        assertThat(outputs(output("warehouse", "public.accounts", 7), output("warehouse", "public.accounts", 7)))
                .extracting(PipelineEvent.Output::name, PipelineEvent.Output::rows, PipelineEvent.Output::countUnknown)
                .containsExactly(tuple("public.accounts", 7L, false));
    }

    @Test
    void anEventNamesNoMoreDatasetsThanAnyJobWrites() {
        var most = IntStream.range(0, OpenLineage.MOST_OUTPUTS)
                .mapToObj(n -> output("warehouse", "table " + n, n))
                .toArray(String[]::new);
        assertThat(outputs(most)).hasSize(OpenLineage.MOST_OUTPUTS);
        var more = Stream.concat(Stream.of(most), Stream.of(output("warehouse", "one more", 1)))
                .toArray(String[]::new);
        assertThatThrownBy(() -> outputs(more))
                .isInstanceOf(IntakeRefused.class)
                .hasMessageContaining("at most " + OpenLineage.MOST_OUTPUTS);
    }

    private static List<PipelineEvent.Output> outputs(String... outputs) {
        var event =
                """
                {"eventType": "COMPLETE", "eventTime": "%s", "run": {"runId": "%s"},
                 "job": {"namespace": "airflow", "name": "nightly"}, "outputs": %s}""".formatted(NOW, UUID.randomUUID(), Stream.of(outputs).collect(Collectors.joining(",", "[", "]")));
        return OpenLineage.read(event.getBytes(StandardCharsets.UTF_8), NOW, Masks.NONE)
                .outputs();
    }

    private static String output(String namespace, String name, long rows) {
        return """
               {"namespace": "%s", "name": "%s", "outputFacets": {"outputStatistics": {"rowCount": %d}}}""".formatted(namespace, name, rows);
    }
}
