package app.merestone.datasync;

import app.merestone.datasync.SyncRows.SyncRow;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.StoredTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the runs of data syncs as they may be shown: without a number where the account has not counted (rule 6). It checks
 * nobody; the use case that asks has done so.
 */
@Component
class RunRows {

    /** So many of those that the customer counted are shown, however many came since. */
    private static final int COUNTED_SHOWN = 80;

    private static final Comparator<RunRow> NEWEST_FIRST =
            Comparator.comparing(run -> new AfterRun(run.toldAt(), run.id()), AfterRun.NEWEST_FIRST);

    private static final String RUN = """
            r.id, r.job_hash, r.state, r.told_at, r.ended_at, r.arrived_at, r.newest_record_at,
            CASE WHEN r.samples IS NULL THEN 0 ELSE 1 END AS with_samples,
            CASE WHEN r.row_count IS NULL THEN 0 ELSE 1 END AS with_rows,
            CASE WHEN r.total_after IS NULL THEN 0 ELSE 1 END AS with_total,
            r.sum_of AS sum_told_of, r.sum_unit AS sum_told_unit,
            c.sum_of, c.sum_unit, c.sum_theirs, c.sum_ours, c.sum_inside,
            c.quantity, c.period_from, c.period_to, c.as_of, c.theirs, c.ours, c.inside,
            c.counted_by, c.counted_at, c.verdict""";

    private final JdbcClient jdbc;

    RunRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The runs that a sync itself names, each found by its key. */
    enum Part {
        CURRENT,
        VERIFIED,
        DISPUTED
    }

    record Named(DataSyncId sync, Part part, RunRow run) {}

    /**
     * What is shown of a sync's runs.
     *
     * @param listed empty where no history is shown
     * @param older where the latest of them end; empty where there is nothing older
     */
    record Runs(
            @Nullable RunRow current,
            @Nullable RunRow verified,
            List<RunRow> listed,
            @Nullable AfterRun older) {

        static final Runs NONE = of(List.of(), List.of(), null);

        static Runs of(List<Named> named, List<RunRow> listed, @Nullable AfterRun older) {
            return new Runs(one(named, Part.CURRENT), one(named, Part.VERIFIED), listed, older);
        }

        private static @Nullable RunRow one(List<Named> named, Part part) {
            return named.stream()
                    .filter(each -> each.part() == part)
                    .map(Named::run)
                    .findFirst()
                    .orElse(null);
        }

        Set<PersonId> people() {
            return Stream.concat(Stream.of(current, verified).filter(Objects::nonNull), listed.stream())
                    .map(RunRow::countedBy)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
        }

        Shown shown(SyncRow sync, Names names) {
            return new Shown(
                    current == null ? null : current.shown(sync, names),
                    verified == null ? null : verified.shown(sync, names),
                    listed.stream().map(run -> run.shown(sync, names)).toList(),
                    older);
        }
    }

    /** The same with names in them, and numbers only where they may be seen. */
    record Shown(
            @Nullable ShownRun current,
            @Nullable ShownRun verified,
            List<ShownRun> listed,
            @Nullable AfterRun older) {}

    /**
     * Runs that follow one another.
     *
     * @param older where what is older goes on; empty where nothing is
     */
    record Cut(List<RunRow> rows, @Nullable AfterRun older) {

        /** Of one more than fits, which says that there is more. */
        static Cut of(List<RunRow> read, int most) {
            if (read.size() <= most) {
                return new Cut(read, null);
            }
            var last = read.get(most - 1);
            return new Cut(List.copyOf(read.subList(0, most)), new AfterRun(last.toldAt(), last.id()));
        }

        Set<PersonId> people() {
            return rows.stream().map(RunRow::countedBy).filter(Objects::nonNull).collect(Collectors.toSet());
        }

        RunPage shown(SyncRow sync, Names names) {
            return new RunPage(rows.stream().map(run -> run.shown(sync, names)).toList(), older);
        }
    }

    record RunRow(
            SyncRunId id,
            String address,
            RunState state,
            Instant toldAt,
            @Nullable Instant endedAt,
            @Nullable Instant arrivedAt,
            @Nullable Instant newestRecordAt,
            boolean withSamples,
            boolean withRows,
            boolean withTotal,
            @Nullable NamedComparison comparison,
            long theirs,
            long ours,
            boolean inside,
            @Nullable SumName sumTold,
            @Nullable SumPair sums,
            @Nullable PersonId countedBy,
            @Nullable Instant countedAt,
            @Nullable String verdict) {

        ShownRun shown(SyncRow sync, Names names) {
            boolean earlier = !sync.job().hash().hex().equals(address);
            if (comparison == null || countedBy == null || countedAt == null) {
                var basis = basis(sync.delivery());
                boolean summed = basis == Basis.ROWS || basis == Basis.PERIOD;
                return new BlindRun(
                        id,
                        state,
                        toldAt,
                        endedAt,
                        arrivedAt,
                        newestRecordAt,
                        withSamples,
                        earlier,
                        basis,
                        summed ? sumTold : null);
            }
            return new OpenRun(
                    id,
                    state,
                    toldAt,
                    endedAt,
                    arrivedAt,
                    newestRecordAt,
                    withSamples,
                    earlier,
                    comparison,
                    theirs,
                    ours,
                    inside && (sums == null || sums.inside()),
                    inside,
                    sums,
                    basis(sync.delivery()) != Basis.PERIOD,
                    names.of(countedBy),
                    countedAt,
                    Optional.ofNullable(verdict).map(RunCount.Verdict.RIGHT.name()::equals));
        }

        private Basis basis(Delivery delivery) {
            return Basis.of(delivery, withRows, withTotal);
        }
    }

    /** Of each connected sync the run to be counted, and the one that was verified. */
    Map<DataSyncId, Runs> ofEach(AccountId account) {
        return jdbc
                .sql(named("s.job_hash", " AND s.disconnected_at IS NULL"))
                .param("account", account.toString())
                .query((row, n) -> named(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Named::sync,
                        Collectors.collectingAndThen(Collectors.toList(), each -> Runs.of(each, List.of(), null))));
    }

    /**
     * The runs that the sync itself names, the latest, and those that the customer counted: what they said and what they are
     * asked stays in sight however many came since.
     *
     * @param most so many of the latest
     */
    Runs of(AccountId account, SyncRow stored, int most) {
        var sync = stored.summary().id();
        var named = jdbc.sql(named(":address", " AND s.id = :sync"))
                .param("account", account.toString())
                .param("sync", sync.toString())
                .param("address", stored.job().hash().hex())
                .query((row, n) -> named(row))
                .list();
        var latest = older(account, sync, null, most);
        var listed = Stream.of(named.stream().map(Named::run).toList(), latest.rows(), counted(account, sync))
                .flatMap(List::stream)
                .collect(Collectors.toMap(RunRow::id, run -> run, (one, same) -> one))
                .values()
                .stream()
                .sorted(NEWEST_FIRST)
                .toList();
        return Runs.of(named, listed, latest.older());
    }

    private static String named(String address, String which) {
        return """
                SELECT s.id AS of_sync, 'CURRENT' AS part, %1$s
                  FROM data_sync s JOIN %2$s LEFT JOIN sync_count c ON c.run_id = r.id
                 WHERE s.account_id = :account%3$s
                UNION ALL
                SELECT s.id AS of_sync, 'VERIFIED' AS part, %1$s
                  FROM data_sync s JOIN sync_run r ON r.id = s.verified_run LEFT JOIN sync_count c ON c.run_id = r.id
                 WHERE s.account_id = :account%3$s
                UNION ALL
                SELECT s.id AS of_sync, 'DISPUTED' AS part, %1$s
                  FROM data_sync s
                  JOIN sync_dispute d ON d.id = s.dispute_id
                  JOIN sync_run r ON r.id = d.run_id LEFT JOIN sync_count c ON c.run_id = r.id
                 WHERE s.account_id = :account%3$s""".formatted(RUN, CountableRun.of(address), which);
    }

    private static Named named(ResultSet row) throws SQLException {
        return new Named(DataSyncId.parse(row.getString("of_sync")), Part.valueOf(row.getString("part")), runRow(row));
    }

    /**
     * What came before this place, whether or not it was counted. Ours comes out of the count's row alone; of the run's own
     * numbers only whether there are any. The page is cut before anything is joined: however much came, so much is read as is
     * shown.
     *
     * @param after empty for the latest
     * @param most so many at once
     */
    Cut older(AccountId account, DataSyncId sync, @Nullable AfterRun after, int most) {
        var where = after == null ? "" : " AND n.told_at <= :told AND (n.told_at < :told OR n.id < :run)";
        var read = jdbc.sql("""
                        SELECT %s
                          FROM (SELECT n.id FROM sync_run n WHERE n.sync_id = :sync%s
                                 ORDER BY n.sync_id DESC, n.told_at DESC, n.id DESC LIMIT :most) cut
                          JOIN sync_run r ON r.id = cut.id
                          LEFT JOIN sync_count c ON c.run_id = r.id
                         WHERE r.account_id = :account
                         ORDER BY r.told_at DESC, r.id DESC""".formatted(RUN, where))
                .param("account", account.toString())
                .param("sync", sync.toString())
                .param("told", after == null ? null : StoredTime.column(after.toldAt()))
                .param("run", after == null ? null : after.run().toString())
                .param("most", most + 1)
                .query((row, n) -> runRow(row))
                .list();
        return Cut.of(read, most);
    }

    private List<RunRow> counted(AccountId account, DataSyncId sync) {
        return jdbc.sql("""
                        SELECT %s
                          FROM sync_count c JOIN sync_run r ON r.id = c.run_id
                         WHERE c.account_id = :account AND c.sync_id = :sync
                         ORDER BY c.counted_at DESC LIMIT :most""".formatted(RUN))
                .param("account", account.toString())
                .param("sync", sync.toString())
                .param("most", COUNTED_SHOWN)
                .query((row, n) -> runRow(row))
                .list();
    }

    private static RunRow runRow(ResultSet row) throws SQLException {
        var quantity = row.getString("quantity");
        var asOf = StoredTime.optional(row, "as_of");
        var by = row.getString("counted_by");
        var told = row.getString("sum_told_of");
        var unit = row.getString("sum_told_unit");
        return new RunRow(
                SyncRunId.parse(row.getString("id")),
                row.getString("job_hash"),
                RunState.valueOf(row.getString("state")),
                StoredTime.of(row, "told_at"),
                StoredTime.optional(row, "ended_at"),
                StoredTime.optional(row, "arrived_at"),
                StoredTime.optional(row, "newest_record_at"),
                row.getInt("with_samples") == 1,
                row.getInt("with_rows") == 1,
                row.getInt("with_total") == 1,
                quantity == null || asOf == null
                        ? null
                        : new NamedComparison(
                                quantity,
                                row.getObject("period_from", LocalDate.class),
                                row.getObject("period_to", LocalDate.class),
                                asOf),
                row.getLong("theirs"),
                row.getLong("ours"),
                row.getBoolean("inside"),
                told == null || unit == null ? null : new SumName(told, unit),
                SumPair.of(
                        row.getString("sum_of"),
                        row.getString("sum_unit"),
                        row.getBigDecimal("sum_theirs"),
                        row.getBigDecimal("sum_ours"),
                        row.getObject("sum_inside", Boolean.class)),
                by == null ? null : PersonId.parse(by),
                StoredTime.optional(row, "counted_at"),
                row.getString("verdict"));
    }
}
