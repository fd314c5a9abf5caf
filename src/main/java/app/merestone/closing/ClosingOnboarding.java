package app.merestone.closing;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Act;
import app.merestone.ledger.ActKind;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import java.time.Clock;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Both put their name under what was shown; with the second name the onboarding is closed (rules 14, 15). */
@Service
@Transactional
@PreAuthorize("hasAnyRole('CUSTOMER','CSM')")
public class ClosingOnboarding {

    static final ActKind SIGNED = ActKind.signature("closing.signed");
    static final ActKind CLOSED = ActKind.act("closing.closed");
    static final ActKind WITHDRAWN = ActKind.act("closing.signature-withdrawn");

    private final Access access;
    private final OpenClosings open;
    private final ClosingRepository closings;
    private final ClosingEvidence evidence;
    private final CertificateNumbers numbers;
    private final Directory directory;
    private final Ledger ledger;
    private final Clock clock;

    ClosingOnboarding(
            Access access,
            OpenClosings open,
            ClosingRepository closings,
            ClosingEvidence evidence,
            CertificateNumbers numbers,
            Directory directory,
            Ledger ledger,
            Clock clock) {
        this.access = access;
        this.open = open;
        this.closings = closings;
        this.evidence = evidence;
        this.numbers = numbers;
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Agrees to close, for one's own side: the champion or deputy, or the account's CSM, in either order. The same press
     * twice has one effect.
     *
     * @param seen the hash of what the person read
     */
    public ClosingSignedBy sign(AccountId account, ContentHash seen) {
        var actor = access.signatory(account);
        var closing = open.take(account);
        if (closing.signed(actor.side(), seen)) {
            return before(closing, actor, seen);
        }
        var current = evidence.locked(account, closing.answer());
        var entry = ledger.append(new Act(account, SIGNED, actor, closing.id(), seen, Map.of()));
        if (closing.sign(current.gate(), seen, current.content(), signature(actor, entry), actor.side())) {
            close(closing, account, actor, seen);
        }
        closings.save(closing);
        return new ClosingSignedBy(entry.reference(), seen, closing.number().orElse(null));
    }

    /** Takes one's side's signature back, with a reason, while the other one's is missing (rule 12). */
    public void withdraw(AccountId account, String reason) {
        var actor = access.signatory(account);
        var closing = open.take(account);
        var why = Typed.required("closing.reason", reason, Closing.LONGEST_REASON);
        closing.withdraw(actor.side(), clock.instant());
        closings.save(closing);
        ledger.append(new Act(account, WITHDRAWN, actor, closing.id(), null, Map.of("reason", why)));
    }

    private void close(Closing closing, AccountId account, Actor actor, ContentHash content) {
        var number = numbers.next();
        var zone = directory.account(account).zone();
        closing.close(number, DueDate.today(clock.instant(), zone), clock.instant());
        ledger.append(new Act(account, CLOSED, actor, closing.id(), content, Map.of("number", number)));
    }

    private static ClosingSignedBy before(Closing closing, Actor actor, ContentHash seen) {
        var reference =
                closing.signature(actor.side()).map(Signature::reference).orElse("");
        return new ClosingSignedBy(reference, seen, closing.number().orElse(null));
    }

    private static Signature signature(Actor actor, LedgerEntry entry) {
        return new Signature(
                actor.person(), actor.name(), actor.role(), actor.company(), entry.at(), entry.reference());
    }
}
