package app.merestone.results;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.agreement.CriterionId;
import app.merestone.checkins.CheckInId;
import app.merestone.checkins.CheckIns;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Actor;
import app.merestone.results.ResultsInHand.InHand;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down and records what the customer observed. A CSM may write for the customer; only a customer records. */
@Service
@Transactional
@PreAuthorize("hasAnyRole('CUSTOMER', 'CSM')")
public class RecordingResults {

    private static final int LONGEST_BLOCKER = 500;

    private final Access access;
    private final ResultsInHand hand;
    private final NoResults noResults;
    private final CheckIns checkIns;
    private final Directory directory;
    private final Clock clock;

    RecordingResults(
            Access access,
            ResultsInHand hand,
            NoResults noResults,
            CheckIns checkIns,
            Directory directory,
            Clock clock) {
        this.access = access;
        this.hand = hand;
        this.noResults = noResults;
        this.checkIns = checkIns;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Keeps what was written so far, as a draft that binds nobody.
     *
     * @param seen the draft's version that the writer had before them; empty when there was none
     */
    public DraftKept keep(AccountId account, CriterionId criterion, ResultDraft words, @Nullable Integer seen) {
        var actor = access.participant(account);
        var inHand = hand.take(account, criterion);
        var draft = draft(inHand, seen, actor);
        mustBeOfTheAccount(account, words.usedBy(), draft.content().usedBy());
        if (words.observedOn() != null) {
            var day = hand.day(inHand);
            ObservedDate.check(words.observedOn(), day.onboardingStart(), day.today());
        }
        draft.write(words, actor, clock.instant());
        return hand.keep(draft);
    }

    /** Records the draft as it was checked; where the recorder signs for the customer, that is their signature. */
    @PreAuthorize("hasRole('CUSTOMER')")
    public Signed record(AccountId account, CriterionId criterion, int seen) {
        var actor = access.customer(account);
        var inHand = hand.take(account, criterion);
        var before = inHand.tellings().recorded();
        if (inHand.tellings().draft().isEmpty()
                && before.filter(r -> r.recorded().isOf(actor)).isPresent()) {
            // the same press twice: answered like the first time
            return ResultsInHand.signed(
                    before.get(), String.valueOf(before.get().recorded().reference()));
        }
        var draft = inHand.tellings().draft().orElseThrow(() -> Refused.because("result.recorded-already"));
        mustBeSeen(draft, seen);
        inHand.mustBeFree();
        draft.record(inHand.agreed(), hand.exhibits(draft), hand.day(inHand), actor, clock.instant());
        return hand.file(draft, inHand, Acts.RECORDED, actor, ResultsInHand.words(draft, inHand.agreed()));
    }

    /** Says that there is no result yet: what is in the way, and who looks again by when (rule 10). */
    @PreAuthorize("hasRole('CUSTOMER')")
    public CheckInId noResultYet(
            AccountId account, CriterionId criterion, String blocker, LocalDate lookAgain, PersonId owner) {
        var actor = access.customer(account);
        var inHand = hand.take(account, criterion);
        // a result of an earlier wording says nothing of the one in force
        if (inHand.tellings()
                .recorded()
                .filter(r -> r.isAbout(inHand.agreed()))
                .filter(r -> r.signature(actor.side()).isPresent())
                .isPresent()) {
            throw Refused.because("result.recorded-already");
        }
        var why = Typed.required("result.blocker", blocker, LONGEST_BLOCKER);
        var checkIn = checkIns.open(account, inHand.agreed().statement(), why, lookAgain, owner, actor);
        noResults.say(inHand.agreed(), why, lookAgain, owner, checkIn, actor);
        return checkIn;
    }

    private Result draft(InHand inHand, @Nullable Integer seen, Actor actor) {
        inHand.tellings().draft().ifPresent(draft -> mustBeSeen(draft, seen));
        return hand.draft(inHand, actor);
    }

    private void mustBeSeen(Result draft, @Nullable Integer seen) {
        if (seen == null || draft.version() != seen) {
            throw Refused.because("result.draft.changed", hand.nameOf(draft.writtenBy()));
        }
    }

    private void mustBeOfTheAccount(AccountId account, Set<PersonId> people, Set<PersonId> knownBefore) {
        var own = directory.customerPeople(account).stream()
                .map(PersonFacts::person)
                .collect(Collectors.toSet());
        own.addAll(knownBefore);
        if (!own.containsAll(people)) {
            throw new NotFound();
        }
    }
}
