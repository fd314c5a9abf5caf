package app.merestone.closing;

import app.merestone.accounts.Access;
import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import app.merestone.ledger.Act;
import app.merestone.ledger.ActKind;
import app.merestone.ledger.Ledger;
import java.time.Clock;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Saying, after the closing, that a result no longer holds: a new act beside the certificate (rule 15). */
@Service
@Transactional
public class ReportingLapse {

    static final ActKind LAPSED = ActKind.act("result.lapsed");

    private final Access access;
    private final OpenClosings open;
    private final LapseRepository lapses;
    private final Ledger ledger;
    private final Clock clock;

    ReportingLapse(Access access, OpenClosings open, LapseRepository lapses, Ledger ledger, Clock clock) {
        this.access = access;
        this.open = open;
        this.lapses = lapses;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Reports one of the results on the certificate, with what no longer holds. */
    @PreAuthorize("hasAnyRole('CUSTOMER','CSM')")
    public void report(AccountId account, CriterionId criterion, String reason) {
        var actor = access.participant(account);
        var lapse = lapses.save(Lapse.report(open.take(account), account, criterion, reason, actor, clock.instant()));
        var details = Map.of("statement", lapse.statement(), "reason", lapse.reason());
        ledger.append(new Act(account, LAPSED, actor, criterion, null, details));
    }
}
