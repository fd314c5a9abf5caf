package app.merestone.closing;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.accounts.EndingAccounts;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.ledger.Act;
import app.merestone.ledger.ActKind;
import app.merestone.ledger.Ledger;
import java.time.Clock;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A leader ends an onboarding without a result. It never counts as onboarded, and it opens no gate (rule 15). */
@Service
@Transactional
public class EndingWithoutResult {

    static final ActKind ENDED = ActKind.act("onboarding.ended-without-result");

    private final Access access;
    private final OpenClosings open;
    private final ClosingRepository closings;
    private final EndingAccounts accounts;
    private final Directory directory;
    private final Ledger ledger;
    private final Clock clock;

    EndingWithoutResult(
            Access access,
            OpenClosings open,
            ClosingRepository closings,
            EndingAccounts accounts,
            Directory directory,
            Ledger ledger,
            Clock clock) {
        this.access = access;
        this.open = open;
        this.closings = closings;
        this.accounts = accounts;
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Ends it, for this reason, which both sides read. */
    @PreAuthorize("hasRole('LEADER')")
    public void end(AccountId account, String reason) {
        var actor = access.leader(account);
        var closing = open.take(account);
        var today = DueDate.today(clock.instant(), directory.account(account).zone());
        closing.endWithoutResult(reason, today, actor, clock.instant());
        closings.save(closing);
        accounts.end(account, clock.instant());
        ledger.append(new Act(account, ENDED, actor, closing.id(), null, Map.of("reason", closing.reason())));
    }
}
