package app.merestone.checkins;

import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Act;
import app.merestone.ledger.ActKind;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens check-ins for whoever has already been let in: another module's use case inside its own transaction ("no result
 * yet" makes one). It checks nobody; people arrange theirs through {@link ArrangingCheckIns}.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CheckIns {

    static final ActKind ARRANGED = ActKind.act("check-in.arranged");

    private final CheckInRepository checkIns;
    private final CheckInReads reads;
    private final Directory directory;
    private final Ledger ledger;
    private final Clock clock;

    CheckIns(CheckInRepository checkIns, CheckInReads reads, Directory directory, Ledger ledger, Clock clock) {
        this.checkIns = checkIns;
        this.reads = reads;
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Opens a follow-up and records it in the ledger.
     *
     * @param about one line: what it is about
     * @param reason why: the blocker, in the person's words
     * @param due a day in the account's zone, today at the earliest
     * @param owner one of the {@link #owners}, or the actor
     */
    public CheckInId open(AccountId account, String about, String reason, LocalDate due, PersonId owner, Actor by) {
        var zone = directory.account(account).zone();
        var checkIn = checkIns.save(CheckIn.arrange(
                account, about, reason, due, zone, owner, peopleOf(account, by), by.person(), clock.instant()));
        ledger.append(new Act(
                account,
                ARRANGED,
                by,
                checkIn.id(),
                null,
                Map.of(
                        "about", checkIn.about(),
                        "reason", checkIn.reason(),
                        "due", due.toString(),
                        "owner", nameOf(owner))));
        return checkIn.id();
    }

    /**
     * Opens a follow-up that follows from what both sides agreed: a date has passed. Nobody acted, so it is no entry in
     * the ledger, and nobody's name stands under it.
     *
     * @param owner one of the {@link #owners}
     */
    public CheckInId openByRule(AccountId account, String about, String reason, LocalDate due, PersonId owner) {
        var people = owners(account).stream().map(PersonFacts::person).collect(Collectors.toSet());
        var zone = directory.account(account).zone();
        return checkIns.save(CheckIn.arrange(account, about, reason, due, zone, owner, people, null, clock.instant()))
                .id();
    }

    /**
     * Who can see to a follow-up on this account: its customer people and whoever acts for the vendor today. A sponsor reads
     * and acknowledges, so nothing is theirs to follow up.
     */
    public List<PersonFacts> owners(AccountId account) {
        return Stream.concat(
                        directory.customerPeople(account).stream().filter(person -> person.role() != Role.SPONSOR),
                        directory.vendorPeople(account).stream())
                .toList();
    }

    /** The account's check-ins that have not taken place yet, the next one first. */
    public List<CheckInSummary> open(AccountId account) {
        return reads.open(account);
    }

    private String nameOf(PersonId person) {
        var facts = directory.people(Set.of(person)).get(person);
        return facts == null ? "" : facts.name();
    }

    private Set<PersonId> peopleOf(AccountId account, Actor by) {
        var people = owners(account).stream().map(PersonFacts::person).collect(Collectors.toCollection(HashSet::new));
        people.add(by.person());
        return people;
    }
}
