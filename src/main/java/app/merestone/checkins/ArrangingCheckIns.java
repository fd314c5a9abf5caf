package app.merestone.checkins;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.LocalDate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Arranging a follow-up: the only way on when something is missing (rule 15). */
@Service
@Transactional
public class ArrangingCheckIns {

    private final Access access;
    private final CheckIns checkIns;

    ArrangingCheckIns(Access access, CheckIns checkIns) {
        this.access = access;
        this.checkIns = checkIns;
    }

    /**
     * Gives a follow-up a date and an owner.
     *
     * @param about one line: what it is about
     * @param due a day in the account's zone, today at the earliest
     * @param owner a person of the account on either side, or oneself
     * @param reason why, in one's own words
     */
    @PreAuthorize("hasAnyRole('CUSTOMER','CSM','LEADER')")
    public CheckInId arrange(AccountId account, String about, LocalDate due, PersonId owner, String reason) {
        var actor = access.participantOrLeader(account);
        return checkIns.open(account, about, reason, due, owner, actor);
    }
}
