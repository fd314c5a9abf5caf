package app.merestone.agreement;

import app.merestone.accounts.Directory;
import app.merestone.accounts.PlanStarted;
import app.merestone.accounts.Playbook.SuggestedCriterion;
import app.merestone.kernel.DueDate;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws up an account's plan from its segment's playbook, in the transaction that starts it. What it writes are words to
 * start from: they have no owner, their dates are suggestions, and nobody has accepted them.
 */
@Component
class DrawingUpPlans {

    private final Directory directory;
    private final Plans plans;
    private final Criteria criteria;

    DrawingUpPlans(Directory directory, Plans plans, Criteria criteria) {
        this.directory = directory;
        this.plans = plans;
        this.criteria = criteria;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PlanStarted started) {
        if (plans.findByAccount(started.account()).isPresent()) {
            return;
        }
        var account = directory.account(started.account());
        var playbook = directory.playbook(started.account());
        var starter = directory.people(List.of(started.by())).get(started.by());
        var by = new Signed(started.by(), starter == null ? "" : starter.name(), started.role(), started.at());
        var today = DueDate.today(started.at(), account.zone());
        @Nullable CriterionId first = null;
        for (var suggestion : suggestions(playbook.firstValue(), playbook.criteria(), playbook.targetDays())) {
            var wording = wording(suggestion, account.onboardingStart(), today);
            var criterion = Criterion.suggest(CriterionId.next(), account.id(), wording, by);
            criteria.save(criterion);
            if (suggestion.firstValue() && first == null) {
                first = criterion.id();
            }
        }
        if (first == null) {
            throw new IllegalStateException("a playbook without a first value");
        }
        plans.save(SuccessPlan.open(account.id(), first, started.at()));
    }

    /** The playbook's suggestions; its first-value sentence stands in where none of them is marked as that. */
    private static List<SuggestedCriterion> suggestions(String firstValue, List<SuggestedCriterion> listed, int days) {
        if (listed.stream().anyMatch(SuggestedCriterion::firstValue)) {
            return listed;
        }
        var own = new SuggestedCriterion(firstValue, null, null, null, true, false, days);
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(own), listed.stream())
                .toList();
    }

    private static Wording wording(SuggestedCriterion suggestion, LocalDate start, LocalDate today) {
        var day = start.plusDays(suggestion.days());
        return new Wording(
                suggestion.statement(),
                "",
                "",
                measure(suggestion),
                null,
                day.isBefore(today) ? null : day,
                !suggestion.afterOnboarding(),
                suggestion.afterOnboarding(),
                "");
    }

    private static @Nullable Measure measure(SuggestedCriterion suggestion) {
        var target = suggestion.target();
        if (suggestion.measureName() == null || target == null) {
            return Measure.happenedOnce();
        }
        return new Measure(
                suggestion.measureName(), suggestion.unit() == null ? "times" : suggestion.unit(), null, target);
    }
}
