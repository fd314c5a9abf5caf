package app.merestone.datasync;

import app.merestone.kernel.CanonicalJson;
import app.merestone.kernel.ContentHash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sender delivered, whatever the wire format.
 *
 * @param wire how it was written
 * @param run the sender's id of the run
 * @param kind what happened to the run
 * @param at when, by the sender's clock
 * @param startedAt when the run began, where an event says so that is not about the beginning
 * @param outputs what the run wrote; empty when this event does not say
 * @param payload as it came, without its sample records
 */
record PipelineEvent(
        WireFormat wire,
        PipelineRun run,
        RunReport.Kind kind,
        Instant at,
        @Nullable Instant startedAt,
        String jobNamespace,
        String jobName,
        List<Output> outputs,
        String payload) {

    /**
     * One data set that the run wrote.
     *
     * @param countUnknown whether it is known that something was written, and not how much
     * @param sum over what the run wrote, if told
     */
    record Output(
            String name,
            @Nullable Long rows,
            @Nullable Long totalAfter,
            boolean countUnknown,
            @Nullable Instant newestRecordAt,
            @Nullable RunSchema schema,
            List<Map<String, String>> samples,
            @Nullable RunSum sum) {

        /** One of which no sum is told. */
        Output(
                String name,
                @Nullable Long rows,
                @Nullable Long totalAfter,
                boolean countUnknown,
                @Nullable Instant newestRecordAt,
                @Nullable RunSchema schema,
                List<Map<String, String>> samples) {
            this(name, rows, totalAfter, countUnknown, newestRecordAt, schema, samples, null);
        }

        Output named(String other) {
            return new Output(other, rows, totalAfter, countUnknown, newestRecordAt, schema, samples, sum);
        }

        /** Something was written, and how much is not known. */
        Output withoutCounts() {
            return new Output(name, null, null, true, newestRecordAt, schema, samples, null);
        }
    }

    /** By what an event is known when it is sent again. */
    ContentHash key() {
        return wire == WireFormat.OPENLINEAGE
                // the same run, kind and time is the same event, however often it is sent
                ? ContentHash.of(CanonicalJson.of(Map.of("run", run, "kind", kind, "at", at)))
                : ContentHash.of(CanonicalJson.of(Map.of("wire", wire, "payload", payload)));
    }

    JobKey job(Output output) {
        return new JobKey(jobNamespace, jobName, output.name());
    }

    /** What it says of one output. */
    RunReport report(Output output) {
        return new RunReport(
                run,
                kind,
                at,
                startedAt,
                output.rows(),
                output.totalAfter(),
                output.countUnknown(),
                output.newestRecordAt(),
                output.schema(),
                output.samples(),
                output.sum());
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
