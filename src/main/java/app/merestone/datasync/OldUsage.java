package app.merestone.datasync;

import app.merestone.kernel.StoredTime;
import java.time.Clock;
import java.time.LocalDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets who did what once it is not counted any more, and actions that nobody does. That a sync came into use by it stays.
 * Several nodes may do this at once; who did it again meanwhile is not forgotten.
 */
@Component
class OldUsage {

    /** So few at once that nobody who delivers meanwhile has to wait. */
    static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    OldUsage(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${merestone.payloads.first:PT10M}",
            fixedDelayString = "${merestone.payloads.every:PT6H}")
    void forget() {
        var before = StoredTime.column(clock.instant().minus(UsageReport.COUNTED));
        while (people(before) == BATCH || actions(before) == BATCH) {
            // the next batch
        }
    }

    private record Row(String account, String action, String person) {}

    private int people(LocalDateTime before) {
        var over = jdbc.sql("""
                        SELECT account_id, action_hash, person_hash FROM usage_person
                         WHERE last_at < :before ORDER BY last_at LIMIT :batch""")
                .param("before", before)
                .param("batch", BATCH)
                .query((row, n) -> new Row(
                        row.getString("account_id"), row.getString("action_hash"), row.getString("person_hash")))
                .list();
        over.forEach(each -> jdbc.sql("""
                        DELETE FROM usage_person
                         WHERE account_id = :account AND action_hash = :action AND person_hash = :person
                           AND last_at < :before""")
                .param("account", each.account())
                .param("action", each.action())
                .param("person", each.person())
                .param("before", before)
                .update());
        return over.size();
    }

    private int actions(LocalDateTime before) {
        var over = jdbc.sql("""
                        SELECT account_id, action_hash FROM usage_action
                         WHERE last_at < :before ORDER BY last_at LIMIT :batch""")
                .param("before", before)
                .param("batch", BATCH)
                .query((row, n) -> new Row(row.getString("account_id"), row.getString("action_hash"), ""))
                .list();
        over.forEach(each -> jdbc.sql("""
                        DELETE FROM usage_action
                         WHERE account_id = :account AND action_hash = :action AND last_at < :before""")
                .param("account", each.account())
                .param("action", each.action())
                .param("before", before)
                .update());
        return over.size();
    }
}
