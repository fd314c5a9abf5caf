package app.merestone.closing;

import app.merestone.accounts.Directory;
import app.merestone.accounts.Vendor;
import app.merestone.agreement.AgreedCriteria;
import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.Measure;
import app.merestone.closing.ClosingContent.Figure;
import app.merestone.closing.ClosingContent.NextMilestone;
import app.merestone.closing.ClosingContent.SaidAnswer;
import app.merestone.closing.ClosingContent.ShownResult;
import app.merestone.closing.ClosingContent.VerifiedData;
import app.merestone.closing.GateFacts.Agreed;
import app.merestone.closing.GateFacts.Checked;
import app.merestone.closing.GateFacts.Data;
import app.merestone.closing.GateFacts.Shown;
import app.merestone.closing.GateFacts.Tasks;
import app.merestone.datasync.SyncStanding;
import app.merestone.enablement.TaskProgress;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.results.Milestone;
import app.merestone.results.Milestones;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers from the other rooms what the gate looks at and what both would sign, at this moment. */
@Component
class ClosingEvidence {

    private final Directory directory;
    private final Vendor vendor;
    private final TaskProgress tasks;
    private final AgreedCriteria agreed;
    private final Milestones milestones;
    private final SyncStanding syncs;
    private final Clock clock;

    ClosingEvidence(
            Directory directory,
            Vendor vendor,
            TaskProgress tasks,
            AgreedCriteria agreed,
            Milestones milestones,
            SyncStanding syncs,
            Clock clock) {
        this.directory = directory;
        this.vendor = vendor;
        this.tasks = tasks;
        this.agreed = agreed;
        this.milestones = milestones;
        this.syncs = syncs;
        this.clock = clock;
    }

    /** What the gate says, and what both would sign. */
    record Standing(GateFacts facts, Gate gate, ClosingContent content) {}

    /** As it is now. */
    Standing of(AccountId account, Optional<Answer> answer) {
        return standing(account, answer, milestones.of(account));
    }

    /** As it is now, and no result's signature can be withdrawn until the caller's transaction has ended. */
    Standing locked(AccountId account, Optional<Answer> answer) {
        return standing(account, answer, milestones.locked(account));
    }

    private Standing standing(AccountId account, Optional<Answer> answer, List<Milestone> results) {
        var inForce = agreed.agreed(account);
        var shown = results.stream().collect(Collectors.toMap(Milestone::criterion, Function.identity()));
        var standings = syncs.of(account);
        var facts = facts(account, answer.isPresent(), inForce, shown, standings);
        return new Standing(facts, ClosingGate.check(facts), content(facts, answer, inForce, shown, standings));
    }

    private GateFacts facts(
            AccountId account,
            boolean answered,
            List<AgreedCriterion> inForce,
            Map<CriterionId, Milestone> shown,
            List<SyncStanding.Standing> standings) {
        var count = tasks.of(account);
        var without = milestones.withoutResultYet(account);
        return new GateFacts(
                account,
                DueDate.today(clock.instant(), directory.account(account).zone()),
                new Tasks(count.done(), count.total(), count.notNeeded()),
                inForce.stream()
                        .map(c -> criterion(c, shown.get(c.id()), without))
                        .toList(),
                standings.stream().map(ClosingEvidence::data).toList(),
                answered);
    }

    private static Agreed criterion(AgreedCriterion c, @Nullable Milestone milestone, Set<CriterionId> without) {
        return new Agreed(
                c.id().toString(),
                c.statement(),
                c.due(),
                c.firstValue(),
                c.required(),
                c.afterOnboarding(),
                shown(milestone, without.contains(c.id())));
    }

    private static Shown shown(@Nullable Milestone milestone, boolean noResultYet) {
        if (milestone != null && milestone.cosigned()) {
            return Shown.CO_SIGNED;
        }
        if (noResultYet) {
            return Shown.NO_RESULT_YET;
        }
        if (milestone == null) {
            return Shown.NOTHING;
        }
        return switch (milestone.standing()) {
            case CO_SIGNED -> Shown.CO_SIGNED;
            case SENT_BACK -> Shown.SENT_BACK;
            case VENDOR_TO_SIGN -> Shown.SIGNED_BY_CUSTOMER;
            case CUSTOMER_TO_SIGN -> Shown.RECORDED;
            // somebody writes another one, or nobody does yet
            case WORDING_CHANGED, DRAFT, VENDOR_DRAFT, NOTHING_YET, NO_RESULT_YET -> Shown.FOR_EARLIER_WORDING;
        };
    }

    private static Data data(SyncStanding.Standing sync) {
        return new Data(
                sync.sync().toString(),
                sync.name(),
                sync.required(),
                switch (sync.state()) {
                    case CONNECTED -> Checked.NOT_ARRIVED;
                    case ARRIVED -> Checked.NOT_VERIFIED;
                    case DISPUTED -> Checked.DISPUTED;
                    case NEEDS_ANOTHER_LOOK -> Checked.NEEDS_ANOTHER_LOOK;
                    case VERIFIED, IN_USE -> sync.inDoubt() ? Checked.NEEDS_ANOTHER_LOOK : Checked.VERIFIED;
                });
    }

    private ClosingContent content(
            GateFacts facts,
            Optional<Answer> answer,
            List<AgreedCriterion> inForce,
            Map<CriterionId, Milestone> shown,
            List<SyncStanding.Standing> standings) {
        var account = directory.account(facts.account());
        var next = ClosingGate.nextMilestone(facts).map(Agreed::id).orElse("");
        return new ClosingContent(
                account.id(),
                account.name(),
                vendor.name(),
                account.onboardingStart(),
                agreed.why(account.id()),
                inForce.stream()
                        .filter(c -> shown.containsKey(c.id()))
                        .filter(c -> Objects.requireNonNull(shown.get(c.id())).cosigned())
                        .map(c -> result(c, Objects.requireNonNull(shown.get(c.id()))))
                        .toList(),
                standings.stream()
                        .filter(SyncStanding.Standing::required)
                        .filter(s -> s.state().stands() && !s.inDoubt())
                        .map(s -> new VerifiedData(s.sync().toString(), s.name()))
                        .toList(),
                inForce.stream()
                        .filter(c -> c.id().toString().equals(next))
                        .findFirst()
                        .map(c -> new NextMilestone(next, c.statement(), c.due(), c.hash()))
                        .orElse(null),
                answer.map(a -> new SaidAnswer(a.words(), a.person().toString(), a.name(), a.at()))
                        .orElse(null));
    }

    private static ShownResult result(AgreedCriterion c, Milestone m) {
        return new ShownResult(
                c.id().toString(),
                c.revision(),
                c.statement(),
                c.firstValue(),
                c.hash(),
                m.what(),
                m.observedOn(),
                m.content(),
                m.customerName(),
                m.customerSignedAt(),
                Objects.requireNonNull(m.vendorName()),
                Objects.requireNonNull(m.vendorSignedAt()),
                m.grade(),
                figure(c.measure(), m.amount()));
    }

    // that something has happened is said by the result itself
    private static @Nullable Figure figure(@Nullable Measure measure, @Nullable BigDecimal amount) {
        return measure == null || amount == null || measure.once()
                ? null
                : new Figure(measure.name(), measure.unit(), amount, measure.target());
    }
}
