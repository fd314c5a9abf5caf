package app.merestone.agreement;

import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Role;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up what a criterion has to know of the world around it. */
@Component
class World {

    private final Directory directory;
    private final JdbcClient jdbc;
    private final ObjectProvider<ShownCriteria> shown;
    private final Clock clock;

    World(Directory directory, JdbcClient jdbc, ObjectProvider<ShownCriteria> shown, Clock clock) {
        this.directory = directory;
        this.jdbc = jdbc;
        this.shown = shown;
        this.clock = clock;
    }

    /** The world as this criterion meets it. */
    Circumstances around(AccountId account, CriterionId criterion) {
        var shown = shown(account).contains(criterion);
        var owners = owners(account);
        // the one thing that ends the clock and the sentence said last, and whose calendar counts: no plan is loaded to
        // ask
        return jdbc.sql("""
                        SELECT a.zone, p.first_value_id,
                               (SELECT w.sentence FROM plan_why w WHERE w.account_id = p.account_id
                                 ORDER BY w.why_number DESC LIMIT 1) AS why
                          FROM success_plan p JOIN account a ON a.id = p.account_id
                         WHERE p.account_id = :account""")
                .param("account", account.toString())
                .query((row, n) -> {
                    var why = row.getString("why");
                    return new Circumstances(
                            DueDate.today(clock.instant(), ZoneId.of(row.getString("zone"))),
                            owners,
                            criterion.equals(CriterionId.parse(row.getString("first_value_id"))),
                            shown,
                            why == null ? "" : why);
                })
                .optional()
                .orElseThrow(NotFound::new);
    }

    Set<CriterionId> shown(AccountId account) {
        return shown.stream().flatMap(s -> s.shown(account).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private Set<PersonId> owners(AccountId account) {
        return directory.customerPeople(account).stream()
                .filter(p -> p.role() != Role.SPONSOR)
                .map(PersonFacts::person)
                .collect(Collectors.toUnmodifiableSet());
    }
}
