package app.merestone.datasync;

import app.merestone.kernel.CanonicalJson;
import app.merestone.kernel.ContentHash;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads OpenLineage run events (specification 2-0-2): rows from an output's {@code outputStatistics} facet, the total
 * after the run from its {@code dataQualityMetrics}. Fields it does not know are kept and not refused. Two facets are ours:
 * {@code merestone_samples} with up to twenty records, {@code merestone_freshness} with the newest record's time.
 */
final class OpenLineage {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Pattern UUID_SHAPE =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration CLOCK_DRIFT = Duration.ofDays(1);
    private static final String SAMPLES = "merestone_samples";
    private static final String FRESHNESS = "merestone_freshness";

    private OpenLineage() {}

    /**
     * A run event.
     *
     * @param payload as it came, without its sample records
     */
    record Event(
            PipelineRun run,
            RunReport.Kind kind,
            Instant at,
            String jobNamespace,
            String jobName,
            List<Output> outputs,
            String payload) {

        /** The same run, kind and time is the same event, however often it is sent. */
        ContentHash key() {
            return ContentHash.of(CanonicalJson.of(Map.of("run", run, "kind", kind, "at", at)));
        }

        JobKey job(Output output) {
            return new JobKey(jobNamespace, jobName, output.name());
        }

        /** What it says of one output. */
        RunReport report(Output output) {
            return new RunReport(
                    run, kind, at, output.rows(), output.totalAfter(), output.newestRecordAt(), output.samples());
        }

        /** What it says of a run whose outputs another event named. */
        RunReport reportWithoutOutput() {
            return RunReport.withoutOutput(run, kind, at);
        }

        /** Letter by letter: a collation may think more names alike than the sender does. */
        boolean isOf(JobKey address) {
            return isOf(address.namespace(), address.name());
        }

        boolean isOf(String namespace, String name) {
            return jobNamespace.equals(namespace) && jobName.equals(name);
        }
    }

    /** One data set that the run wrote. */
    record Output(
            String name,
            @Nullable Long rows,
            @Nullable Long totalAfter,
            @Nullable Instant newestRecordAt,
            List<Map<String, String>> samples) {}

    /** Reads an event, or refuses it with the reason. */
    static Event read(byte[] body, Instant now) {
        var event = object(parse(body), "The body");
        var run = object(event.path("run"), "run");
        var job = object(event.path("job"), "job");
        var outputs = outputs(event.path("outputs"));
        return new Event(
                runId(run.path("runId")),
                kind(event.path("eventType")),
                eventTime(event.path("eventTime"), now),
                name(job.path("namespace"), "job.namespace"),
                name(job.path("name"), "job.name"),
                outputs,
                withoutSamples(event));
    }

    private static JsonNode parse(byte[] body) {
        if (body.length == 0) {
            throw new IntakeRefused(400, "empty", "The body is empty. Nothing was stored. Send a RunEvent.");
        }
        try {
            return JSON.readTree(body);
        } catch (JacksonException malformed) {
            var place = malformed.getLocation();
            throw new IntakeRefused(
                    400,
                    "malformed",
                    "The body is not well-formed JSON"
                            + (place == null
                                    ? ""
                                    : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")")
                            + ". Nothing was stored.");
        } catch (NumberFormatException beyond) {
            // an exponent that no number has: the parser lets this one out as it comes
            throw new IntakeRefused(400, "malformed", "The body has a number beyond all numbers. Nothing was stored.");
        }
    }

    private static ObjectNode object(JsonNode node, String what) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw invalid(
                what + " must be an object. Only OpenLineage RunEvents are taken, each with eventTime, run and job");
    }

    private static PipelineRun runId(JsonNode node) {
        if (node.isString() && UUID_SHAPE.matcher(node.stringValue()).matches()) {
            return new PipelineRun(UUID.fromString(node.stringValue()));
        }
        throw invalid("run.runId must be a UUID of 36 characters");
    }

    private static RunReport.Kind kind(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return RunReport.Kind.OTHER;
        }
        if (node.isString()) {
            for (var kind : RunReport.Kind.values()) {
                if (kind.name().equals(node.stringValue().toUpperCase(Locale.ROOT))) {
                    return kind;
                }
            }
        }
        throw invalid("eventType must be one of " + Arrays.toString(RunReport.Kind.values()));
    }

    private static Instant eventTime(JsonNode node, Instant now) {
        var at = instant(node, "eventTime");
        if (at == null) {
            throw invalid("eventTime must be there");
        }
        if (at.isAfter(now.plus(CLOCK_DRIFT))) {
            throw invalid("eventTime lies more than a day ahead of our clock (" + now.truncatedTo(ChronoUnit.SECONDS)
                    + "); set the sender's clock");
        }
        return at;
    }

    private static @Nullable Instant instant(JsonNode node, String what) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            var at = OffsetDateTime.parse(node.asString(""), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
            if (at.isBefore(EARLIEST) || at.isAfter(Instant.parse("9000-01-01T00:00:00Z"))) {
                throw invalid(what + " is no plausible time");
            }
            return at;
        } catch (DateTimeException malformed) {
            throw invalid(what + " must be an ISO 8601 time with its offset, such as 2026-11-22T08:00:00Z");
        }
    }

    private static String name(JsonNode node, String what) {
        if (!node.isString() || node.stringValue().isBlank()) {
            throw invalid(what + " must be a text");
        }
        var name = node.stringValue();
        if (name.codePointCount(0, name.length()) > JobKey.LONGEST) {
            throw invalid(what + " may have at most " + JobKey.LONGEST + " characters");
        }
        if (name.codePoints().anyMatch(OpenLineage::unshowable)) {
            throw invalid(what + " may not contain control characters, characters that turn the text around, or halves"
                    + " of characters");
        }
        return name;
    }

    private static boolean unshowable(int c) {
        boolean reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return Character.isISOControl(c) || reorders || Character.getType(c) == Character.SURROGATE;
    }

    /** Half a character, which JSON can spell and no database takes, becomes a question mark. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static List<Output> outputs(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw invalid("outputs must be a list");
        }
        var outputs = new LinkedHashMap<String, Output>();
        for (var each : node) {
            var dataset = object(each, "Each of outputs");
            var name = name(dataset.path("name"), "outputs.name");
            var facets = dataset.path("facets");
            var own = dataset.path("outputFacets");
            var rows = count(own.path("outputStatistics").path("rowCount"), "outputStatistics.rowCount");
            var total = count(facets.path("dataQualityMetrics").path("rowCount"), "dataQualityMetrics.rowCount");
            var newest = instant(own.path(FRESHNESS).path("newestRecordAt"), FRESHNESS + ".newestRecordAt");
            outputs.put(name, new Output(name, rows, total, newest, samples(own.path(SAMPLES))));
        }
        return List.copyOf(outputs.values());
    }

    private static @Nullable Long count(JsonNode node, String what) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw invalid(what + " must be a whole number from 0 to " + Long.MAX_VALUE);
        }
        return node.longValue();
    }

    private static List<Map<String, String>> samples(JsonNode facet) {
        var records = facet.path("records");
        if (!records.isArray()) {
            return List.of();
        }
        var samples = new ArrayList<Map<String, String>>();
        for (var record : records) {
            if (samples.size() == Samples.MOST) {
                break;
            }
            if (record instanceof ObjectNode fields && !fields.isEmpty()) {
                var sample = new LinkedHashMap<String, String>();
                fields.properties().stream().limit(Samples.MOST_FIELDS).forEach(field -> {
                    var value = field.getValue();
                    sample.put(
                            shortened(field.getKey()),
                            shortened(
                                    value.isNull() ? "" : value.isValueNode() ? value.asString("") : value.toString()));
                });
                samples.add(sample);
            }
        }
        return samples;
    }

    private static String shortened(String typed) {
        var text = whole(typed);
        return text.codePointCount(0, text.length()) <= Samples.LONGEST_VALUE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Samples.LONGEST_VALUE - 1)) + "…";
    }

    private static String withoutSamples(ObjectNode event) {
        for (var output : event.path("outputs")) {
            if (output.path("outputFacets") instanceof ObjectNode facets) {
                facets.remove(SAMPLES);
            }
        }
        return whole(JSON.writeValueAsString(event));
    }

    private static IntakeRefused invalid(String what) {
        return new IntakeRefused(422, "invalid", what + ". Nothing was stored.");
    }
}
