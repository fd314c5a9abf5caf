package app.merestone.checkins;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.ledger.Act;
import app.merestone.ledger.ActKind;
import app.merestone.ledger.Ledger;
import java.time.Clock;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Saying that a follow-up took place, and what came of it. */
@Service
@Transactional
public class CompletingCheckIns {

    static final ActKind DONE = ActKind.act("check-in.done");

    private final Access access;
    private final CheckInRepository checkIns;
    private final Ledger ledger;
    private final Clock clock;

    CompletingCheckIns(Access access, CheckInRepository checkIns, Ledger ledger, Clock clock) {
        this.access = access;
        this.checkIns = checkIns;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The follow-up took place; {@code note} says what came of it. */
    @PreAuthorize("hasAnyRole('CUSTOMER','CSM','LEADER')")
    public void done(AccountId account, CheckInId id, String note) {
        var actor = access.participantOrLeaderAlsoAfterwards(account);
        var checkIn = checkIns.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        checkIn.done(note, actor.person(), clock.instant());
        checkIns.save(checkIn);
        ledger.append(
                new Act(account, DONE, actor, id, null, Map.of("about", checkIn.about(), "note", checkIn.note())));
    }
}
