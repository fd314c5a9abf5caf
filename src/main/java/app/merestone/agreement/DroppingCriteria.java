package app.merestone.agreement;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Letting go of a criterion, which needs both sides (rule 3). */
@Service
@Transactional
@PreAuthorize("hasAnyRole('CUSTOMER', 'CSM')")
public class DroppingCriteria {

    private final Access access;
    private final Criteria criteria;
    private final World world;
    private final Chronicle chronicle;
    private final Clock clock;

    DroppingCriteria(Access access, Criteria criteria, World world, Chronicle chronicle, Clock clock) {
        this.access = access;
        this.criteria = criteria;
        this.world = world;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    /** Suggests to drop it, and says why. */
    public Recorded propose(AccountId account, CriterionId id, int seen, String reason) {
        var actor = access.signatory(account);
        var criterion = criteria.of(account, id);
        if (!criterion.proposeDrop(seen, reason, actor, world.around(account, id), clock.instant())) {
            return Recorded.before(false);
        }
        criteria.save(criterion);
        return chronicle.record(Chronicle.DROP_PROPOSED, actor, criterion, criterion.table(), reason);
    }

    /**
     * The other side agrees: dropped by both.
     *
     * @param seen when the wish that was read had been spoken; agreeing to one reason is not agreeing to a newer one
     */
    public Recorded agree(AccountId account, CriterionId id, Instant seen) {
        var actor = access.signatory(account);
        var criterion = criteria.of(account, id);
        if (!criterion.agreeToDrop(seen, actor, world.around(account, id), clock.instant())) {
            return Recorded.before(true);
        }
        criteria.save(criterion);
        return chronicle.record(Chronicle.DROPPED, actor, criterion, criterion.table(), "");
    }

    /** It stays, say the other side or whoever wanted it gone. */
    public Recorded keep(AccountId account, CriterionId id) {
        var actor = access.signatory(account);
        var criterion = criteria.of(account, id);
        criterion.stays(actor, clock.instant());
        criteria.save(criterion);
        return chronicle.record(Chronicle.DROP_REFUSED, actor, criterion, criterion.table(), "");
    }
}
