package app.merestone.e2e;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.transports.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

/** The vendor's loader, which reports its runs with the OpenLineage client that such loaders really use. */
final class Pipeline implements Loader {

    static final String NAMESPACE = "airflow";
    static final String JOB = "crm_nightly.load_accounts";
    static final String OUTPUT = "warehouse.accounts";

    private final OpenLineage lineage = new OpenLineage(URI.create("https://pipelines.example/loader"));
    private final Portal portal;
    private final String key;

    Pipeline(Portal portal, String key) {
        this.portal = portal;
        this.key = key;
    }

    @Override
    @SuppressWarnings("try") // the client's close may be interrupted, which no test does
    public void delivers(long rows) {
        var run = lineage.newRunBuilder().runId(UUID.randomUUID()).build();
        var job = lineage.newJobBuilder().namespace(NAMESPACE).name(JOB).build();
        var output = lineage.newOutputDatasetBuilder()
                .namespace("warehouse")
                .name(OUTPUT)
                .outputFacets(lineage.newOutputDatasetOutputFacetsBuilder()
                        .outputStatistics(lineage.newOutputStatisticsOutputDatasetFacetBuilder()
                                .rowCount(rows)
                                .build())
                        .build())
                .build();
        var ended = ZonedDateTime.now();
        var transport = HttpTransport.builder()
                .uri(URI.create(portal.url()))
                .apiKey(key)
                .build();
        try (var client = new OpenLineageClient(transport)) {
            client.emit(lineage.newRunEventBuilder()
                    .eventType(OpenLineage.RunEvent.EventType.START)
                    .eventTime(ended.minus(Duration.ofSeconds(20)))
                    .run(run)
                    .job(job)
                    .build());
            client.emit(lineage.newRunEventBuilder()
                    .eventType(OpenLineage.RunEvent.EventType.COMPLETE)
                    .eventTime(ended)
                    .run(run)
                    .job(job)
                    .outputs(List.of(output))
                    .build());
        } catch (Exception failed) {
            throw new IllegalStateException("the run could not be reported", failed);
        }
    }
}
