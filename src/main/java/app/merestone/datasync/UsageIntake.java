package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.StoredTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what the vendor's product reports of its use. Each person is kept once per action, with their first and last time:
 * the same signal twice, or signals in any order, leave the same behind. The caller holds the account.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class UsageIntake {

    /** More are no names of actions, but something that differs each time. */
    static final int MOST_ACTIONS = 200;

    private static final Comparator<Seen> ORDER = Comparator.comparing(
                    (Seen seen) -> seen.action().hex())
            .thenComparing(seen -> seen.person().hex());

    private final RunIntake queue;
    private final PersonSeals seals;
    private final DataSyncs syncs;
    private final UsageReadings readings;
    private final JdbcClient jdbc;
    private final Clock clock;

    UsageIntake(
            RunIntake queue, PersonSeals seals, DataSyncs syncs, UsageReadings readings, JdbcClient jdbc, Clock clock) {
        this.queue = queue;
        this.seals = seals;
        this.syncs = syncs;
        this.readings = readings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Seen(ContentHash action, ContentHash person) {}

    /** Somebody's first and last time. */
    private record Span(Instant first, Instant last) {

        Span with(Span other) {
            return new Span(
                    other.first().isBefore(first) ? other.first() : first,
                    other.last().isAfter(last) ? other.last() : last);
        }
    }

    /** Counts these signals of the connection's own account, and tells the syncs and the criteria that wait for them. */
    Receipt take(Connection connection, UsageReport report) {
        var account = connection.account();
        if (!report.account().equals(account.value())) {
            throw new IntakeRefused(
                    404, "account", "This key is for no such account. Nothing was stored. Send its own account.");
        }
        if (!queue.queueUp(account)) {
            // its syncs wait for nobody, and whose use it was is none of ours any more
            return Receipt.ENDED;
        }
        var actions = new TreeMap<String, UsageAction>();
        var latest = new HashMap<UsageAction, Instant>();
        var seen = new TreeMap<Seen, Span>(ORDER);
        for (var signal : report.signals()) {
            var action = signal.action();
            actions.put(action.hash().hex(), action);
            latest.merge(action, signal.at(), (one, other) -> one.isAfter(other) ? one : other);
            seen.merge(
                    new Seen(action.hash(), seals.person(account, signal.person())),
                    new Span(signal.at(), signal.at()),
                    Span::with);
        }
        keepActions(account, actions, latest);
        boolean changed = keepPeople(account, seen);
        boolean bySync = tellSyncs(account, latest);
        boolean byCriterion = readings.tell(account, latest.keySet());
        return !changed ? Receipt.KNOWN_ALREADY : bySync || byCriterion ? Receipt.MATCHED : Receipt.KEPT_UNMATCHED;
    }

    private void keepActions(AccountId account, Map<String, UsageAction> actions, Map<UsageAction, Instant> latest) {
        var known = new HashSet<>(jdbc.sql("SELECT action_hash FROM usage_action WHERE account_id = :account")
                .param("account", account.toString())
                .query(String.class)
                .list());
        actions.forEach((hash, action) -> {
            if (known.add(hash) && known.size() > MOST_ACTIONS) {
                throw new IntakeRefused(
                        422,
                        "too-many-actions",
                        "More than " + MOST_ACTIONS + " different actions of this account are counted already. Nothing"
                                + " was stored. Send the name of what was done, and nothing in it that differs each time.");
            }
            jdbc.sql("""
                            INSERT INTO usage_action (account_id, action_hash, action, last_at)
                            VALUES (:account, :hash, :action, :at)
                            ON DUPLICATE KEY UPDATE last_at = GREATEST(last_at, :at)""")
                    .param("account", account.toString())
                    .param("hash", hash)
                    .param("action", action.name())
                    .param("at", StoredTime.column(latest.getOrDefault(action, Instant.EPOCH)))
                    .update();
        });
    }

    /** Whether any of this was new. */
    private boolean keepPeople(AccountId account, SortedMap<Seen, Span> seen) {
        var known = known(account, seen.keySet().stream().toList());
        boolean changed = false;
        for (var each : seen.entrySet()) {
            var before = known.get(each.getKey());
            var now = before == null ? each.getValue() : before.with(each.getValue());
            if (now.equals(before)) {
                continue;
            }
            changed = true;
            jdbc.sql("""
                            INSERT INTO usage_person (account_id, action_hash, person_hash, first_at, last_at)
                            VALUES (:account, :action, :person, :first, :last)
                            ON DUPLICATE KEY UPDATE first_at = :first, last_at = :last""")
                    .param("account", account.toString())
                    .param("action", each.getKey().action().hex())
                    .param("person", each.getKey().person().hex())
                    .param("first", StoredTime.column(now.first()))
                    .param("last", StoredTime.column(now.last()))
                    .update();
        }
        return changed;
    }

    private Map<Seen, Span> known(AccountId account, List<Seen> seen) {
        var known = new HashMap<Seen, Span>();
        jdbc.sql("""
                        SELECT action_hash, person_hash, first_at, last_at FROM usage_person
                         WHERE account_id = :account AND action_hash IN (:actions) AND person_hash IN (:people)""")
                .param("account", account.toString())
                .param(
                        "actions",
                        seen.stream()
                                .map(each -> each.action().hex())
                                .distinct()
                                .toList())
                .param(
                        "people",
                        seen.stream()
                                .map(each -> each.person().hex())
                                .distinct()
                                .toList())
                .query(row -> {
                    known.put(
                            new Seen(
                                    new ContentHash(row.getString("action_hash")),
                                    new ContentHash(row.getString("person_hash"))),
                            new Span(StoredTime.of(row, "first_at"), StoredTime.of(row, "last_at")));
                });
        return known;
    }

    /** Whether any sync names one of these actions. Those that are checked come into use by it (rule 6). */
    private boolean tellSyncs(AccountId account, Map<UsageAction, Instant> latest) {
        record Listening(DataSyncId sync, UsageAction action) {}
        var listening = jdbc
                .sql("""
                        SELECT id, usage_action FROM data_sync
                         WHERE account_id = :account AND usage_action IS NOT NULL AND job_hash IS NOT NULL
                         ORDER BY id""")
                .param("account", account.toString())
                .query((row, n) -> new Listening(
                        DataSyncId.parse(row.getString("id")), new UsageAction(row.getString("usage_action"))))
                .list()
                .stream()
                .filter(each -> latest.containsKey(each.action()))
                .toList();
        for (var each : listening) {
            var sync = syncs.findByAccountIdAndId(account, each.sync()).orElseThrow();
            if (sync.signalled(latest.getOrDefault(each.action(), Instant.EPOCH), clock.instant())) {
                syncs.save(sync);
            }
        }
        return !listening.isEmpty();
    }
}
