package app.merestone.datasync;

import app.merestone.kernel.CanonicalJson;
import app.merestone.kernel.ContentHash;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a run report in plain JSON, for pipelines that speak no lineage: one report is about one run of one feed. It is
 * described in {@code /api/v1/openapi.yaml}. Fields it does not know are kept and not refused.
 */
final class PlainRun {

    private static final String SAMPLES = "samples";
    private static final int LONGEST_RUN = 200;

    private PlainRun() {}

    /** What happened to the run, in the words of this format. */
    private enum Status {
        STARTED(RunReport.Kind.START),
        RUNNING(RunReport.Kind.RUNNING),
        COMPLETED(RunReport.Kind.COMPLETE),
        FAILED(RunReport.Kind.FAIL),
        ABORTED(RunReport.Kind.ABORT);

        private final RunReport.Kind kind;

        Status(RunReport.Kind kind) {
            this.kind = kind;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Reads a report, or refuses it with the reason. */
    static PipelineEvent read(byte[] body, Instant now, Masks masks) {
        if (!(IntakeJson.parse(body, "a run report") instanceof ObjectNode report)) {
            throw IntakeJson.invalid("The body must be an object: one report of one run");
        }
        var kind = status(report.path("status")).kind;
        var rows = IntakeJson.count(report.path("rows"), "rows");
        var total = IntakeJson.count(report.path("totalAfter"), "totalAfter");
        boolean unknown = flag(report.path("countUnknown"));
        if (unknown && (rows != null || total != null)) {
            throw IntakeJson.invalid("countUnknown cannot be true beside rows or totalAfter");
        }
        var sum = sum(report.path("sum"));
        if (sum != null && rows == null) {
            throw IntakeJson.invalid("sum is over the rows that the run wrote, so it needs rows beside it");
        }
        if (kind == RunReport.Kind.COMPLETE && rows == null && total == null && !unknown) {
            throw IntakeJson.invalid(
                    "A completed run needs rows or totalAfter, or countUnknown: true where records came"
                            + " and nobody counted them");
        }
        var namespace = IntakeJson.name(report.path("namespace"), "namespace");
        var job = IntakeJson.name(report.path("job"), "job");
        var output = new PipelineEvent.Output(
                IntakeJson.name(report.path("output"), "output"),
                rows,
                total,
                unknown,
                IntakeJson.instant(report.path("newestRecordAt"), "newestRecordAt"),
                schema(report.path("schema")),
                samples(report.path(SAMPLES), masks),
                sum);
        var run = run(report.path("run"), namespace, job);
        var at = IntakeJson.moment(report.path("at"), "at", now);
        var startedAt = IntakeJson.optionalMoment(report.path("startedAt"), "startedAt", now);
        if (startedAt != null && startedAt.isAfter(at)) {
            throw IntakeJson.invalid("startedAt lies after at");
        }
        report.remove(SAMPLES);
        return new PipelineEvent(
                WireFormat.PLAIN,
                run,
                kind,
                at,
                startedAt,
                namespace,
                job,
                List.of(output),
                IntakeJson.written(report));
    }

    private static Status status(JsonNode node) {
        for (var status : Status.values()) {
            if (node.isString() && status.word().equals(node.stringValue())) {
                return status;
            }
        }
        throw IntakeJson.invalid("status must be one of "
                + Arrays.stream(Status.values()).map(Status::word).collect(Collectors.joining(", ")));
    }

    private static boolean flag(JsonNode node) {
        if (IntakeJson.absent(node)) {
            return false;
        }
        if (!node.isBoolean()) {
            throw IntakeJson.invalid("countUnknown must be true or false");
        }
        return node.booleanValue();
    }

    /** A UUID stands for itself, so that a count finds the run that another format reported; any other text within its job. */
    private static PipelineRun run(JsonNode node, String namespace, String job) {
        if (IntakeJson.isUuid(node)) {
            return new PipelineRun(UUID.fromString(node.stringValue()));
        }
        var text = IntakeJson.name(node, "run");
        if (text.codePointCount(0, text.length()) > LONGEST_RUN) {
            throw IntakeJson.invalid("run may have at most " + LONGEST_RUN + " characters");
        }
        return derived(Map.of("wire", "plain", "namespace", namespace, "job", job, "run", text));
    }

    /** The same id for the same names: 122 bits of their hash, marked as a UUID of one's own making (RFC 9562, version 8). */
    static PipelineRun derived(Map<String, String> names) {
        var hash = ByteBuffer.wrap(
                HexFormat.of().parseHex(ContentHash.of(CanonicalJson.of(names)).hex()));
        long high = (hash.getLong() & ~0xF000L) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new PipelineRun(new UUID(high, low));
    }

    private static @Nullable RunSum sum(JsonNode node) {
        if (IntakeJson.absent(node)) {
            return null;
        }
        if (!node.isObject()) {
            throw IntakeJson.invalid("sum must be an object with of, amount and, where it has one, unit");
        }
        var unit = node.path("unit");
        return new RunSum(
                new SumName(
                        label(node.path("of"), "sum.of", SumName.LONGEST),
                        IntakeJson.absent(unit) ? "" : label(unit, "sum.unit", SumName.LONGEST_UNIT)),
                IntakeJson.amount(node.path("amount"), "sum.amount"));
    }

    /** What a sum is of: the customer reads it before they have counted, so that it may tell no number (rule 6). */
    private static String label(JsonNode node, String what, int longest) {
        var label = IntakeJson.name(node, what).strip();
        if (label.codePointCount(0, label.length()) > longest) {
            throw IntakeJson.invalid(what + " may have at most " + longest + " characters");
        }
        if (label.codePoints().anyMatch(PlainRun::numeral)) {
            throw IntakeJson.invalid(
                    what + " may not contain numerals: customers read it before they have counted their own");
        }
        return label;
    }

    private static boolean numeral(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static @Nullable RunSchema schema(JsonNode node) {
        if (IntakeJson.absent(node)) {
            return null;
        }
        if (!node.isArray()) {
            throw IntakeJson.invalid("schema must be a list of fields, each with name and type");
        }
        var fields = new ArrayList<RunSchema.Field>();
        for (var field : node) {
            var type = field.path("type");
            if (!IntakeJson.absent(type) && !type.isString()) {
                throw IntakeJson.invalid("schema.type must be a text");
            }
            fields.add(new RunSchema.Field(
                    IntakeJson.name(field.path("name"), "schema.name"), IntakeJson.whole(type.asString(""))));
        }
        return RunSchema.of(fields);
    }

    private static List<Map<String, String>> samples(JsonNode node, Masks masks) {
        if (!IntakeJson.absent(node) && !node.isArray()) {
            throw IntakeJson.invalid("samples must be a list of records, field to value");
        }
        return IntakeJson.samples(node, masks);
    }
}
