package app.merestone.datasync;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.StoredTime;
import app.merestone.kernel.TimeOrdered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the vendor's product reports of agreed criteria, for the rooms above. It checks nobody: a use case asks who is asking
 * first.
 */
@Component
public class UsageReadings {

    private final UsageCounts counts;
    private final JdbcClient jdbc;

    UsageReadings(UsageCounts counts, JdbcClient jdbc) {
        this.counts = counts;
        this.jdbc = jdbc;
    }

    /** Of all criteria of the account, those that have ended among them. */
    public List<UsageReading> of(AccountId account) {
        return jdbc.sql("""
                        SELECT criterion_id, action, people, since_at, last_at, named_by, named_at, ended_at
                          FROM criterion_usage WHERE account_id = :account ORDER BY criterion_id, named_at""")
                .param("account", account.toString())
                .query((row, n) -> new UsageReading(
                        CriterionId.parse(row.getString("criterion_id")),
                        row.getString("action"),
                        row.getInt("people"),
                        StoredTime.of(row, "since_at"),
                        StoredTime.optional(row, "last_at"),
                        PersonId.parse(row.getString("named_by")),
                        StoredTime.of(row, "named_at"),
                        StoredTime.optional(row, "ended_at")))
                .list();
    }

    /** The one that holds for this criterion now. */
    public Optional<UsageReading> of(AccountId account, CriterionId criterion) {
        return of(account).stream()
                .filter(reading -> reading.criterion().equals(criterion) && reading.endedAt() == null)
                .findFirst();
    }

    /** From now on this action shows it, or none does. What was read under another one before stays with it. */
    void name(
            AccountId account,
            CriterionId criterion,
            Optional<UsageAction> action,
            Instant since,
            PersonId by,
            Instant now) {
        jdbc.sql("""
                        UPDATE criterion_usage SET ended_at = :now
                         WHERE account_id = :account AND criterion_id = :criterion AND ended_at IS NULL""")
                .param("now", StoredTime.column(now))
                .param("account", account.toString())
                .param("criterion", criterion.toString())
                .update();
        action.ifPresent(named -> jdbc.sql("""
                        INSERT INTO criterion_usage (id, account_id, criterion_id, action, since_at, named_by, named_at, people)
                        VALUES (:id, :account, :criterion, :action, :since, :by, :now, 0)""")
                .param("id", TimeOrdered.uuid().toString())
                .param("account", account.toString())
                .param("criterion", criterion.toString())
                .param("action", named.name())
                .param("since", StoredTime.column(since))
                .param("by", by.toString())
                .param("now", StoredTime.column(now))
                .update());
        action.ifPresent(named -> tell(account, Set.of(named)));
    }

    /**
     * Reads these actions anew: whoever was counted once stays counted, also when nobody remembers who it was.
     *
     * @return whether any criterion names one of them
     */
    boolean tell(AccountId account, Set<UsageAction> actions) {
        record Named(String id, UsageAction action, Instant since) {}
        var named = jdbc
                .sql(
                        "SELECT id, action, since_at FROM criterion_usage WHERE account_id = :account AND ended_at IS NULL")
                .param("account", account.toString())
                .query((row, n) -> new Named(
                        row.getString("id"), new UsageAction(row.getString("action")), StoredTime.of(row, "since_at")))
                .list()
                .stream()
                .filter(each -> actions.contains(each.action()))
                .toList();
        for (var each : named) {
            counts.since(account, each.action(), each.since()).ifPresent(count -> jdbc.sql("""
                            UPDATE criterion_usage SET people = GREATEST(people, :people), last_at = :last WHERE id = :id""")
                    .param("people", count.people())
                    .param("last", StoredTime.column(count.lastAt()))
                    .param("id", each.id())
                    .update());
        }
        return !named.isEmpty();
    }
}
