package app.merestone.agreement;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Refused;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Making another agreed criterion the first result, which needs both sides (rule 5). */
@Service
@Transactional
@PreAuthorize("hasAnyRole('CUSTOMER', 'CSM')")
public class ReplacingFirstValue {

    private final Access access;
    private final Plans plans;
    private final Criteria criteria;
    private final World world;
    private final Chronicle chronicle;
    private final Clock clock;

    ReplacingFirstValue(Access access, Plans plans, Criteria criteria, World world, Chronicle chronicle, Clock clock) {
        this.access = access;
        this.plans = plans;
        this.criteria = criteria;
        this.world = world;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    /** Suggests that this agreed criterion take the place of the first result. */
    public Recorded propose(AccountId account, CriterionId replacement) {
        var actor = access.signatory(account);
        var criterion = criteria.of(account, replacement);
        var plan = plans.of(account);
        var wording = worthy(account, criterion);
        if (!plan.proposeFirstValue(replacement, actor, clock.instant())) {
            return Recorded.before(false);
        }
        plans.save(plan);
        return chronicle.record(Chronicle.REPLACEMENT_PROPOSED, actor, criterion, wording, "");
    }

    /**
     * The other side agrees: this one ends the clock from now on.
     *
     * @param seen when the wish that was read had been spoken
     */
    public Recorded agree(AccountId account, CriterionId replacement, Instant seen) {
        var actor = access.signatory(account);
        var criterion = criteria.of(account, replacement);
        var plan = plans.of(account);
        var wording = worthy(account, criterion);
        if (!plan.replaceFirstValue(replacement, seen, actor, clock.instant())) {
            return Recorded.before(true);
        }
        plans.save(plan);
        return chronicle.record(Chronicle.REPLACED, actor, criterion, wording, "");
    }

    /** The first result stays what it is. */
    public Recorded keep(AccountId account, CriterionId replacement) {
        var actor = access.signatory(account);
        var criterion = criteria.of(account, replacement);
        var plan = plans.of(account);
        plan.keepFirstValue(replacement, clock.instant());
        plans.save(plan);
        return chronicle.record(Chronicle.REPLACEMENT_REFUSED, actor, criterion, criterion.table(), "");
    }

    private Revision worthy(AccountId account, Criterion criterion) {
        var inForce = criterion.inForce();
        if (inForce == null || criterion.dropped()) {
            throw Refused.because("first-value.not-agreed-yet");
        }
        if (inForce.afterOnboarding()) {
            throw Refused.because("first-value.after-onboarding");
        }
        Circumstances.provable(inForce.wording());
        if (world.shown(account).contains(plans.of(account).firstValue())) {
            throw Refused.because("first-value.already-shown");
        }
        return inForce;
    }
}
