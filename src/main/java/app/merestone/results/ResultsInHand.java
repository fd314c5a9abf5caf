package app.merestone.results;

import app.merestone.accounts.AccountFacts;
import app.merestone.accounts.Directory;
import app.merestone.agreement.AgreedCriteria;
import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Act;
import app.merestone.ledger.ActKind;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Ledger;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Takes everything that an act on one criterion's result needs into hand, with its tellings locked, and puts it back with
 * its ledger entry. Whoever was let in stands in front: it checks nobody.
 */
@Component
class ResultsInHand {

    private final ResultRepository results;
    private final EvidenceLooks looks;
    private final AgreedCriteria agreed;
    private final Directory directory;
    private final Ledger ledger;
    private final Clock clock;

    ResultsInHand(
            ResultRepository results,
            EvidenceLooks looks,
            AgreedCriteria agreed,
            Directory directory,
            Ledger ledger,
            Clock clock) {
        this.results = results;
        this.looks = looks;
        this.agreed = agreed;
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** One criterion that is agreed; anything else is not found. */
    InHand take(AccountId account, CriterionId criterion) {
        var inForce = agreed.agreed(account, criterion).orElseThrow(NotFound::new);
        var facts = directory.account(account);
        return new InHand(
                facts,
                inForce,
                new Tellings(results.findByAccountIdAndCriterionIdOrderByAttemptDesc(account, criterion)));
    }

    /** Whether there can be results of it at all, before anything is taken into hand. */
    void mustBeAgreed(AccountId account, CriterionId criterion) {
        if (agreed.agreed(account, criterion).isEmpty()) {
            throw new NotFound();
        }
    }

    /** The criterion whose recorded result this is; refuses a result that was meanwhile told again. */
    InHand take(AccountId account, ResultId result) {
        var criterion = results.readByAccountIdAndId(account, result)
                .map(Result::criterion)
                .orElseThrow(NotFound::new);
        var inHand = take(account, criterion);
        var counts = inHand.tellings().recorded().orElseThrow(NotFound::new);
        if (!counts.id().equals(result)) {
            throw Refused.because("result.changed", nameOf(counts.recorded().personId()), counts.attempt());
        }
        return inHand;
    }

    /** The draft that is being written, or a new one where a telling may begin. */
    Result draft(InHand inHand, Actor by) {
        var tellings = inHand.tellings();
        if (tellings.draft().isPresent()) {
            return tellings.draft().get();
        }
        inHand.mustBeFree();
        return tellings.recorded()
                .map(last -> last.begunAgain(by, clock.instant()))
                .orElseGet(() ->
                        Result.begun(inHand.account().id(), inHand.agreed().id(), by, clock.instant()));
    }

    Exhibits exhibits(Result result) {
        return looks.of(result);
    }

    Result.Day day(InHand inHand) {
        return new Result.Day(
                inHand.account().onboardingStart(),
                DueDate.today(clock.instant(), inHand.account().zone()));
    }

    /** Saves a result together with the entry of the act, and answers what the person gets to hear. */
    Signed file(Result result, InHand inHand, ActKind kind, Actor by, Map<String, String> more) {
        var details = new LinkedHashMap<String, String>();
        details.put("criterion", inHand.agreed().statement());
        details.put("version", String.valueOf(inHand.agreed().revision()));
        details.putAll(more);
        var entry = ledger.append(
                new Act(result.account(), kind, by, result.id(), result.contentHash(), Map.copyOf(details)));
        result.filedAs(entry.reference());
        results.save(result);
        return signed(result, entry.reference());
    }

    static Signed signed(Result result, String reference) {
        return new Signed(
                result.id(),
                result.contentHash(),
                reference,
                result.signature(app.merestone.kernel.Side.CUSTOMER).isPresent(),
                result.coSigned());
    }

    DraftKept keep(Result draft) {
        try {
            var kept = results.save(draft);
            return new DraftKept(kept.id(), kept.version());
        } catch (DuplicateKeyException begunByAnother) {
            throw Refused.because("result.begun.changed");
        }
    }

    /** What a draft says, in the ledger's words. */
    static Map<String, String> words(Result result, AgreedCriterion agreed) {
        var content = result.content();
        var words = new LinkedHashMap<String, String>();
        words.put("what", content.what());
        words.put("observed", String.valueOf(content.observedOn()));
        var measure = agreed.measure();
        var amount = content.amount();
        if (amount != null && measure != null) {
            words.put("amount", amount.toPlainString() + " " + measure.unit());
        }
        return words;
    }

    String nameOf(PersonId person) {
        var facts = directory.people(Set.of(person)).get(person);
        return facts == null ? "" : facts.name();
    }

    /** One criterion's result, ready to be acted on. */
    record InHand(AccountFacts account, AgreedCriterion agreed, Tellings tellings) {

        Result recorded() {
            return tellings.recorded().orElseThrow(NotFound::new);
        }

        /** Refuses to pull what still waits, or what both have signed, from under the other side. */
        void mustBeFree() {
            tellings.recorded().filter(last -> !last.mayBeToldAgain(agreed)).ifPresent(last -> {
                throw Refused.because(last.coSigned() ? "result.co-signed" : "result.waits");
            });
        }
    }
}
