package app.merestone.agreement;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import java.time.Clock;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customer says why it bought, in one sentence (rule 5). */
@Service
@Transactional
@PreAuthorize("hasRole('CUSTOMER')")
public class SayingWhy {

    private final Access access;
    private final Plans plans;
    private final Chronicle chronicle;
    private final Clock clock;

    SayingWhy(Access access, Plans plans, Chronicle chronicle, Clock clock) {
        this.access = access;
        this.plans = plans;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    /**
     * Says it, or says it better.
     *
     * @param seen the number of the sentence on the page, 0 when there was none
     */
    public Recorded say(AccountId account, int seen, String sentence) {
        var actor = access.customer(account);
        var plan = plans.of(account);
        if (!plan.say(seen, sentence, actor, clock.instant())) {
            return Recorded.before(false);
        }
        plans.save(plan);
        return chronicle.recordWhy(account, actor, plan.lastSaying().orElseThrow());
    }
}
