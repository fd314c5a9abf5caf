package app.merestone.datasync;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one event says of one run of one sync, whatever wire format brought it.
 *
 * @param run the sender's id of the run
 * @param kind what happened to it
 * @param at when, by the sender's clock
 * @param startedAt when it began, if an event says so that is not about the beginning
 * @param rows rows written by the run, if told
 * @param totalAfter rows in the target after the run, if told
 * @param countUnknown whether the sender says that records came and cannot say how many
 * @param newestRecordAt the time of the newest record, if told
 * @param schema the columns it wrote, if told
 * @param samples up to twenty records, field to value
 * @param sum over the records that the run wrote, if told
 */
record RunReport(
        PipelineRun run,
        Kind kind,
        Instant at,
        @Nullable Instant startedAt,
        @Nullable Long rows,
        @Nullable Long totalAfter,
        boolean countUnknown,
        @Nullable Instant newestRecordAt,
        @Nullable RunSchema schema,
        List<Map<String, String>> samples,
        @Nullable RunSum sum) {

    enum Kind {
        START,
        RUNNING,
        COMPLETE,
        FAIL,
        ABORT,
        OTHER;

        boolean ends() {
            return this == COMPLETE || failed();
        }

        boolean failed() {
            return this == FAIL || this == ABORT;
        }
    }

    /** A report without a sum. */
    RunReport(
            PipelineRun run,
            Kind kind,
            Instant at,
            @Nullable Instant startedAt,
            @Nullable Long rows,
            @Nullable Long totalAfter,
            boolean countUnknown,
            @Nullable Instant newestRecordAt,
            @Nullable RunSchema schema,
            List<Map<String, String>> samples) {
        this(run, kind, at, startedAt, rows, totalAfter, countUnknown, newestRecordAt, schema, samples, null);
    }

    /** A report of numbers and samples alone. */
    RunReport(
            PipelineRun run,
            Kind kind,
            Instant at,
            @Nullable Long rows,
            @Nullable Long totalAfter,
            @Nullable Instant newestRecordAt,
            List<Map<String, String>> samples) {
        this(run, kind, at, null, rows, totalAfter, false, newestRecordAt, null, samples);
    }

    /** The same, of which nothing happened after this moment: a sender's clock may run ahead, and no run ends before it is told. */
    RunReport notAfter(Instant now) {
        return at.isAfter(now) || (startedAt != null && startedAt.isAfter(now))
                ? new RunReport(
                        run,
                        kind,
                        earlier(at, now),
                        startedAt == null ? null : earlier(startedAt, now),
                        rows,
                        totalAfter,
                        countUnknown,
                        newestRecordAt,
                        schema,
                        samples,
                        sum)
                : this;
    }

    private static Instant earlier(Instant told, Instant now) {
        return told.isAfter(now) ? now.truncatedTo(ChronoUnit.MICROS) : told;
    }

    /** What an event says that names no output. */
    static RunReport withoutOutput(PipelineRun run, Kind kind, Instant at) {
        return new RunReport(run, kind, at, null, null, null, List.of());
    }
}
