package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.ledger.Act;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Ledger;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An admin ends somebody's access to the whole portal at once, whichever side they are on, or lets them back in. */
@Service
@Transactional
@PreAuthorize("hasRole('ADMIN')")
public class EndingAccess {

    private final AccountRepository accounts;
    private final MembershipRepository memberships;
    private final PersonRepository people;
    private final OwnedAccounts owned;
    private final RoleChanges roleChanges;
    private final JdbcClient jdbc;
    private final Access access;
    private final Ledger ledger;
    private final Clock clock;

    EndingAccess(
            AccountRepository accounts,
            MembershipRepository memberships,
            PersonRepository people,
            OwnedAccounts owned,
            RoleChanges roleChanges,
            JdbcClient jdbc,
            Access access,
            Ledger ledger,
            Clock clock) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.people = people;
        this.owned = owned;
        this.roleChanges = roleChanges;
        this.jdbc = jdbc;
        this.access = access;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Ends this person's access everywhere; each account they belonged to has an entry of it. Whoever owns accounts gives
     * them to somebody else first: no account is left with an owner who is not there.
     */
    public void everywhere(PersonId id) {
        var admin = access.admin();
        if (admin.person().equals(id)) {
            throw Refused.because("access.own");
        }
        // accounts before the person, in the order in which acts lock them
        accountsOf(id).forEach(account -> leave(account, id, admin));
        var person = people.findOneById(id).orElseThrow(NotFound::new);
        owned.refuseIfAny(person);
        person.end(clock.instant());
        people.save(person);
    }

    /** Lets somebody sign in again; a customer person also needs a new invitation to an account. */
    public void letBack(PersonId id) {
        access.admin();
        var person = people.findOneById(id).orElseThrow(NotFound::new);
        person.comeBack();
        people.save(person);
        if (person.side() == Side.VENDOR) {
            roleChanges.tellBack(id);
        }
    }

    private List<AccountId> accountsOf(PersonId person) {
        return jdbc.sql("""
                        SELECT account_id FROM membership
                         WHERE person_id = :person AND ended_at IS NULL ORDER BY account_id""")
                .param("person", person.toString())
                .query((row, n) -> AccountId.parse(row.getString("account_id")))
                .list();
    }

    private void leave(AccountId id, PersonId person, Actor admin) {
        var account = accounts.findOneById(id).map(Account::id).orElseThrow(NotFound::new);
        var name = people.findById(person).map(Person::name).orElseThrow(NotFound::new);
        var membership = memberships.findByAccountAndPerson(account, person).orElseThrow(NotFound::new);
        membership.end(name, admin.person(), clock.instant());
        memberships.save(membership);
        ledger.append(new Act(
                account,
                AccountActs.ACCESS_ENDED,
                admin,
                person,
                null,
                Map.of("person", name, "role", membership.role().name())));
    }
}
