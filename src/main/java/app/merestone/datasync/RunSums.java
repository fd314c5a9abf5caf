package app.merestone.datasync;

import app.merestone.kernel.Refused;
import app.merestone.kernel.StoredTime;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sums what a sync's good runs brought in a period; only ever called while a count is being entered (rule 6). */
@Component
class RunSums {

    /** So many arrivals are one count at most: whoever enters it holds the account, and those who deliver wait meanwhile. */
    static final int MOST_ARRIVALS = 5_000;

    /** So many days are one period at most. */
    static final int MOST_DAYS = 366;

    private final JdbcClient jdbc;

    RunSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    SyncRun.Period of(DataSync sync, ZoneId zone) {
        return (from, to) -> {
            if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
                throw Refused.because("sync.period-long", MOST_DAYS);
            }
            // in one read, so that no run comes in between that is summed and not counted
            var runs = jdbc.sql("""
                            SELECT r.id, COALESCE(r.row_count, 0) AS rows_brought, r.sum_of, r.sum_unit, r.sum_amount,
                                   c.run_id IS NULL AS uncounted, r.row_count IS NULL AS not_told
                              FROM sync_run r
                              LEFT JOIN sync_count c ON c.run_id = r.id
                             WHERE r.account_id = :account AND r.sync_id = :sync AND r.job_hash = :address
                               AND r.state = 'COMPLETE' AND r.arrived_at IS NOT NULL
                               AND r.ended_at >= :from AND r.ended_at < :until
                             LIMIT :most""")
                    .param("account", sync.account().toString())
                    .param("sync", sync.id().toString())
                    .param("address", sync.address().hex())
                    .param("from", StoredTime.column(from.atStartOfDay(zone).toInstant()))
                    .param(
                            "until",
                            StoredTime.column(to.plusDays(1).atStartOfDay(zone).toInstant()))
                    .param("most", MOST_ARRIVALS + 1)
                    .query((row, n) -> new Run(
                            SyncRunId.parse(row.getString("id")),
                            row.getLong("rows_brought"),
                            row.getBoolean("uncounted"),
                            row.getBoolean("not_told"),
                            told(row.getString("sum_of"), row.getString("sum_unit"), row.getBigDecimal("sum_amount"))))
                    .list();
            if (runs.size() > MOST_ARRIVALS) {
                throw Refused.because("sync.period-many", MOST_ARRIVALS);
            }
            if (runs.stream().anyMatch(Run::unknown)) {
                throw Refused.because("sync.period-unknown");
            }
            var sum = runs.stream().map(run -> BigDecimal.valueOf(run.rows())).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
                throw Refused.because("sync.sum-too-large");
            }
            return new SyncRun.PeriodSum(
                    sum.longValueExact(),
                    runs.stream().filter(Run::uncounted).map(Run::id).collect(Collectors.toUnmodifiableSet()),
                    together(runs));
        };
    }

    /** A sum that leaves out what one of the runs brought would be none. */
    private static @Nullable RunSum together(List<Run> runs) {
        var brought = runs.stream().filter(run -> run.rows() > 0).map(Run::sum).toList();
        var told = brought.stream().filter(Objects::nonNull).toList();
        var names = told.stream().map(RunSum::name).distinct().toList();
        return told.size() < brought.size() || names.size() != 1
                ? null
                : new RunSum(
                        names.getFirst(), told.stream().map(RunSum::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static @Nullable RunSum told(@Nullable String of, @Nullable String unit, @Nullable BigDecimal amount) {
        return of == null || unit == null || amount == null ? null : new RunSum(new SumName(of, unit), amount);
    }

    private record Run(
            SyncRunId id,
            long rows,
            boolean uncounted,
            boolean unknown,
            @Nullable RunSum sum) {}
}
