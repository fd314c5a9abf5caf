package app.merestone.datasync;

import app.merestone.kernel.Refused;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sums what a sync's good runs brought in a period; only ever called while a count is being entered (rule 6). */
@Component
class RunSums {

    private final JdbcClient jdbc;

    RunSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    SyncRun.PeriodSum of(DataSync sync, ZoneId zone) {
        return (from, to) -> {
            var sum = jdbc.sql("""
                            SELECT COALESCE(SUM(row_count), 0) FROM sync_run
                             WHERE account_id = :account AND sync_id = :sync AND state = 'COMPLETE'
                               AND ended_at >= :from AND ended_at < :until""")
                    .param("account", sync.account().toString())
                    .param("sync", sync.id().toString())
                    .param("from", utc(from.atStartOfDay(zone)))
                    .param("until", utc(to.plusDays(1).atStartOfDay(zone)))
                    .query(BigDecimal.class)
                    .single();
            if (sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
                throw Refused.because("sync.sum-too-large");
            }
            return sum.longValueExact();
        };
    }

    private static LocalDateTime utc(java.time.ZonedDateTime time) {
        return LocalDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC);
    }
}
