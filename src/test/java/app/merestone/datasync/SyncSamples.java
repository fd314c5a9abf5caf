package app.merestone.datasync;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Syncs, runs and counts in the states that the rules are about, without any database. */
final class SyncSamples {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final PersonId MAYA = PersonId.next();
    static final PersonId HANNA = PersonId.next();
    static final ConnectionId PIPELINE = ConnectionId.next();
    static final JobKey JOB = new JobKey("airflow", "salesforce_accounts", "warehouse.accounts");

    private SyncSamples() {}

    static NewSync form(Delivery delivery, Tolerance tolerance) {
        return new NewSync("Accounts", "Salesforce, Accounts", CriterionId.next(), delivery, tolerance, JOB, 24, 6);
    }

    static DataSync connected() {
        return connected(Delivery.FULL, Tolerance.records(25));
    }

    static DataSync connected(Delivery delivery, Tolerance tolerance) {
        return DataSync.connected(AccountId.next(), form(delivery, tolerance), HANNA, NOON.minus(Duration.ofDays(3)));
    }

    static RunReport complete(Instant at, @Nullable Long rows) {
        return report(RunReport.Kind.COMPLETE, at, rows, null);
    }

    static RunReport report(RunReport.Kind kind, Instant at, @Nullable Long rows, @Nullable Long total) {
        return new RunReport(new PipelineRun(UUID.randomUUID()), kind, at, rows, total, null, List.of());
    }

    static RunReport withSamples(Instant at, long rows) {
        return new RunReport(
                new PipelineRun(UUID.randomUUID()),
                RunReport.Kind.COMPLETE,
                at,
                rows,
                null,
                null,
                List.of(Map.of("name", "Harbour & Pine", "city", "Lund")));
    }

    /** Lets a run be told, and its sync with it. */
    static SyncRun ran(DataSync sync, RunReport report) {
        var run = SyncRun.of(sync, PIPELINE, report.run(), report.at());
        tell(sync, run, report);
        return run;
    }

    static void tell(DataSync sync, SyncRun run, RunReport report) {
        var now = report.at().plusSeconds(1);
        switch (run.tell(report, sync.delivery(), now)) {
            case ARRIVED -> sync.ranWell(ended(run), true, now);
            case ENDED_EMPTY -> sync.ranWell(ended(run), false, now);
            case FAILED -> sync.ranBadly(ended(run), now);
            case EMPTIED -> sync.emptied(null, now);
            case LEARNED, NOTHING -> {}
        }
    }

    private static Instant ended(SyncRun run) {
        var ended = run.endedAt();
        if (ended == null) {
            throw new IllegalStateException("a run that settles has ended");
        }
        return ended;
    }

    static RunCount counted(DataSync sync, SyncRun run, long theirs) {
        return run.open(sync, comparison(), theirs, MAYA, NOON, (from, to) -> {
                    throw new IllegalStateException("no period here");
                })
                .count();
    }

    static NamedComparison comparison() {
        return new NamedComparison("Accounts in our CRM", null, null, NOON.minusSeconds(60));
    }

    /** A sync that its customer verified on a run of 4,812 rows at 8 o'clock. */
    static DataSync verified() {
        var sync = connected();
        var run = ran(sync, complete(NOON.minus(Duration.ofHours(4)), 4_812L));
        return sync.verify(run, counted(sync, run, 4_812), SampleVerdict.NOT_LOOKED_AT, MAYA, NOON);
    }
}
