package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.CanonicalJson;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The account's own count of a run with ours beside it, as both were shown at that moment. There is one per run: a second
 * count would no longer be blind.
 */
// some columns are read by the pages alone
@SuppressWarnings("UnusedVariable")
@Table("sync_count")
class RunCount {

    private final @Id SyncRunId runId;
    private @Version @Nullable Integer version;
    private final AccountId accountId;
    private final DataSyncId syncId;
    private final String quantity;
    private final @Nullable LocalDate periodFrom;
    private final @Nullable LocalDate periodTo;
    private final Instant asOf;
    private final long theirs;
    private final long ours;
    private final boolean inside;
    private final PersonId countedBy;
    private final Instant countedAt;
    private @Nullable Verdict verdict;
    private final @Nullable String sumOf;
    private final @Nullable String sumUnit;
    private final @Nullable BigDecimal sumTheirs;
    private final @Nullable BigDecimal sumOurs;
    private final @Nullable Boolean sumInside;

    /** What the customer said once both numbers were seen. */
    enum Verdict {
        RIGHT,
        OFF
    }

    @PersistenceCreator
    private RunCount(
            SyncRunId runId,
            @Nullable Integer version,
            AccountId accountId,
            DataSyncId syncId,
            String quantity,
            @Nullable LocalDate periodFrom,
            @Nullable LocalDate periodTo,
            Instant asOf,
            long theirs,
            long ours,
            boolean inside,
            PersonId countedBy,
            Instant countedAt,
            @Nullable Verdict verdict,
            @Nullable String sumOf,
            @Nullable String sumUnit,
            @Nullable BigDecimal sumTheirs,
            @Nullable BigDecimal sumOurs,
            @Nullable Boolean sumInside) {
        this.runId = runId;
        this.version = version;
        this.accountId = accountId;
        this.syncId = syncId;
        this.quantity = quantity;
        this.periodFrom = periodFrom;
        this.periodTo = periodTo;
        this.asOf = asOf;
        this.theirs = theirs;
        this.ours = ours;
        this.inside = inside;
        this.countedBy = countedBy;
        this.countedAt = countedAt;
        this.verdict = verdict;
        this.sumOf = sumOf;
        this.sumUnit = sumUnit;
        this.sumTheirs = sumTheirs;
        this.sumOurs = sumOurs;
        this.sumInside = sumInside;
    }

    static RunCount of(
            AccountId account,
            DataSyncId sync,
            SyncRunId run,
            NamedComparison comparison,
            long theirs,
            long ours,
            boolean inside,
            PersonId by,
            Instant now) {
        return of(account, sync, run, comparison, theirs, ours, inside, null, by, now);
    }

    @SuppressWarnings("TooManyParameters") // what both sides said, each by itself
    static RunCount of(
            AccountId account,
            DataSyncId sync,
            SyncRunId run,
            NamedComparison comparison,
            long theirs,
            long ours,
            boolean inside,
            @Nullable SumPair sums,
            PersonId by,
            Instant now) {
        return new RunCount(
                run,
                null,
                account,
                sync,
                comparison.quantity(),
                comparison.from(),
                comparison.to(),
                comparison.asOf(),
                theirs,
                ours,
                inside,
                by,
                now,
                null,
                sums == null ? null : sums.name().of(),
                sums == null ? null : sums.name().unit(),
                sums == null ? null : sums.theirs(),
                sums == null ? null : sums.ours(),
                sums == null ? null : sums.inside());
    }

    RunCount right() {
        verdict = Verdict.RIGHT;
        return this;
    }

    RunCount off() {
        verdict = Verdict.OFF;
        return this;
    }

    boolean saidOff() {
        return verdict == Verdict.OFF;
    }

    /** Whether this is the same person entering the same numbers once more: a second press, not a second count. */
    boolean repeats(PersonId person, long number, @Nullable BigDecimal sum) {
        var known = sums();
        boolean sameSum =
                known == null ? sum == null : sum != null && known.theirs().compareTo(sum) == 0;
        return countedBy.equals(person) && theirs == number && sameSum;
    }

    /** Both sums, where the account entered its own. */
    @Nullable
    SumPair sums() {
        return SumPair.of(sumOf, sumUnit, sumTheirs, sumOurs, sumInside);
    }

    /** What a person signs who says that the sync is right. */
    ContentHash content(Tolerance tolerance) {
        var content = new LinkedHashMap<String, @Nullable Object>();
        var sums = sums();
        content.put("version", sums == null ? 1 : 2);
        content.put("sync", syncId);
        content.put("run", runId);
        content.put("quantity", quantity);
        content.put("from", periodFrom);
        content.put("to", periodTo);
        content.put("asOf", asOf);
        content.put("theirs", theirs);
        content.put("ours", ours);
        content.put("difference", difference());
        content.put("tolerance", tolerance.toString());
        if (sums != null) {
            content.put("sumOf", sums.name().of());
            content.put("sumUnit", sums.name().unit());
            content.put("sumTheirs", ExactSum.written(sums.theirs()));
            content.put("sumOurs", ExactSum.written(sums.ours()));
            content.put("sumDifference", ExactSum.written(sums.difference()));
        }
        return ContentHash.of(CanonicalJson.of(content));
    }

    DataSyncId sync() {
        return syncId;
    }

    SyncRunId run() {
        return runId;
    }

    NamedComparison comparison() {
        return new NamedComparison(quantity, periodFrom, periodTo, asOf);
    }

    long theirs() {
        return theirs;
    }

    long ours() {
        return ours;
    }

    /** Ours less theirs; both are zero or more, so it always fits. */
    long difference() {
        return ours - theirs;
    }

    /** Whether both counts, and both sums where there are some, are close enough. */
    boolean inside() {
        return inside && (sumInside == null || sumInside);
    }

    PersonId countedBy() {
        return countedBy;
    }

    Instant countedAt() {
        return countedAt;
    }
}
