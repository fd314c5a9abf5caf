package app.merestone.agreement;

import app.merestone.kernel.AccountId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is in force between both sides, for the rooms that build on it. It checks nobody: their use cases have asked who
 * may before.
 */
@Component
@Transactional(readOnly = true)
public class AgreedCriteria {

    private final Reads reads;
    private final Criteria criteria;

    AgreedCriteria(Reads reads, Criteria criteria) {
        this.reads = reads;
        this.criteria = criteria;
    }

    /** What both have agreed for this criterion; empty while they have not, and once both have dropped it. */
    public Optional<AgreedCriterion> agreed(AccountId account, CriterionId id) {
        return reads.agreed(account).stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** Everything that both have agreed, the first result first, then by day. */
    public List<AgreedCriterion> agreed(AccountId account) {
        return reads.agreed(account);
    }

    /** Why the customer bought, in its sentence; empty while it has not said so. */
    public String why(AccountId account) {
        return reads.plan(account).map(PlanSummary::why).orElse("");
    }

    /** A signature under the result of this criterion was withdrawn: its day counts again, also when it passed meanwhile. */
    @Transactional
    public void noLongerShown(AccountId account, CriterionId id) {
        var criterion = criteria.of(account, id);
        if (criterion.noLongerShown()) {
            criteria.save(criterion);
        }
    }
}
