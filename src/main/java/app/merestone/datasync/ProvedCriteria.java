package app.merestone.datasync;

import app.merestone.agreement.AgreedCriteria;
import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.BrowsingCriteria;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.CriterionSummary;
import app.merestone.kernel.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What data syncs need to know of the criteria that they are needed for. */
@Component
class ProvedCriteria {

    private final AgreedCriteria agreed;
    private final BrowsingCriteria browsing;

    ProvedCriteria(AgreedCriteria agreed, BrowsingCriteria browsing) {
        this.agreed = agreed;
        this.browsing = browsing;
    }

    /** Which of them closing needs, as both have agreed it. Checks nobody. */
    Set<CriterionId> required(AccountId account) {
        return agreed.agreed(account).stream()
                .filter(AgreedCriterion::required)
                .map(AgreedCriterion::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Their sentences, for whoever may read the account. */
    Map<CriterionId, String> statements(AccountId account) {
        return offered(account).stream()
                .collect(Collectors.toUnmodifiableMap(CriterionSummary::id, CriterionSummary::statement));
    }

    /** Those that a sync may be needed for, in the plan's order. */
    List<CriterionSummary> offered(AccountId account) {
        return browsing.criteria(account);
    }
}
