package app.merestone.datasync;

import app.merestone.kernel.Refused;
import app.merestone.kernel.StoredTime;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sums what a sync's good runs brought in a period; only ever called while a count is being entered (rule 6). */
@Component
class RunSums {

    private final JdbcClient jdbc;

    RunSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    SyncRun.Period of(DataSync sync, ZoneId zone) {
        return (from, to) -> {
            // in one read, so that no run comes in between that is summed and not counted
            var runs = jdbc.sql("""
                            SELECT r.id, COALESCE(r.row_count, 0) AS rows_brought,
                                   r.arrived_at IS NOT NULL AND c.run_id IS NULL AS uncounted,
                                   r.arrived_at IS NOT NULL AND r.row_count IS NULL AS not_told
                              FROM sync_run r
                              LEFT JOIN sync_count c ON c.run_id = r.id
                             WHERE r.account_id = :account AND r.sync_id = :sync AND r.job_hash = :address
                               AND r.state = 'COMPLETE'
                               AND r.ended_at >= :from AND r.ended_at < :until""")
                    .param("account", sync.account().toString())
                    .param("sync", sync.id().toString())
                    .param("address", sync.address().hex())
                    .param("from", StoredTime.column(from.atStartOfDay(zone).toInstant()))
                    .param(
                            "until",
                            StoredTime.column(to.plusDays(1).atStartOfDay(zone).toInstant()))
                    .query((row, n) -> new Run(
                            SyncRunId.parse(row.getString("id")),
                            row.getLong("rows_brought"),
                            row.getBoolean("uncounted"),
                            row.getBoolean("not_told")))
                    .list();
            if (runs.stream().anyMatch(Run::unknown)) {
                throw Refused.because("sync.period-unknown");
            }
            var sum = runs.stream().map(run -> BigDecimal.valueOf(run.rows())).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
                throw Refused.because("sync.sum-too-large");
            }
            return new SyncRun.PeriodSum(
                    sum.longValueExact(),
                    runs.stream().filter(Run::uncounted).map(Run::id).collect(Collectors.toUnmodifiableSet()));
        };
    }

    private record Run(SyncRunId id, long rows, boolean uncounted, boolean unknown) {}
}
