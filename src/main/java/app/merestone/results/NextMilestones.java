package app.merestone.results;

import app.merestone.accounts.Directory;
import app.merestone.accounts.NextMilestone;
import app.merestone.agreement.AgreedCriteria;
import app.merestone.agreement.AgreedCriterion;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What both sides confirm after a change of owner: the agreed criterion, not yet shown, whose day comes next (rule 16). */
@Component
@Transactional(readOnly = true)
class NextMilestones implements NextMilestone.Source {

    private final AgreedCriteria agreed;
    private final Milestones milestones;
    private final Directory directory;
    private final Clock clock;

    NextMilestones(AgreedCriteria agreed, Milestones milestones, Directory directory, Clock clock) {
        this.agreed = agreed;
        this.milestones = milestones;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Optional<NextMilestone> of(AccountId account) {
        var today = DueDate.today(clock.instant(), directory.account(account).zone());
        var shown = milestones.of(account).stream()
                .filter(Milestone::cosigned)
                .map(Milestone::criterion)
                .collect(Collectors.toSet());
        return agreed.agreed(account).stream()
                .filter(criterion -> !shown.contains(criterion.id()))
                // a day that has passed is nothing to head for: a new one has to be agreed first
                .filter(criterion -> !criterion.due().isBefore(today))
                .min(Comparator.comparing(AgreedCriterion::due))
                .map(criterion ->
                        new NextMilestone(criterion.id(), criterion.statement(), criterion.due(), criterion.hash()));
    }
}
