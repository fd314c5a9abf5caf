package app.merestone.results;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.agreement.AgreedCriteria;
import app.merestone.datasync.SyncStanding;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.ledger.Actor;
import app.merestone.results.ResultsInHand.InHand;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts names under a recorded result, asks for more instead, or takes a name back. */
@Service
@Transactional
@PreAuthorize("hasAnyRole('CUSTOMER', 'CSM')")
public class CoSigning {

    private final Access access;
    private final ResultsInHand hand;
    private final AgreedCriteria criteria;
    private final Directory directory;
    private final SyncStanding disputes;
    private final ObjectProvider<SigningWindow> windows;
    private final Clock clock;

    CoSigning(
            Access access,
            ResultsInHand hand,
            AgreedCriteria criteria,
            Directory directory,
            SyncStanding disputes,
            ObjectProvider<SigningWindow> windows,
            Clock clock) {
        this.access = access;
        this.hand = hand;
        this.criteria = criteria;
        this.directory = directory;
        this.disputes = disputes;
        this.windows = windows;
        this.clock = clock;
    }

    /** The champion's or deputy's signature under what a member recorded, or again after a withdrawal. */
    @PreAuthorize("hasRole('CUSTOMER')")
    public Signed signForCustomer(AccountId account, ResultId id, ContentHash seen) {
        var actor = access.customerSignatory(account);
        var inHand = hand.take(account, id);
        var result = inHand.recorded();
        var before = signedBefore(result, actor, seen);
        if (before.isPresent()) {
            return before.get();
        }
        result.signForCustomer(hand.exhibits(result), seen, actor, clock.instant());
        return hand.file(result, inHand, Acts.SIGNED, actor, ResultsInHand.words(result, inHand.agreed()));
    }

    /** The CSM's signature on the same content: with it the criterion is a milestone. */
    @PreAuthorize("hasRole('CSM')")
    public Signed coSign(AccountId account, ResultId id, ContentHash seen) {
        var actor = access.csm(account);
        var inHand = hand.take(account, id);
        var result = inHand.recorded();
        var before = signedBefore(result, actor, seen);
        if (before.isPresent()) {
            return before.get();
        }
        mustNotBeDisputed(inHand);
        result.coSign(inHand.agreed(), hand.exhibits(result), needed(inHand), seen, actor, clock.instant());
        return hand.file(result, inHand, Acts.CO_SIGNED, actor, ResultsInHand.words(result, inHand.agreed()));
    }

    /** Sends it back with a question; the customer answers by recording again. */
    @PreAuthorize("hasRole('CSM')")
    public Signed askForMore(AccountId account, ResultId id, ContentHash seen, String question) {
        var actor = access.csm(account);
        var inHand = hand.take(account, id);
        var result = inHand.recorded();
        result.askForMore(question, seen, actor, clock.instant());
        return hand.file(
                result,
                inHand,
                Acts.SENT_BACK,
                actor,
                Map.of("question", result.question().map(Question::words).orElse("")));
    }

    /** A second customer person confirms what the first one recorded. */
    @PreAuthorize("hasRole('CUSTOMER')")
    public Signed corroborate(AccountId account, ResultId id, ContentHash seen) {
        var actor = access.customer(account);
        var inHand = hand.take(account, id);
        var result = inHand.recorded();
        var before = result.second().filter(second -> second.isOf(actor));
        if (before.isPresent()) {
            return ResultsInHand.signed(result, String.valueOf(before.get().reference()));
        }
        result.corroborate(hand.exhibits(result), seen, actor, clock.instant());
        return hand.file(result, inHand, Acts.CORROBORATED, actor, Map.of());
    }

    /** Takes one's side's signature back with a reason, until closing. */
    public Signed withdraw(AccountId account, ResultId id, String reason) {
        var actor = access.signatory(account);
        var inHand = hand.take(account, id);
        var result = inHand.recorded();
        var closed = windows.stream().anyMatch(window -> window.closed(account));
        result.withdraw(reason, closed, actor, clock.instant());
        criteria.noLongerShown(account, inHand.agreed().id());
        return hand.file(
                result,
                inHand,
                Acts.WITHDRAWN,
                actor,
                Map.of("reason", result.withdrawn().map(Withdrawal::reason).orElse("")));
    }

    // the same press twice is answered like the first time; somebody else's signature is not ours to answer with
    private Optional<Signed> signedBefore(Result result, Actor actor, ContentHash seen) {
        var signature = result.signature(actor.side());
        if (signature.isEmpty() || !result.contentHash().equals(seen)) {
            return Optional.empty();
        }
        if (!signature.get().isOf(actor)) {
            throw Refused.because(
                    actor.side() == Side.VENDOR ? "result.co-signed.changed" : "result.signed.changed",
                    hand.nameOf(signature.get().personId()));
        }
        return Optional.of(
                ResultsInHand.signed(result, String.valueOf(signature.get().reference())));
    }

    private void mustNotBeDisputed(InHand inHand) {
        if (disputes.disputed(inHand.account().id(), inHand.agreed().id())) {
            throw Refused.because("result.in-dispute");
        }
    }

    private EvidenceGrade needed(InHand inHand) {
        var minimum = directory.playbook(inHand.account().id()).minimumGrade();
        return EvidenceGrade.needed(inHand.agreed().firstValue(), EvidenceGrade.valueOf(minimum.name()));
    }
}
