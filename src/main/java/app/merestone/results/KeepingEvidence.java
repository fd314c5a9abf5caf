package app.merestone.results;

import app.merestone.accounts.Access;
import app.merestone.agreement.CriterionId;
import app.merestone.evidence.Attachment;
import app.merestone.evidence.EvidenceStore;
import app.merestone.evidence.Uploads;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.ledger.Actor;
import app.merestone.results.Exhibits.Look;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes files and links as evidence, hands them out to whoever may see them, and notes who opened them. */
@Service
@Transactional
@PreAuthorize("hasAnyRole('CUSTOMER', 'CSM')")
public class KeepingEvidence {

    private final Access access;
    private final ResultsInHand hand;
    private final EvidenceRepository evidence;
    private final Uploads uploads;
    private final EvidenceStore store;
    private final EvidenceLooks looks;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate acting;
    private final TransactionTemplate looking;
    private final Clock clock;

    KeepingEvidence(
            Access access,
            ResultsInHand hand,
            EvidenceRepository evidence,
            Uploads uploads,
            EvidenceStore store,
            EvidenceLooks looks,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.uploads = uploads;
        this.acting = new TransactionTemplate(transactions);
        this.looking = new TransactionTemplate(transactions);
        this.looking.setReadOnly(true);
        this.access = access;
        this.hand = hand;
        this.evidence = evidence;
        this.store = store;
        this.looks = looks;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds a file to the criterion's draft; its type is what its bytes are. Looked at and written between two checks of who may:
     * the first takes no lock, so that nobody on the account waits for a disk.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public DraftKept addFile(AccountId account, CriterionId criterion, String name, byte[] content) {
        var by = Objects.requireNonNull(looking.execute(status -> {
            var actor = access.participant(account);
            hand.mustBeAgreed(account, criterion);
            return actor.person();
        }));
        var file = uploads.take(by, name, content);
        return Objects.requireNonNull(acting.execute(status ->
                add(account, criterion, actor -> Evidence.file(account, criterion, file, actor, clock.instant()))));
    }

    /** Adds a link to the criterion's draft. */
    public DraftKept addLink(AccountId account, CriterionId criterion, String url) {
        return add(
                account,
                criterion,
                actor -> Evidence.link(account, criterion, EvidenceLink.parse(url), actor, clock.instant()));
    }

    /** Takes a piece off the criterion's draft. */
    public DraftKept remove(AccountId account, CriterionId criterion, EvidenceId piece) {
        var actor = access.participant(account);
        var draft = hand.take(account, criterion).tellings().draft().orElseThrow(NotFound::new);
        if (!draft.evidence().contains(piece)) {
            throw new NotFound();
        }
        draft.remove(piece, actor, clock.instant());
        return hand.keep(draft);
    }

    /** Notes that the person asking opened this piece by a press. */
    @PreAuthorize("hasAnyRole('CUSTOMER', 'CSM', 'LEADER')")
    public void opened(AccountId account, EvidenceId piece) {
        look(account, piece, Look.OPENED, access.reading(account));
    }

    /** Notes that the person asking could not open this piece: then it is no evidence (rule 9). */
    public void cannotOpen(AccountId account, EvidenceId piece) {
        look(account, piece, Look.CANNOT_OPEN, access.signatory(account));
    }

    /** A file's bytes, for whoever may read the account; what was taken off its draft is not there any more. */
    @PreAuthorize("hasAnyRole('CUSTOMER', 'CSM', 'LEADER')")
    @Transactional(readOnly = true)
    public Attachment download(AccountId account, EvidenceId piece) {
        access.reading(account);
        var file = evidence.readByAccountIdAndId(account, piece)
                .filter(found -> !found.isLink() && looks.stands(account, piece))
                .orElseThrow(NotFound::new);
        return new Attachment(
                file.name(), String.valueOf(file.mediaType()), store.read(file.contentHash(), file.name()));
    }

    private DraftKept add(AccountId account, CriterionId criterion, Function<Actor, Evidence> piece) {
        var actor = access.participant(account);
        var draft = hand.draft(hand.take(account, criterion), actor);
        draft.add(evidence.save(piece.apply(actor)), actor, clock.instant());
        return hand.keep(draft);
    }

    private void look(AccountId account, EvidenceId piece, Look look, Actor actor) {
        var found = evidence.readByAccountIdAndId(account, piece).orElseThrow(NotFound::new);
        looks.note(piece, look, actor, clock.instant());
        events.publishEvent(new EvidenceLookedAt(account, found.criterion(), piece, clock.instant()));
    }
}
