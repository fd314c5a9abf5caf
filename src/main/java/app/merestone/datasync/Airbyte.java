package app.merestone.datasync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the webhooks that Airbyte sends when a sync has ended (its documentation, "Manage notifications", example webhook
 * payload). The rows are what the destination committed. The feed is {@code airbyte}, the connection's id and the
 * destination's. Other notifications carry text for people and no run.
 */
final class Airbyte {

    static final String NAMESPACE = "airbyte";

    private Airbyte() {}

    /** Reads a notification, or refuses it with the reason; nothing where it is about no run. */
    static Optional<PipelineEvent> read(byte[] body, Instant now) {
        if (!(IntakeJson.parse(body, "a sync notification") instanceof ObjectNode notification)) {
            throw IntakeJson.invalid("The body must be an object");
        }
        if (!(notification.path("data") instanceof ObjectNode data) || IntakeJson.absent(data.path("jobId"))) {
            return Optional.empty();
        }
        var job = IntakeJson.count(data.path("jobId"), "data.jobId");
        var connection = IntakeJson.name(data.path("connection").path("id"), "data.connection.id");
        boolean well = success(data.path("success"));
        var rows = IntakeJson.count(data.path("recordsCommitted"), "data.recordsCommitted");
        var output = new PipelineEvent.Output(
                IntakeJson.name(data.path("destination").path("id"), "data.destination.id"),
                well ? rows : null,
                null,
                well && rows == null,
                null,
                null,
                List.of());
        return Optional.of(new PipelineEvent(
                WireFormat.AIRBYTE,
                PlainRun.derived(Map.of("wire", NAMESPACE, "connection", connection, "job", String.valueOf(job))),
                well ? RunReport.Kind.COMPLETE : RunReport.Kind.FAIL,
                IntakeJson.moment(data.path("finishedAt"), "data.finishedAt", now),
                IntakeJson.optionalMoment(data.path("startedAt"), "data.startedAt", now),
                NAMESPACE,
                connection,
                List.of(output),
                IntakeJson.written(notification)));
    }

    private static boolean success(JsonNode node) {
        if (!node.isBoolean()) {
            throw IntakeJson.invalid("data.success must be true or false");
        }
        return node.booleanValue();
    }
}
