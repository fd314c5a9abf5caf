package app.merestone.datasync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the webhooks that Fivetran sends when a sync starts and ends (its documentation, "Webhooks", event payloads). They
 * say how it went and not how much: a sync that ended well has arrived, count unknown, until a plain run report for the same
 * {@code sync_id} counts it. The feed is {@code fivetran}, the connection's id and the destination group's.
 */
final class Fivetran {

    static final String NAMESPACE = "fivetran";

    private Fivetran() {}

    /** Reads an event, or refuses it with the reason; nothing where it is about no sync, such as the test of a new webhook. */
    static Optional<PipelineEvent> read(byte[] body, Instant now) {
        if (!(IntakeJson.parse(body, "a webhook event") instanceof ObjectNode event)) {
            throw IntakeJson.invalid("The body must be an object");
        }
        var kind =
                switch (event.path("event").asString("")) {
                    case "sync_start" -> RunReport.Kind.START;
                    case "sync_end" -> ending(event);
                    default -> null;
                };
        if (kind == null) {
            return Optional.empty();
        }
        var connection = IntakeJson.name(either(event, "connector_id", "connection_id"), "connector_id");
        var output = new PipelineEvent.Output(
                IntakeJson.name(either(event, "destination_group_id", "group_id"), "destination_group_id"),
                null,
                null,
                kind == RunReport.Kind.COMPLETE,
                null,
                null,
                List.of());
        return Optional.of(new PipelineEvent(
                WireFormat.FIVETRAN,
                run(event.path("sync_id"), connection),
                kind,
                IntakeJson.moment(event.path("created"), "created", now),
                null,
                NAMESPACE,
                connection,
                List.of(output),
                IntakeJson.written(event)));
    }

    private static RunReport.Kind ending(ObjectNode event) {
        var status = event.path("data").path("status");
        return switch ((status.isString() ? status : event.path("status")).asString("")) {
            case "SUCCESSFUL" -> RunReport.Kind.COMPLETE;
            case "FAILURE", "FAILURE_WITH_TASK", "FAILED" -> RunReport.Kind.FAIL;
            case "CANCELED", "CANCELLED" -> RunReport.Kind.ABORT;
            // put off until later, or a word of tomorrow: it has not ended
            default -> RunReport.Kind.OTHER;
        };
    }

    private static PipelineRun run(JsonNode sync, String connection) {
        return IntakeJson.isUuid(sync)
                ? new PipelineRun(UUID.fromString(sync.stringValue()))
                : PlainRun.derived(
                        Map.of("wire", NAMESPACE, "connection", connection, "sync", IntakeJson.name(sync, "sync_id")));
    }

    private static JsonNode either(ObjectNode event, String name, String other) {
        return IntakeJson.absent(event.path(name)) ? event.path(other) : event.path(name);
    }
}
