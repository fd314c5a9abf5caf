package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Role;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells of the roles that somebody got or lost, whoever decided it: an owner who is no CSM any more owns nothing, and a
 * risk is owned by a CSM or a leader.
 */
@Component
class RoleChanges {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RoleChanges(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** These roles have become those; nothing is told where no role that owns anything is among the difference. */
    void tell(PersonId person, Set<Role> before, Set<Role> after) {
        boolean csm = before.contains(Role.CSM) != after.contains(Role.CSM);
        boolean leader = before.contains(Role.LEADER) != after.contains(Role.LEADER);
        if (csm) {
            owned(person)
                    .forEach(
                            account -> events.publishEvent(new OwnerStandingChanged(account, person, clock.instant())));
        }
        if (csm || leader) {
            events.publishEvent(new VendorPersonChanged(person, clock.instant()));
        }
    }

    /** They are let in again, with the roles that they had. */
    void tellBack(PersonId person) {
        events.publishEvent(new VendorPersonChanged(person, clock.instant()));
    }

    private List<AccountId> owned(PersonId person) {
        return jdbc.sql("SELECT id FROM account WHERE csm_id = :person AND ended_at IS NULL ORDER BY id")
                .param("person", person.toString())
                .query((row, n) -> AccountId.parse(row.getString("id")))
                .list();
    }
}
