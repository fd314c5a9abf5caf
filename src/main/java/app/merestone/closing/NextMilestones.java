package app.merestone.closing;

import app.merestone.accounts.NextMilestone;
import app.merestone.agreement.AgreedCriteria;
import app.merestone.agreement.AgreedCriterion;
import app.merestone.kernel.AccountId;
import app.merestone.results.Milestone;
import app.merestone.results.Milestones;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What both sides confirm after a change of owner: the agreed criterion that is due first and not shown yet (rule 16). */
@Component
class NextMilestones implements NextMilestone.Source {

    private final AgreedCriteria agreed;
    private final Milestones milestones;

    NextMilestones(AgreedCriteria agreed, Milestones milestones) {
        this.agreed = agreed;
        this.milestones = milestones;
    }

    @Override
    public Optional<NextMilestone> of(AccountId account) {
        var shown = milestones.of(account).stream()
                .filter(Milestone::cosigned)
                .map(Milestone::criterion)
                .collect(Collectors.toSet());
        return agreed.agreed(account).stream()
                .filter(criterion -> !shown.contains(criterion.id()))
                .min(Comparator.comparing(AgreedCriterion::due)
                        .thenComparing(criterion -> criterion.id().toString()))
                .map(c -> new NextMilestone(c.id(), c.statement(), c.due(), c.hash()));
    }
}
