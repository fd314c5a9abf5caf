package app.merestone.datasync;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.StoredTime;
import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The data syncs of all accounts that need somebody: in dispute, in need of another look, failed, late, or waiting for the
 * customer's count or word. It says what each needs and since when, and no number of anybody's.
 */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAnyRole('CSM','LEADER')")
public class WatchingSyncs {

    /** So many at once. */
    public static final int PAGE = 50;

    private final Access access;
    private final JdbcClient jdbc;

    WatchingSyncs(Access access, JdbcClient jdbc) {
        this.access = access;
        this.jdbc = jdbc;
    }

    /**
     * Which of them.
     *
     * @param mine those of accounts that the reader owns
     * @param need of this kind; empty for all
     */
    public record Which(boolean mine, @Nullable SyncNeed need) implements Serializable {

        /** Everything that needs somebody. */
        public static final Which ALL = new Which(false, null);
    }

    /** Where the page before ended. */
    public record After(Instant since, DataSyncId sync) implements Serializable {

        /** After this line. */
        public static After of(Line line) {
            return new After(line.since(), line.sync());
        }
    }

    /**
     * One sync that needs somebody.
     *
     * @param since when that began
     * @param look why it needs another look, if that is what it needs
     * @param customers whether it is the customer's to see to: there is something that they are asked to count, or to judge
     * @param csm who owns the account; empty while nobody does
     * @param disputeOwner who answers the dispute; empty where there is none or nobody does
     * @param answerBy the day by which; empty where there is none, or it is answered
     */
    public record Line(
            DataSyncId sync,
            AccountId account,
            String accountName,
            String name,
            SyncNeed need,
            Instant since,
            @Nullable LookReason look,
            boolean customers,
            @Nullable String csm,
            @Nullable String disputeOwner,
            @Nullable LocalDate answerBy)
            implements Serializable {}

    /**
     * A page of them, what has needed somebody longest first.
     *
     * @param after where the page before ended; empty for the first
     */
    public List<Line> page(Which which, @Nullable After after) {
        var reader = access.portfolioReader();
        // of all accounts those that have ended are asked for one by one, so that the cut is read in its own order:
        // they leave
        // the list when they end, so that there is none or one that is about to
        var narrowed = (which.mine() ? " JOIN account o ON o.id = n.account_id" : "")
                + " WHERE n.need_since >= :since AND (n.need_since > :since OR n.id > :sync)"
                + (which.need() == null ? "" : " AND n.need = :need")
                + (which.mine()
                        ? " AND o.csm_id = :reader AND o.ended_at IS NULL"
                        : " AND (SELECT e.ended_at FROM account e WHERE e.id = n.account_id) IS NULL");
        // the page is cut before anything is joined: however much needs somebody, so much is read as is shown
        return jdbc.sql("""
                        SELECT s.id, s.account_id, a.name AS account_name, s.name, s.need, s.need_since, s.look_reason,
                               s.look_since, s.verified_run, r.id AS run_id, r.arrived_at AS run_at, c.verdict,
                               p.name AS csm, o.name AS dispute_owner,
                               CASE WHEN d.answered_at IS NULL THEN d.answer_by END AS answer_by
                          FROM (SELECT n.id FROM data_sync n%s ORDER BY n.need_since, n.id LIMIT :most) cut
                          JOIN data_sync s ON s.id = cut.id
                          JOIN account a ON a.id = s.account_id
                          LEFT JOIN %s
                          LEFT JOIN sync_count c ON c.run_id = r.id
                          LEFT JOIN person p ON p.id = a.csm_id
                          LEFT JOIN sync_dispute d ON d.id = s.dispute_id
                          LEFT JOIN person o ON o.id = d.owner_id
                         ORDER BY s.need_since, s.id""".formatted(narrowed, CountableRun.of("s.job_hash")))
                .param("since", StoredTime.column(after == null ? Instant.EPOCH : after.since()))
                .param("sync", after == null ? "" : after.sync().toString())
                .param("need", which.need() == null ? "" : which.need().name())
                .param("reader", reader.person().toString())
                .param("most", PAGE)
                .query((row, n) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        var look = row.getString("look_reason");
        return new Line(
                DataSyncId.parse(row.getString("id")),
                AccountId.parse(row.getString("account_id")),
                row.getString("account_name"),
                row.getString("name"),
                SyncNeed.valueOf(row.getString("need")),
                StoredTime.of(row, "need_since"),
                look == null ? null : LookReason.valueOf(look),
                customers(row),
                row.getString("csm"),
                row.getString("dispute_owner"),
                row.getObject("answer_by", LocalDate.class));
    }

    private static boolean customers(ResultSet row) throws SQLException {
        return switch (SyncNeed.valueOf(row.getString("need"))) {
            case WAITING -> true;
            case UNDECIDED -> row.getString("run_id") != null;
            case LOOK -> asksThemToLook(row);
            case DISPUTED, FAILED, OVERDUE -> false;
        };
    }

    /** Whether the good run is there that they are asked about; until then it is the vendor's to bring one. */
    private static boolean asksThemToLook(ResultSet row) throws SQLException {
        var run = row.getString("run_id");
        return run != null
                && !run.equals(row.getString("verified_run"))
                && !RunCount.Verdict.OFF.name().equals(row.getString("verdict"))
                && !LookReason.valueOf(row.getString("look_reason"))
                        .looksPast(StoredTime.optional(row, "look_since"), StoredTime.optional(row, "run_at"));
    }
}
