package app.merestone.datasync;

import app.merestone.kernel.StoredTime;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The other arrivals of a period that one count is of. There may be thousands, so they are written many at once, from the count
 * that they share.
 */
@Component
class CoveredRuns {

    /** So many in one statement. */
    static final int BATCH = 500;

    private final JdbcClient jdbc;

    CoveredRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps this count, which is on record, for these runs as well. */
    void count(RunCount count, List<RunCount> covered) {
        for (int from = 0; from < covered.size(); from += BATCH) {
            var some = covered.subList(from, Math.min(covered.size(), from + BATCH));
            jdbc.sql("""
                            INSERT INTO sync_count (run_id, version, account_id, sync_id, quantity, period_from, period_to,
                                as_of, theirs, ours, inside, counted_by, counted_at, verdict,
                                sum_of, sum_unit, sum_theirs, sum_ours, sum_inside)
                            SELECT r.id, c.version, c.account_id, c.sync_id, c.quantity, c.period_from, c.period_to,
                                   c.as_of, c.theirs, c.ours, c.inside, c.counted_by, c.counted_at, c.verdict,
                                   c.sum_of, c.sum_unit, c.sum_theirs, c.sum_ours, c.sum_inside
                              FROM sync_run r JOIN sync_count c ON c.run_id = :count
                             WHERE r.id IN (:runs)""")
                    .param("count", count.run().toString())
                    .param(
                            "runs",
                            some.stream().map(each -> each.run().toString()).toList())
                    .update();
        }
    }

    /** The customer said that something is off with this count: that is off with all that it is of. */
    void off(RunCount count) {
        say(count, RunCount.Verdict.OFF);
    }

    private void say(RunCount count, RunCount.Verdict verdict) {
        var comparison = count.comparison();
        if (comparison.from() == null || comparison.to() == null) {
            return;
        }
        jdbc.sql("""
                        UPDATE sync_count SET verdict = :verdict, version = version + 1
                         WHERE sync_id = :sync AND counted_at = :at AND run_id <> :run AND counted_by = :by
                           AND period_from = :from AND period_to = :to AND theirs = :theirs AND ours = :ours""")
                .param("verdict", verdict.name())
                .param("sync", count.sync().toString())
                .param("at", StoredTime.column(count.countedAt()))
                .param("run", count.run().toString())
                .param("by", count.countedBy().toString())
                .param("from", comparison.from())
                .param("to", comparison.to())
                .param("theirs", count.theirs())
                .param("ours", count.ours())
                .update();
    }

    /**
     * The customer said that this count is right, and so it is of all that it is of: their sample records have done what they
     * came for.
     */
    void right(RunCount count, DataSyncId sync, Instant now) {
        say(count, RunCount.Verdict.RIGHT);
        var until = StoredTime.column(now.plus(OldSamples.KEPT_AFTER_VERIFICATION));
        var others = jdbc.sql("""
                        SELECT r.id FROM sync_count c JOIN sync_run r ON r.id = c.run_id
                         WHERE c.sync_id = :sync AND c.counted_at = :at AND c.run_id <> :run AND r.samples_until > :until""")
                .param("sync", sync.toString())
                .param("at", StoredTime.column(count.countedAt()))
                .param("run", count.run().toString())
                .param("until", until)
                .query(String.class)
                .list();
        for (int from = 0; from < others.size(); from += BATCH) {
            jdbc.sql("UPDATE sync_run SET samples_until = :until, version = version + 1 WHERE id IN (:runs)")
                    .param("until", until)
                    .param("runs", others.subList(from, Math.min(others.size(), from + BATCH)))
                    .update();
        }
    }
}
