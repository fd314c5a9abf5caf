package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Act;
import app.merestone.ledger.ActKind;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may act on an account for the customer. The vendor invites the first champion; after that the customer decides alone
 * (rule 26): champion or deputy invite, the champion alone names the deputy and hands the role on.
 */
@Service
@Transactional
public class InvitingPeople {

    private final AccountRepository accounts;
    private final PersonRepository people;
    private final MembershipRepository memberships;
    private final NamesOnAccounts names;
    private final Access access;
    private final Ledger ledger;
    private final Vendor vendor;
    private final Clock clock;

    InvitingPeople(
            AccountRepository accounts,
            PersonRepository people,
            MembershipRepository memberships,
            NamesOnAccounts names,
            Access access,
            Ledger ledger,
            Vendor vendor,
            Clock clock) {
        this.accounts = accounts;
        this.people = people;
        this.memberships = memberships;
        this.names = names;
        this.access = access;
        this.ledger = ledger;
        this.vendor = vendor;
        this.clock = clock;
    }

    /**
     * The account's CSM invites the first champion. Again only when nobody is left on the customer's side who could invite,
     * which is an act of its own and stands on the plan for both sides to see.
     */
    @PreAuthorize("hasRole('CSM')")
    public PersonId inviteChampion(AccountId account, String name, String email) {
        var actor = access.csm(account);
        holder(account, Role.CHAMPION).ifPresent(champion -> {
            throw Refused.because("invite.champion-present", name(champion));
        });
        holder(account, Role.DEPUTY).ifPresent(deputy -> {
            throw Refused.because("invite.deputy-present", name(deputy));
        });
        var kind = memberships.existsByAccountAndRoleIn(account, List.of(Role.CHAMPION, Role.DEPUTY))
                ? AccountActs.CHAMPION_INVITED_AGAIN
                : AccountActs.INVITED;
        return letIn(account, name, email, Role.CHAMPION, kind, actor);
    }

    /** Champion or deputy invite a member or a sponsor. */
    @PreAuthorize("hasRole('CUSTOMER')")
    public PersonId invite(AccountId account, String name, String email, Role as) {
        var actor = access.customerSignatory(account);
        if (as != Role.MEMBER && as != Role.SPONSOR) {
            throw Refused.because("invite.role");
        }
        return letIn(account, name, email, as, AccountActs.INVITED, actor);
    }

    /** The champion names this person deputy; whoever was it before is a member again. */
    @PreAuthorize("hasRole('CUSTOMER')")
    public void nameDeputy(AccountId account, PersonId person) {
        var actor = access.champion(account);
        var named = present(account, person);
        if (named.role() == Role.CHAMPION || named.role() == Role.DEPUTY) {
            throw Refused.because("deputy.holds-role", name(named));
        }
        holder(account, Role.DEPUTY)
                .ifPresent(before -> become(before, Role.MEMBER, AccountActs.DEPUTY_UNNAMED, actor));
        become(named, Role.DEPUTY, AccountActs.DEPUTY_NAMED, actor);
    }

    /** The deputy is a member again. */
    @PreAuthorize("hasRole('CUSTOMER')")
    public void unnameDeputy(AccountId account, PersonId person) {
        var actor = access.champion(account);
        var deputy = present(account, person);
        if (deputy.role() != Role.DEPUTY) {
            throw Refused.because("deputy.none", name(deputy));
        }
        become(deputy, Role.MEMBER, AccountActs.DEPUTY_UNNAMED, actor);
    }

    /**
     * The champion hands their role on and stays as a member. Where the champion's access was ended, the deputy does it,
     * for themselves if they like: an account is never without somebody who can sign.
     */
    @PreAuthorize("hasRole('CUSTOMER')")
    public void handOn(AccountId account, PersonId person) {
        var actor = access.customerSignatoryAlsoAfterwards(account);
        var before = holder(account, Role.CHAMPION);
        if (before.isPresent() && actor.role() != Role.CHAMPION) {
            throw new NotFound();
        }
        var next = present(account, person);
        if (next.role() == Role.CHAMPION) {
            throw Refused.because("champion.same", name(next));
        }
        before.ifPresent(champion -> {
            champion.become(Role.MEMBER, clock.instant());
            memberships.save(champion);
        });
        become(next, Role.CHAMPION, AccountActs.CHAMPION_HANDED_ON, actor);
    }

    /** Champion or deputy end somebody's access to this account, at once. */
    @PreAuthorize("hasRole('CUSTOMER')")
    public void endAccess(AccountId account, PersonId person) {
        var actor = access.customerSignatoryAlsoAfterwards(account);
        var membership = memberships.findByAccountAndPerson(account, person).orElseThrow(NotFound::new);
        var name = name(membership);
        if (actor.person().equals(person)) {
            throw Refused.because("access.own");
        }
        if (membership.role() == Role.CHAMPION && !membership.ended()) {
            throw Refused.because("access.champion", name);
        }
        membership.end(name, actor.person(), clock.instant());
        memberships.save(membership);
        record(membership, AccountActs.ACCESS_ENDED, actor);
    }

    private PersonId letIn(AccountId id, String name, String email, Role role, ActKind kind, Actor actor) {
        var account = accounts.findById(id).orElseThrow(NotFound::new);
        account.present();
        var address = new EmailAddress(email);
        var known = people.findByEmail(address);
        new CustomerAddress(vendor).check(address, known.orElse(null)).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        // also where somebody is known by another name already: this account learns it from the person, and not from us
        var typed = Person.named(name);
        var person = known.orElseGet(() -> register(Person.customer(address, typed, clock.instant())));
        var membership = memberships
                .findByAccountAndPerson(id, person.id())
                .map(before -> again(before, role, actor))
                .orElseGet(() -> Membership.invited(id, person.id(), role, actor.person(), clock.instant()));
        memberships.save(membership);
        names.call(id, person.id(), typed);
        record(membership, kind, actor);
        return person.id();
    }

    private Membership again(Membership before, Role role, Actor actor) {
        if (!before.ended()) {
            throw Refused.because("invite.already-here", name(before));
        }
        before.inviteAgain(role, actor.person(), clock.instant());
        return before;
    }

    private Person register(Person person) {
        try {
            return people.save(person);
        } catch (DuplicateKeyException invitedElsewhereJustNow) {
            throw Refused.because("invite.changed");
        }
    }

    private void become(Membership membership, Role role, ActKind kind, Actor actor) {
        membership.become(role, clock.instant());
        memberships.save(membership);
        record(membership, kind, actor);
    }

    private void record(Membership membership, ActKind kind, Actor actor) {
        ledger.append(new Act(
                membership.account(),
                kind,
                actor,
                membership.person(),
                null,
                Map.of("person", name(membership), "role", membership.role().name())));
    }

    private Membership present(AccountId account, PersonId person) {
        return memberships
                .findByAccountAndPerson(account, person)
                .filter(membership -> !membership.ended())
                .orElseThrow(NotFound::new);
    }

    private java.util.Optional<Membership> holder(AccountId account, Role role) {
        return memberships.findByAccountAndRoleAndEndedAtIsNull(account, role);
    }

    private String name(Membership membership) {
        return names.of(membership.account(), membership.person());
    }
}
