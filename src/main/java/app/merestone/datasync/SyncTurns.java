package app.merestone.datasync;

import app.merestone.checkins.Turn;
import app.merestone.checkins.TurnSource;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What data syncs wait for: a count, a word on both numbers, an answer to a dispute, a new run where one failed or is late,
 * a word on whether a feed goes.
 */
@Component
class SyncTurns implements TurnSource {

    private final JdbcClient jdbc;

    SyncTurns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Turn> turns(AccountId account) {
        var turns = new ArrayList<Turn>();
        jdbc.sql("""
                        SELECT s.id, s.name, s.state, s.need, s.need_since, s.look_since, s.look_reason, s.verified_run, s.disconnect_asked_at, r.id AS run_id, r.arrived_at AS run_at,
                               c.counted_at, c.verdict,
                               d.id AS dispute_id, d.run_id AS disputed_run, d.raised_at, d.owner_id, d.answer_by, d.answered_at,
                               m.person_id AS raised_by
                          FROM data_sync s
                          LEFT JOIN %s
                          LEFT JOIN sync_count c ON c.run_id = r.id
                          LEFT JOIN sync_dispute d ON d.id = s.dispute_id
                          LEFT JOIN membership m ON m.account_id = s.account_id AND m.person_id = d.raised_by
                                                AND m.ended_at IS NULL
                         WHERE s.account_id = :account AND s.disconnected_at IS NULL
                           AND (s.state NOT IN ('CONNECTED', 'VERIFIED', 'IN_USE') OR s.disconnect_asked_at IS NOT NULL
                                OR s.need = 'UNDECIDED' OR (c.counted_at IS NOT NULL AND c.verdict IS NULL))
                         ORDER BY s.name, s.id""".formatted(CountableRun.of("s.job_hash")))
                .param("account", account.toString())
                .query(row -> {
                    turns(account, row, turns);
                });
        return turns;
    }

    private static void turns(AccountId account, ResultSet row, List<Turn> turns) throws SQLException {
        var sync = DataSyncId.parse(row.getString("id"));
        var path = "/plan/" + account + "/data/" + sync;
        var ours = "/accounts/" + account + "/data/" + sync;
        var name = row.getString("name");
        var asked = StoredTime.optional(row, "disconnect_asked_at");
        if (asked != null) {
            turns.add(turn(
                    "sync:" + sync + ":disconnect:" + asked,
                    account,
                    Side.CUSTOMER,
                    "sync-disconnect",
                    name,
                    path,
                    asked));
        }
        var state = SyncState.valueOf(row.getString("state"));
        if (state == SyncState.CONNECTED) {
            return;
        }
        var run = row.getString("run_id");
        if (state.stands()) {
            whileItStands(account, row, run, turns);
            return;
        }
        var counted = StoredTime.optional(row, "counted_at");
        var since = StoredTime.optional(row, "look_since");
        var look = look(row);
        // what they had checked, or what was there before it was late or changed, is not what there is to look at
        boolean stale = look != null
                && run != null
                && (run.equals(row.getString("verified_run"))
                        || look.looksPast(since, StoredTime.optional(row, "run_at")));
        // something is off with that run or has been said to be since it came: nothing to count before the next one
        boolean disputed = run != null
                && (run.equals(row.getString("disputed_run"))
                        || Dispute.looksPast(
                                StoredTime.optional(row, "raised_at"), StoredTime.optional(row, "run_at")));
        boolean toCheck = run != null && !stale && !disputed;
        if (toCheck && counted == null) {
            var changed = look != null && look.isAboutWhatArrived() ? look : null;
            turns.add(turn(
                    changed == null ? "run:" + run + ":count" : SyncNeedsLook.key(sync, known(since)),
                    account,
                    Side.CUSTOMER,
                    changed == null ? "sync-count" : kind("sync-count-", changed),
                    name,
                    path,
                    StoredTime.optional(row, "run_at")));
        } else if (toCheck && row.getString("verdict") == null) {
            turns.add(turn("run:" + run + ":decide", account, Side.CUSTOMER, "sync-decide", name, path, counted));
        } else if (toCheck
                && row.getString("dispute_id") == null
                && RunCount.Verdict.OFF.name().equals(row.getString("verdict"))) {
            // taken back, and their count of this run is no longer blind: only another run brings it on
            turns.add(turn(
                    "run:" + run + ":next",
                    account,
                    Side.VENDOR,
                    kind("sync-look-", LookReason.TAKEN_BACK),
                    name,
                    ours,
                    counted));
        } else if (look != null && (stale || run == null)) {
            turns.add(turn(
                    SyncNeedsLook.key(sync, known(since)),
                    account,
                    Side.VENDOR,
                    kind("sync-look-", look),
                    name,
                    ours,
                    since));
        }
        var dispute = row.getString("dispute_id");
        var answered = StoredTime.optional(row, "answered_at");
        if (dispute != null && answered != null && !toCheck) {
            // an answer settles nothing: they take it back, or wait for the next run and count again
            var raisedBy = row.getString("raised_by");
            turns.add(new Turn(
                    "dispute:" + dispute + ":answered:" + answered,
                    account,
                    Side.CUSTOMER,
                    raisedBy == null ? null : PersonId.parse(raisedBy),
                    "sync-answered",
                    name,
                    path,
                    answered,
                    null));
        } else if (dispute != null && answered == null) {
            var owner = row.getString("owner_id");
            turns.add(new Turn(
                    "dispute:" + dispute + ":answer",
                    account,
                    Side.VENDOR,
                    owner == null ? null : PersonId.parse(owner),
                    "sync-answer",
                    name,
                    ours,
                    known(StoredTime.optional(row, "raised_at")),
                    row.getObject("answer_by", LocalDate.class)));
        }
    }

    /** Their word stands, and a later count of theirs speaks against it, or waits for their word. */
    private static void whileItStands(AccountId account, ResultSet row, @Nullable String run, List<Turn> turns)
            throws SQLException {
        var sync = DataSyncId.parse(row.getString("id"));
        var path = "/plan/" + account + "/data/" + sync;
        var name = row.getString("name");
        var counted = StoredTime.optional(row, "counted_at");
        boolean inDoubt = SyncNeed.UNDECIDED.name().equals(row.getString("need"));
        if (run != null
                && counted != null
                && row.getString("verdict") == null
                && !run.equals(row.getString("verified_run"))) {
            turns.add(turn("run:" + run + ":decide", account, Side.CUSTOMER, "sync-decide", name, path, counted));
        } else if (run != null && counted == null && inDoubt) {
            turns.add(turn(
                    "run:" + run + ":count",
                    account,
                    Side.CUSTOMER,
                    "sync-count",
                    name,
                    path,
                    StoredTime.optional(row, "run_at")));
        } else if (run == null && inDoubt) {
            turns.add(turn(
                    "sync:" + sync + ":doubt",
                    account,
                    Side.VENDOR,
                    kind("sync-look-", LookReason.FAILED),
                    name,
                    "/accounts/" + account + "/data/" + sync,
                    StoredTime.optional(row, "need_since")));
        }
    }

    /** Why it needs another look; empty while it does not. */
    private static @Nullable LookReason look(ResultSet row) throws SQLException {
        var reason = row.getString("look_reason");
        return reason == null ? null : LookReason.valueOf(reason);
    }

    private static String kind(String turn, LookReason look) {
        return turn + look.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Turn turn(
            String key, AccountId account, Side side, String kind, String about, String path, @Nullable Instant since) {
        return new Turn(key, account, side, null, kind, about, path, known(since), null);
    }

    private static Instant known(@Nullable Instant instant) {
        return instant == null ? Instant.EPOCH : instant;
    }
}
