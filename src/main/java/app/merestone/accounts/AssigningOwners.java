package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Act;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A leader says which vendor person owns an account, and who stands in from when to when. Every change of owner is a
 * handoff that the new owner and the customer have to confirm (rule 16).
 */
@Service
@Transactional
public class AssigningOwners {

    private final AccountRepository accounts;
    private final HandoffRepository handoffs;
    private final StandIns standIns;
    private final Directory directory;
    private final VendorPeople vendorPeople;
    private final PersonRepository people;
    private final Access access;
    private final Ledger ledger;
    private final Vendor vendor;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    AssigningOwners(
            AccountRepository accounts,
            HandoffRepository handoffs,
            StandIns standIns,
            Directory directory,
            VendorPeople vendorPeople,
            PersonRepository people,
            Access access,
            Ledger ledger,
            Vendor vendor,
            Clock clock,
            ApplicationEventPublisher events,
            JdbcClient jdbc) {
        this.accounts = accounts;
        this.handoffs = handoffs;
        this.standIns = standIns;
        this.directory = directory;
        this.vendorPeople = vendorPeople;
        this.people = people;
        this.access = access;
        this.ledger = ledger;
        this.vendor = vendor;
        this.clock = clock;
        this.events = events;
        this.jdbc = jdbc;
    }

    /**
     * Gives the account to this CSM.
     *
     * @param seen the owner that the page showed; empty where it showed none
     */
    @PreAuthorize("hasRole('LEADER')")
    public void assign(AccountId account, PersonId owner, @Nullable PersonId seen) {
        var actor = access.leader(account);
        hand(account, vendorPeople.present(owner, Role.CSM), seen, actor);
    }

    /**
     * Gives every present account of somebody who leaves to one other CSM.
     *
     * @return how many changed hands
     */
    @PreAuthorize("hasAnyRole('LEADER','ADMIN')")
    public int reassignAll(PersonId from, PersonId to) {
        var actor = access.assigner();
        // accounts before the person, in the order in which acts lock them
        var owned = ownedBy(from);
        var owner = vendorPeople.present(to, Role.CSM);
        owned.forEach(account -> hand(account, owner, from, actor));
        return owned.size();
    }

    /** This CSM acts for the account's owner from the first to the last of these days, in their own name. */
    @PreAuthorize("hasRole('LEADER')")
    public void nameStandIn(AccountId id, PersonId person, LocalDate from, LocalDate to) {
        var actor = access.leader(id);
        var account = accounts.findById(id).orElseThrow(NotFound::new);
        account.present();
        var standIn = vendorPeople.present(person, Role.CSM);
        var today = DueDate.today(clock.instant(), vendor.zone());
        StandIns.check(account, standIn, from, to, today);
        standIns.name(id, person, from, to, actor.person());
        events.publishEvent(new StandInNamed(id, person, clock.instant()));
        ledger.append(new Act(
                id,
                AccountActs.STAND_IN_NAMED,
                actor,
                person,
                null,
                Map.of("person", standIn.name(), "from", from.toString(), "to", to.toString())));
    }

    /**
     * The stand-in does not act in this period any more; from now on where it has begun.
     *
     * @param from the period's first day: the same person may have others
     */
    @PreAuthorize("hasRole('LEADER')")
    public void endStandIn(AccountId id, PersonId person, LocalDate from) {
        var actor = access.leader(id);
        var ended = standIns.end(id, person, from);
        events.publishEvent(new StandInEnded(id, person, clock.instant()));
        ledger.append(new Act(
                id,
                AccountActs.STAND_IN_ENDED,
                actor,
                person,
                null,
                Map.of(
                        "person", ended.name(),
                        "from", ended.from().toString(),
                        "to", ended.to().toString())));
    }

    /** Whom the account can be given to, and who stands in. */
    @PreAuthorize("hasRole('LEADER')")
    @Transactional(readOnly = true)
    public OwnerChoices choices(AccountId account) {
        access.leader(account);
        return new OwnerChoices(
                directory.account(account),
                directory.csm(account),
                accounts.findById(account).map(Account::csm).orElse(null),
                vendorPeople.present(Role.CSM),
                standIns.of(account),
                DueDate.today(clock.instant(), vendor.zone()));
    }

    private void hand(AccountId id, Person owner, @Nullable PersonId seen, Actor actor) {
        var account = accounts.findOneById(id).orElseThrow(NotFound::new);
        var now = clock.instant();
        var handoff = account.assignTo(owner.id(), seen, now);
        handoffs.findByAccountAndSettledAtIsNull(id).ifPresent(open -> {
            open.overtaken(now);
            handoffs.save(open);
        });
        accounts.save(account);
        if (handoff != null) {
            handoffs.save(handoff);
        }
        ledger.append(new Act(
                id,
                AccountActs.OWNER_ASSIGNED,
                actor,
                owner.id(),
                null,
                seen == null
                        ? Map.of("to", owner.name())
                        : Map.of(
                                "to",
                                owner.name(),
                                "from",
                                people.findById(seen).map(Person::name).orElse(""))));
    }

    // by id, so that two of these at once queue up instead of deadlocking
    private List<AccountId> ownedBy(PersonId person) {
        return jdbc.sql("SELECT id FROM account WHERE csm_id = :person AND ended_at IS NULL ORDER BY id FOR UPDATE")
                .param("person", person.toString())
                .query((row, n) -> AccountId.parse(row.getString("id")))
                .list();
    }

    /**
     * What a leader chooses from.
     *
     * @param owner who owns the account now; empty while nobody does
     * @param seen whom the account was given to last, present or not: what assigning asks for
     * @param csms the present CSMs
     * @param standIns who is or was named to stand in, the earliest first
     * @param today in the vendor's zone, in which stand-ins begin and end
     */
    public record OwnerChoices(
            AccountFacts account,
            Optional<PersonFacts> owner,
            @Nullable PersonId seen,
            List<PersonFacts> csms,
            List<BrowsingPeople.StandIn> standIns,
            LocalDate today) {}
}
