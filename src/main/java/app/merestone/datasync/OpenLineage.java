package app.merestone.datasync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads OpenLineage run events (specification 2-0-2): rows from an output's {@code outputStatistics} facet, the total
 * after the run from its {@code dataQualityMetrics}, its columns from its {@code schema}. Fields it does not know are kept
 * and not refused. An output is known by its dataset's name, and by {@code namespace/name} where one event names datasets of
 * the same name in several namespaces: which of them a sync is about has to be said then. Two facets are ours:
 * {@code merestone_samples} with up to twenty records, {@code merestone_freshness} with the newest record's time.
 */
final class OpenLineage {

    private static final String SAMPLES = "merestone_samples";
    private static final String FRESHNESS = "merestone_freshness";

    /** More than any job writes; an event of a megabyte could name seventy thousand. */
    static final int MOST_OUTPUTS = 500;

    private OpenLineage() {}

    /** Reads an event, or refuses it with the reason. */
    static PipelineEvent read(byte[] body, Instant now, Masks masks) {
        var event = object(IntakeJson.parse(body, "a RunEvent"), "The body");
        var run = object(event.path("run"), "run");
        var job = object(event.path("job"), "job");
        var outputs = outputs(event.path("outputs"), masks);
        return new PipelineEvent(
                WireFormat.OPENLINEAGE,
                new PipelineRun(IntakeJson.uuid(run.path("runId"), "run.runId")),
                kind(event.path("eventType")),
                IntakeJson.moment(event.path("eventTime"), "eventTime", now),
                null,
                IntakeJson.name(job.path("namespace"), "job.namespace"),
                IntakeJson.name(job.path("name"), "job.name"),
                outputs,
                withoutSamples(event));
    }

    private static ObjectNode object(JsonNode node, String what) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw IntakeJson.invalid(
                what + " must be an object. Only OpenLineage RunEvents are taken, each with eventTime, run and job");
    }

    private static RunReport.Kind kind(JsonNode node) {
        if (IntakeJson.absent(node)) {
            return RunReport.Kind.OTHER;
        }
        if (node.isString()) {
            for (var kind : RunReport.Kind.values()) {
                if (kind.name().equals(node.stringValue().toUpperCase(Locale.ROOT))) {
                    return kind;
                }
            }
        }
        throw IntakeJson.invalid("eventType must be one of " + Arrays.toString(RunReport.Kind.values()));
    }

    private static List<PipelineEvent.Output> outputs(JsonNode node, Masks masks) {
        if (IntakeJson.absent(node)) {
            return List.of();
        }
        if (!node.isArray()) {
            throw IntakeJson.invalid("outputs must be a list");
        }
        if (node.size() > MOST_OUTPUTS) {
            throw IntakeJson.invalid("outputs may name at most " + MOST_OUTPUTS + " datasets");
        }
        var outputs = new LinkedHashMap<Dataset, PipelineEvent.Output>();
        for (var each : node) {
            var dataset = object(each, "Each of outputs");
            outputs.merge(Dataset.of(dataset), output(dataset, masks), OpenLineage::toldTwice);
        }
        return outputs.entrySet().stream()
                .map(each -> each.getValue().named(each.getKey().among(outputs.keySet())))
                .toList();
    }

    /** What OpenLineage knows a dataset by. */
    private record Dataset(String namespace, String name) {

        static Dataset of(JsonNode dataset) {
            var namespace = dataset.path("namespace");
            return new Dataset(
                    IntakeJson.absent(namespace) ? "" : IntakeJson.name(namespace, "outputs.namespace"),
                    IntakeJson.name(dataset.path("name"), "outputs.name"));
        }

        /** Its name alone says which it is, unless the event names it in several places. */
        String among(Collection<Dataset> all) {
            return namespace.isEmpty()
                            || all.stream()
                                            .filter(each -> each.name.equals(name))
                                            .count()
                                    == 1
                    ? name
                    : IntakeJson.name(
                            StringNode.valueOf(namespace + "/" + name), "outputs.namespace with outputs.name");
        }
    }

    private static PipelineEvent.Output output(ObjectNode dataset, Masks masks) {
        var facets = dataset.path("facets");
        var own = dataset.path("outputFacets");
        return new PipelineEvent.Output(
                "",
                IntakeJson.count(own.path("outputStatistics").path("rowCount"), "outputStatistics.rowCount"),
                IntakeJson.count(facets.path("dataQualityMetrics").path("rowCount"), "dataQualityMetrics.rowCount"),
                false,
                IntakeJson.instant(own.path(FRESHNESS).path("newestRecordAt"), FRESHNESS + ".newestRecordAt"),
                schema(facets.path("schema").path("fields")),
                IntakeJson.samples(own.path(SAMPLES).path("records"), masks));
    }

    /** Two counts for one dataset in one event are none that anybody could be shown. */
    private static PipelineEvent.Output toldTwice(PipelineEvent.Output one, PipelineEvent.Output other) {
        return Objects.equals(one.rows(), other.rows()) && Objects.equals(one.totalAfter(), other.totalAfter())
                ? other
                : other.withoutCounts();
    }

    /** The columns of a SchemaDatasetFacet; nested fields under the names that lead to them. */
    private static @Nullable RunSchema schema(JsonNode fields) {
        var columns = new ArrayList<RunSchema.Field>();
        collect(fields, "", columns);
        return RunSchema.of(columns);
    }

    private static void collect(JsonNode fields, String above, List<RunSchema.Field> columns) {
        if (!fields.isArray()) {
            return;
        }
        for (var field : fields) {
            if (columns.size() == RunSchema.MOST_FIELDS) {
                return;
            }
            var name = field.path("name");
            if (name.isString() && !name.stringValue().isBlank()) {
                var column = new RunSchema.Field(
                        above + IntakeJson.whole(name.stringValue()),
                        IntakeJson.whole(field.path("type").asString("")));
                columns.add(column);
                collect(field.path("fields"), column.name() + ".", columns);
            }
        }
    }

    private static String withoutSamples(ObjectNode event) {
        for (var output : event.path("outputs")) {
            if (output.path("outputFacets") instanceof ObjectNode facets) {
                facets.remove(SAMPLES);
            }
        }
        return IntakeJson.written(event);
    }
}
