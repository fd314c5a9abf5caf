package app.merestone.portfolio;

import app.merestone.accounts.AccessEnded;
import app.merestone.accounts.VendorPersonChanged;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * When somebody's access ends, or a role of theirs comes or goes, each account is looked at on which something was theirs:
 * a risk to see to (rule 19), a wait, an account to stand in for. What they own tells so itself.
 */
@Component
class FollowingPeople {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    FollowingPeople(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @ApplicationModuleListener
    void on(AccessEnded ended) {
        lookAtAccountsOf(ended.person(), ended.at());
    }

    @ApplicationModuleListener
    void on(VendorPersonChanged changed) {
        lookAtAccountsOf(changed.person(), changed.at());
    }

    // each in a transaction of its own, so that whoever looks after many accounts keeps none of them locked for long
    private void lookAtAccountsOf(PersonId person, Instant at) {
        jdbc.sql("""
                        SELECT account_id FROM risk_step WHERE owner_id = :person
                        UNION
                        SELECT account_id FROM open_turn WHERE person_id = :person
                        UNION
                        SELECT account_id FROM stand_in WHERE person_id = :person""")
                .param("person", person.toString())
                .query((row, n) -> AccountId.parse(row.getString("account_id")))
                .list()
                .forEach(account -> events.publishEvent(new AccountActedOn(account, at)));
    }
}
