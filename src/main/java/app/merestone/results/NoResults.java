package app.merestone.results;

import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.CriterionId;
import app.merestone.checkins.CheckInId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.OneLook;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.StoredTime;
import app.merestone.kernel.TimeOrdered;
import app.merestone.ledger.Act;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** "No result yet", as often as it was said; the last one is what pages show until a result is recorded. */
@Component
class NoResults {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NoResults(JdbcClient jdbc, Ledger ledger, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    void say(AgreedCriterion agreed, String blocker, LocalDate due, PersonId owner, CheckInId checkIn, Actor by) {
        var now = clock.instant();
        var entry = ledger.append(new Act(
                agreed.account(),
                Acts.NONE_YET,
                by,
                agreed.id(),
                null,
                Map.of("criterion", agreed.statement(), "blocker", blocker, "due", due.toString())));
        jdbc.sql("""
                        INSERT INTO no_result_yet
                            (id, account_id, criterion_id, blocker, due, owner_id, check_in_id, said_by, said_at, reference)
                        VALUES (:id, :account, :criterion, :blocker, :due, :owner, :checkIn, :by, :at, :reference)""")
                .param("id", TimeOrdered.uuid().toString())
                .param("account", agreed.account().toString())
                .param("criterion", agreed.id().toString())
                .param("blocker", blocker)
                .param("due", due)
                .param("owner", owner.toString())
                .param("checkIn", checkIn.toString())
                .param("by", by.person().toString())
                .param("at", StoredTime.column(now))
                .param("reference", entry.reference())
                .update();
        events.publishEvent(new NoResultYet(agreed.account(), agreed.id(), now));
    }

    /** What was said last of each criterion. */
    Map<CriterionId, Said> last(AccountId account) {
        return OneLook.once(NoResults.class, "last", account, () -> readLast(account));
    }

    private Map<CriterionId, Said> readLast(AccountId account) {
        var last = new LinkedHashMap<CriterionId, Said>();
        jdbc.sql("""
                        SELECT criterion_id, blocker, due, owner_id, said_by, said_at, reference FROM no_result_yet
                         WHERE account_id = :account ORDER BY said_at, id""").param("account", account.toString()).query(row -> {
            last.put(
                    CriterionId.parse(row.getString("criterion_id")),
                    new Said(
                            row.getString("blocker"),
                            row.getObject("due", LocalDate.class),
                            PersonId.parse(row.getString("owner_id")),
                            PersonId.parse(row.getString("said_by")),
                            StoredTime.of(row, "said_at"),
                            row.getString("reference")));
        });
        return last;
    }

    record Said(String blocker, LocalDate due, PersonId owner, PersonId by, Instant at, String reference) {}
}
