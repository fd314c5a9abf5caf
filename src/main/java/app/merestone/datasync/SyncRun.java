package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.CanonicalJson;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One delivery of a data sync. What it counted is closed up in here: no method answers it, and the only way out is {@link
 * #open}, which takes the account's own count and answers the pair (rule 6).
 */
// some columns are read by the pages alone
@SuppressWarnings("UnusedVariable")
@Table("sync_run")
class SyncRun {

    private final @Id SyncRunId id;
    private @Version @Nullable Integer version;
    private final AccountId accountId;
    private final DataSyncId syncId;
    private final @Nullable ConnectionId connectionId;
    private final ContentHash jobHash;
    private final PipelineRun pipelineRun;
    private RunState state;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private Instant toldAt;
    private @Nullable Instant arrivedAt;
    private @Nullable Long rowCount;
    private @Nullable Long totalAfter;
    private @Nullable Instant newestRecordAt;
    private @Nullable String samples;

    /** When its sample records are deleted; empty while there are none. */
    private @Nullable Instant samplesUntil;

    /** Whether it ever carried any. */
    private boolean samplesTold;

    private @Nullable ContentHash schemaHash;

    /** What an event has just told of its columns; kept apart from the runs, by its hash. */
    private @Transient @Nullable RunSchema toldSchema;

    private final @Nullable PersonId uploadedBy;
    private @Nullable String sumOf;
    private @Nullable String sumUnit;
    private @Nullable BigDecimal sumAmount;

    @PersistenceCreator
    private SyncRun(
            SyncRunId id,
            @Nullable Integer version,
            AccountId accountId,
            DataSyncId syncId,
            @Nullable ConnectionId connectionId,
            ContentHash jobHash,
            PipelineRun pipelineRun,
            RunState state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            Instant toldAt,
            @Nullable Instant arrivedAt,
            @Nullable Long rowCount,
            @Nullable Long totalAfter,
            @Nullable Instant newestRecordAt,
            @Nullable String samples,
            @Nullable Instant samplesUntil,
            boolean samplesTold,
            @Nullable ContentHash schemaHash,
            @Nullable PersonId uploadedBy,
            @Nullable String sumOf,
            @Nullable String sumUnit,
            @Nullable BigDecimal sumAmount) {
        this.id = id;
        this.version = version;
        this.accountId = accountId;
        this.syncId = syncId;
        this.connectionId = connectionId;
        this.jobHash = jobHash;
        this.pipelineRun = pipelineRun;
        this.state = state;
        this.startedAt = startedAt;
        this.endedAt = endedAt;
        this.toldAt = toldAt;
        this.arrivedAt = arrivedAt;
        this.rowCount = rowCount;
        this.totalAfter = totalAfter;
        this.newestRecordAt = newestRecordAt;
        this.samples = samples;
        this.samplesUntil = samplesUntil;
        this.samplesTold = samplesTold;
        this.schemaHash = schemaHash;
        this.uploadedBy = uploadedBy;
        this.sumOf = sumOf;
        this.sumUnit = sumUnit;
        this.sumAmount = sumAmount;
    }

    /** A run of this sync that was just heard of for the first time. */
    static SyncRun of(DataSync sync, ConnectionId connection, PipelineRun run, Instant firstTold) {
        return begun(sync, connection, null, run, firstTold);
    }

    /** A run of this sync that a person reports by the file that was delivered. */
    static SyncRun uploaded(DataSync sync, PersonId by, PipelineRun run, Instant told) {
        return begun(sync, null, by, run, told);
    }

    private static SyncRun begun(
            DataSync sync,
            @Nullable ConnectionId connection,
            @Nullable PersonId uploader,
            PipelineRun run,
            Instant told) {
        return new SyncRun(
                SyncRunId.next(),
                null,
                sync.account(),
                sync.id(),
                connection,
                sync.address(),
                run,
                RunState.RUNNING,
                null,
                null,
                told,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                uploader,
                null,
                null,
                null);
    }

    /** What an event changed. */
    enum Outcome {
        /** Nothing that moves the sync. */
        NOTHING,
        /** It ended well, without rows. */
        ENDED_EMPTY,
        /** It ended well and brought rows. */
        ARRIVED,
        /** It had ended well, and only now its numbers or its columns are told. */
        LEARNED,
        /** It had ended well and brought something, and only now it is told that this was nothing. */
        EMPTIED,
        /** It failed or was aborted. */
        FAILED
    }

    /**
     * Takes in what an event says. Events may come late, twice and in any order; the first one that ends the run decides
     * how it ended and what it counted. What a sender's clock puts into the future happened now: a run from there would
     * stand before everything that comes until then.
     */
    Outcome tell(RunReport told, Delivery delivery, Instant now) {
        var report = told.notAfter(now);
        if (state.ended()) {
            return toldAfterTheEnd(report, delivery, now);
        }
        boolean newest = !report.at().isBefore(toldAt);
        if (newest) {
            toldAt = report.at();
        }
        learn(report, newest || report.kind().ends(), now);
        switch (report.kind()) {
            case START -> startedAt = report.at();
            case COMPLETE -> {
                end(RunState.COMPLETE, report.at());
                return settle(report, delivery, now);
            }
            case FAIL -> {
                end(RunState.FAILED, report.at());
                return Outcome.FAILED;
            }
            case ABORT -> {
                end(RunState.ABORTED, report.at());
                return Outcome.FAILED;
            }
            case RUNNING, OTHER -> {}
        }
        return Outcome.NOTHING;
    }

    private Outcome toldAfterTheEnd(RunReport report, Delivery delivery, Instant now) {
        if (report.kind() == RunReport.Kind.START && startedAt == null) {
            startedAt = report.at();
        }
        if (!report.kind().ends()) {
            return Outcome.NOTHING;
        }
        if (ending(report.kind()) != state) {
            throw new IntakeRefused(
                    409,
                    "run-already-ended",
                    "This run already ended as " + state + "; it cannot also have ended as " + report.kind()
                            + ". Nothing was stored. Send a new run under a new runId.");
        }
        if (contradicts(rowCount, report.rows())
                || contradicts(totalAfter, report.totalAfter())
                || contradicts(sum(), report.sum())) {
            throw new IntakeRefused(
                    409,
                    "run-already-counted",
                    "This run already ended with other numbers, and a run's numbers do not change afterwards."
                            + " Nothing was stored. Send a new run under a new runId.");
        }
        boolean unknown = countUnknown();
        if (unknown && samplesTold && (report.rows() != null || report.totalAfter() != null)) {
            // who has seen the records cannot count them blind any more (rule 6)
            throw new IntakeRefused(
                    409,
                    "run-already-shown",
                    "This run ended with sample records and no number, and whoever looks at those records can no longer count"
                            + " blind. Nothing was stored. Send the numbers with the next run.");
        }
        boolean hadArrived = arrivedAt != null;
        boolean tellsMore = (rowCount == null && report.rows() != null)
                || (totalAfter == null && report.totalAfter() != null)
                || (schemaHash == null && report.schema() != null)
                || (sumAmount == null && report.sum() != null);
        learn(report, false, now);
        if (state != RunState.COMPLETE) {
            return Outcome.NOTHING;
        }
        if (!hadArrived && settle(report, delivery, now) == Outcome.ARRIVED) {
            return Outcome.ARRIVED;
        }
        if (unknown && !hasNoCount() && !broughtSomething(delivery)) {
            arrivedAt = null;
            return Outcome.EMPTIED;
        }
        return tellsMore ? Outcome.LEARNED : Outcome.NOTHING;
    }

    private void learn(RunReport report, boolean overwrite, Instant now) {
        if (report.rows() != null && (overwrite || rowCount == null)) {
            rowCount = report.rows();
        }
        if (report.totalAfter() != null && (overwrite || totalAfter == null)) {
            totalAfter = report.totalAfter();
        }
        var sum = report.sum();
        if (sum != null && (overwrite || sumAmount == null)) {
            sumOf = sum.name().of();
            sumUnit = sum.name().unit();
            sumAmount = sum.amount();
        }
        if (report.newestRecordAt() != null && (overwrite || newestRecordAt == null)) {
            newestRecordAt = report.newestRecordAt();
        }
        // those that were deleted do not come back
        if (!report.samples().isEmpty() && (samples == null ? !samplesTold : overwrite)) {
            samples = Samples.write(report.samples());
            samplesTold = true;
            samplesUntil = now.plus(OldSamples.KEPT_AFTER_ARRIVAL);
        }
        var schema = report.schema();
        if (schema != null && (overwrite || schemaHash == null)) {
            schemaHash = schema.hash();
            toldSchema = schema;
        }
        if (report.startedAt() != null && startedAt == null) {
            startedAt = report.startedAt();
        }
    }

    private boolean hasNoCount() {
        return rowCount == null && totalAfter == null;
    }

    private void end(RunState how, Instant at) {
        state = how;
        endedAt = at;
    }

    private Outcome settle(RunReport report, Delivery delivery, Instant now) {
        if (!broughtSomething(delivery) && !(report.countUnknown() && hasNoCount())) {
            return Outcome.ENDED_EMPTY;
        }
        arrivedAt = now;
        return Outcome.ARRIVED;
    }

    private boolean broughtSomething(Delivery delivery) {
        boolean rows = rowCount != null && rowCount > 0;
        boolean total = totalAfter != null && totalAfter > 0;
        return rows || (total && (rowCount == null || delivery == Delivery.INCREMENTAL));
    }

    private static RunState ending(RunReport.Kind kind) {
        return switch (kind) {
            case COMPLETE -> RunState.COMPLETE;
            case FAIL -> RunState.FAILED;
            case ABORT -> RunState.ABORTED;
            case START, RUNNING, OTHER -> RunState.RUNNING;
        };
    }

    /** What the run's records add up to, if its sender said. */
    private @Nullable RunSum sum() {
        return sumOf == null || sumUnit == null || sumAmount == null
                ? null
                : new RunSum(new SumName(sumOf, sumUnit), sumAmount);
    }

    private static boolean contradicts(@Nullable Object known, @Nullable Object told) {
        return known != null && told != null && !known.equals(told);
    }

    /** Which of our numbers the customer's count will stand beside. */
    Basis basis(Delivery delivery) {
        return Basis.of(delivery, rowCount != null, totalAfter != null);
    }

    /** What its columns are known by, if its sender told them. */
    @Nullable
    ContentHash schemaHash() {
        return schemaHash;
    }

    /** The columns that an event has just told; empty of a run that is only read. */
    @Nullable
    RunSchema toldSchema() {
        return toldSchema;
    }

    /** Whether it brought too little beside what the runs before it brought; how much stays in here. */
    boolean fell(VolumeFall fall, Delivery delivery, List<Long> before) {
        return switch (basis(delivery)) {
            case ROWS -> rowCount != null && fall.of(rowCount, before);
            case TOTAL_AFTER -> totalAfter != null && fall.of(totalAfter, before);
            case PERIOD -> rowCount != null && rowCount > 0 && fall.of(rowCount, before);
            case UNKNOWN -> false;
        };
    }

    /** Whether it brought too little beside what that run brought. */
    boolean fell(VolumeFall fall, Delivery delivery, SyncRun before) {
        var volume = basis(delivery) == Basis.TOTAL_AFTER ? before.totalAfter : before.rowCount;
        return volume != null && fell(fall, delivery, List.of(volume));
    }

    /** The good runs of a sync that ended within these days, both included, in the account's zone. */
    interface Period {
        PeriodSum between(LocalDate from, LocalDate to);
    }

    /**
     * What the runs of a period brought together.
     *
     * @param uncounted which of them brought rows that the account has not counted yet
     * @param sum what their records add up to, where each of them that brought some told the same sum
     */
    record PeriodSum(
            long rows, Set<SyncRunId> uncounted, @Nullable RunSum sum) {

        /** One of which no sum is known. */
        PeriodSum(long rows, Set<SyncRunId> uncounted) {
            this(rows, uncounted, null);
        }
    }

    /**
     * Our number beside theirs.
     *
     * @param covered the same pair for the other runs of the period, which this count is of as much
     */
    record Opened(RunCount count, List<RunCount> covered) {

        /** With what is to be kept of it. */
        List<RunCount> all() {
            return Stream.concat(Stream.of(count), covered.stream()).toList();
        }
    }

    /**
     * Opens our number against the account's own count: the one way out of this class, and only together with theirs.
     *
     * <p>Where a named period is compared, this run is one of those that ended in it: a count of other days would verify a
     * run that nobody compared. And every run that the sum takes in is counted by it, each once: were one left out, its
     * rows would be known (this sum less what was counted before) while the account still seems to count it blind.
     */
    Opened open(DataSync sync, NamedComparison comparison, long theirs, PersonId by, Instant now, Period period) {
        return open(sync, comparison, theirs, null, by, now, period);
    }

    /** The same with the account's own sum, if it has one: ours comes out beside theirs, and never without it. */
    Opened open(
            DataSync sync,
            NamedComparison comparison,
            long theirs,
            @Nullable BigDecimal theirSum,
            PersonId by,
            Instant now,
            Period period) {
        if (!jobHash.equals(sync.address())) {
            throw Refused.because("run.earlier-address");
        }
        if (arrivedAt == null) {
            throw Refused.because("run.nothing-arrived");
        }
        if (theirs < 0) {
            throw Refused.because("count.negative");
        }
        comparison.mustLieBefore(now);
        return switch (basis(sync.delivery())) {
            case UNKNOWN -> throw Refused.because("run.count-unknown");
            case ROWS ->
                new Opened(
                        pair(
                                id,
                                sync,
                                comparison,
                                theirs,
                                known(rowCount),
                                sums(sync, theirSum, sum(), "sum.not-told"),
                                by,
                                now),
                        List.of());
            case TOTAL_AFTER ->
                new Opened(
                        pair(
                                id,
                                sync,
                                comparison,
                                theirs,
                                known(totalAfter),
                                sums(sync, theirSum, null, "sum.not-told"),
                                by,
                                now),
                        List.of());
            case PERIOD -> {
                if (comparison.from() == null || comparison.to() == null) {
                    throw Refused.because("sync.period-needed");
                }
                var sum = period.between(comparison.from(), comparison.to());
                if (!sum.uncounted().contains(id)) {
                    throw Refused.because("sync.period-elsewhere");
                }
                var sums = sums(sync, theirSum, sum.sum(), "sum.period-not-told");
                yield new Opened(
                        pair(id, sync, comparison, theirs, sum.rows(), sums, by, now),
                        sum.uncounted().stream()
                                .filter(other -> !other.equals(id))
                                .map(other -> pair(other, sync, comparison, theirs, sum.rows(), sums, by, now))
                                .toList());
            }
        };
    }

    private RunCount pair(
            SyncRunId run,
            DataSync sync,
            NamedComparison comparison,
            long theirs,
            long ours,
            @Nullable SumPair sums,
            PersonId by,
            Instant now) {
        return RunCount.of(
                accountId,
                syncId,
                run,
                comparison,
                theirs,
                ours,
                sync.tolerance().allows(ours, theirs),
                sums,
                by,
                now);
    }

    private static @Nullable SumPair sums(
            DataSync sync, @Nullable BigDecimal theirs, @Nullable RunSum ours, String notTold) {
        if (theirs == null) {
            return null;
        }
        if (ours == null) {
            throw Refused.because(notTold);
        }
        return new SumPair(ours.name(), theirs, ours.amount(), sync.tolerance().allowsSum(ours.amount(), theirs));
    }

    private static long known(@Nullable Long number) {
        if (number == null) {
            throw Refused.because("run.nothing-arrived");
        }
        return number;
    }

    /** The sample records; the caller has made sure that a customer person who counted is asking. */
    List<Map<String, String>> samples(RunCount afterTheCount) {
        if (!afterTheCount.run().equals(id)) {
            throw new IllegalArgumentException("a count of another run opens nothing here");
        }
        return samples == null ? List.of() : Samples.read(samples);
    }

    /** The customer said that it is right: its sample records have done what they came for. */
    SyncRun right(Instant now) {
        var until = now.plus(OldSamples.KEPT_AFTER_VERIFICATION);
        if (samplesUntil != null && until.isBefore(samplesUntil)) {
            samplesUntil = until;
        }
        return this;
    }

    /** The sample records of a run that nobody counted: there is no number that they could give away (rule 6). */
    List<Map<String, String>> samplesWithoutCount() {
        return countUnknown() && samples != null ? Samples.read(samples) : List.of();
    }

    /** Whether it brought records and its sender cannot say how many. */
    boolean countUnknown() {
        return arrivedAt != null && hasNoCount();
    }

    /**
     * What a person signs who says that the sample records of an uncounted run are right.
     *
     * @param quantity what they looked at, in their words
     */
    ContentHash contentOfSamples(String quantity) {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("version", 1);
        content.put("sync", syncId);
        content.put("run", id);
        content.put("quantity", quantity);
        content.put("count", "unknown");
        content.put("samples", samplesWithoutCount());
        return ContentHash.of(CanonicalJson.of(content));
    }

    /** Whether that one ended after it. */
    boolean isOlderThan(SyncRun other) {
        return endedAt != null && other.endedAt != null && endedAt.isBefore(other.endedAt);
    }

    boolean hasSamples() {
        return samples != null;
    }

    boolean hasArrived() {
        return arrivedAt != null;
    }

    /** When its records were here, by our clock. */
    @Nullable
    Instant arrivedAt() {
        return arrivedAt;
    }

    SyncRunId id() {
        return id;
    }

    DataSyncId sync() {
        return syncId;
    }

    PipelineRun pipelineRun() {
        return pipelineRun;
    }

    RunState state() {
        return state;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }
}
