package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.StoredTime;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many different people of an account have done what, by what the vendor's product reported. It checks nobody. */
@Component
class UsageCounts {

    private static final int MOST_NAMED = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    UsageCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** So many different people, the last of them then. */
    record Count(int people, Instant lastAt) implements Serializable {}

    /** Of each of these actions that anybody did since then; at most of the days for which it is counted. */
    Map<ContentHash, Count> since(AccountId account, Collection<UsageAction> actions, Instant since) {
        if (actions.isEmpty()) {
            return Map.of();
        }
        var earliest = clock.instant().minus(UsageReport.COUNTED);
        var counts = new HashMap<ContentHash, Count>();
        jdbc.sql("""
                        SELECT action_hash, COUNT(*) AS people, MAX(last_at) AS latest FROM usage_person
                         WHERE account_id = :account AND action_hash IN (:actions) AND last_at >= :since
                         GROUP BY action_hash""")
                .param("account", account.toString())
                .param(
                        "actions",
                        actions.stream().map(each -> each.hash().hex()).toList())
                .param("since", StoredTime.column(since.isAfter(earliest) ? since : earliest))
                .query(row -> {
                    counts.put(
                            new ContentHash(row.getString("action_hash")),
                            new Count(row.getInt("people"), StoredTime.of(row, "latest")));
                });
        return counts;
    }

    Optional<Count> since(AccountId account, UsageAction action, Instant since) {
        return Optional.ofNullable(since(account, List.of(action), since).get(action.hash()));
    }

    Optional<Count> lately(AccountId account, UsageAction action) {
        return since(account, action, Instant.EPOCH);
    }

    /** Of each of these actions, in the days for which it is counted. */
    Map<ContentHash, Count> lately(AccountId account, Collection<UsageAction> actions) {
        return since(account, actions, Instant.EPOCH);
    }

    /** What was reported of the account, by name. */
    List<String> actions(AccountId account) {
        return jdbc
                .sql("SELECT action FROM usage_action WHERE account_id = :account LIMIT :most")
                .param("account", account.toString())
                .param("most", UsageIntake.MOST_ACTIONS)
                .query(String.class)
                .list()
                .stream()
                .sorted()
                .limit(MOST_NAMED)
                .toList();
    }
}
