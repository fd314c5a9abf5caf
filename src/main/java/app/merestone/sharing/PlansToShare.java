package app.merestone.sharing;

import app.merestone.accounts.Directory;
import app.merestone.accounts.Vendor;
import app.merestone.agreement.AgreedCriteria;
import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.Measure;
import app.merestone.closing.Certificates;
import app.merestone.closing.ClosingCertificate;
import app.merestone.closing.Closings;
import app.merestone.closing.Signature;
import app.merestone.datasync.SyncStanding;
import app.merestone.datasync.SyncState;
import app.merestone.enablement.TaskCount;
import app.merestone.enablement.TaskProgress;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.OneLook;
import app.merestone.results.Milestone;
import app.merestone.results.Milestones;
import app.merestone.results.ResultId;
import app.merestone.results.ShownFiles;
import app.merestone.results.ShownFiles.ShownFile;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts together what may be shared of an account: only what both have agreed and signed, and of set-up only counts and days.
 * It asks the other rooms' read models that never name a task or a sync's count, so rule 6 and rule 25 hold by what it can see.
 */
@Component
@Transactional(readOnly = true, propagation = Propagation.MANDATORY)
class PlansToShare {

    private final Directory directory;
    private final Vendor vendor;
    private final AgreedCriteria agreed;
    private final Milestones milestones;
    private final ShownFiles files;
    private final TaskProgress tasks;
    private final SyncStanding syncs;
    private final Closings closings;
    private final Certificates certificates;
    private final Clock clock;

    PlansToShare(
            Directory directory,
            Vendor vendor,
            AgreedCriteria agreed,
            Milestones milestones,
            ShownFiles files,
            TaskProgress tasks,
            SyncStanding syncs,
            Closings closings,
            Certificates certificates,
            Clock clock) {
        this.directory = directory;
        this.vendor = vendor;
        this.agreed = agreed;
        this.milestones = milestones;
        this.files = files;
        this.tasks = tasks;
        this.syncs = syncs;
        this.closings = closings;
        this.certificates = certificates;
        this.clock = clock;
    }

    /** These parts of the account as it is now. */
    SharedPlan now(AccountId account, Set<SharePart> parts) {
        return OneLook.during(() -> look(account, parts)).telling(parts);
    }

    private SharedPlan look(AccountId account, Set<SharePart> parts) {
        var facts = directory.account(account);
        var zone = facts.zone();
        var criteria = agreed.agreed(account);
        var cosigned = milestones.of(account).stream()
                .filter(Milestone::cosigned)
                .collect(Collectors.toMap(Milestone::criterion, Function.identity()));
        var disputed = syncs.of(account).stream()
                .filter(sync -> sync.state() == SyncState.DISPUTED)
                .map(SyncStanding.Standing::criterion)
                .collect(Collectors.toSet());
        var lapsed = closings.lapsed(account);
        var closing = closings.of(account);
        var count = tasks.of(account);
        var beside = parts.contains(SharePart.FILES) ? files.of(account) : Map.<ResultId, List<ShownFile>>of();
        return new SharedPlan(
                facts.name(),
                vendor.name(),
                zone,
                clock.instant(),
                facts.onboardingStart(),
                stage(
                        switch (closing.state()) {
                            case CLOSED -> SharedPlan.Stage.CLOSED;
                            case WITHOUT_RESULT -> SharedPlan.Stage.ENDED;
                            case OPEN -> null;
                        },
                        count,
                        criteria.stream().anyMatch(c -> c.firstValue() && cosigned.containsKey(c.id()))),
                closing.endedOn(),
                closing.number(),
                closing.number() == null
                        ? null
                        : certificates.of(account).map(PlansToShare::signed).orElse(null),
                count.doneAt().stream().map(at -> DueDate.today(at, zone)).toList(),
                count.open(),
                count.notNeeded(),
                criteria.stream()
                        .filter(c -> !c.afterOnboarding())
                        .map(c -> result(c, cosigned, beside, disputed, lapsed, zone))
                        .toList(),
                next(criteria, cosigned, zone));
    }

    private static SharedPlan.Closing signed(ClosingCertificate certificate) {
        return new SharedPlan.Closing(
                certificate.hash().hex(), name(certificate.customer()), name(certificate.vendor()));
    }

    private static SharedPlan.Name name(Signature signature) {
        return new SharedPlan.Name(signature.name(), signature.role().name(), signature.company(), signature.at());
    }

    private static SharedPlan.Stage stage(SharedPlan.@Nullable Stage ended, TaskCount count, boolean firstValueShown) {
        if (ended != null) {
            return ended;
        }
        if (firstValueShown) {
            return SharedPlan.Stage.RESULT_SHOWN;
        }
        return count.allDone() ? SharedPlan.Stage.SET_UP_DONE : SharedPlan.Stage.SETTING_UP;
    }

    private static List<SharedPlan.Next> next(
            List<AgreedCriterion> criteria, Map<CriterionId, Milestone> cosigned, ZoneId zone) {
        return criteria.stream()
                .filter(c -> c.afterOnboarding() && !cosigned.containsKey(c.id()))
                .map(c -> new SharedPlan.Next(c.statement(), c.due(), agreed(c, zone)))
                .toList();
    }

    private static SharedPlan.Agreed agreed(AgreedCriterion criterion, ZoneId zone) {
        return new SharedPlan.Agreed(
                criterion.customerName(),
                DueDate.today(criterion.customerAgreedAt(), zone),
                criterion.vendorName(),
                DueDate.today(criterion.vendorAgreedAt(), zone));
    }

    private static SharedPlan.Result result(
            AgreedCriterion criterion,
            Map<CriterionId, Milestone> cosigned,
            Map<ResultId, List<ShownFile>> beside,
            Set<CriterionId> disputed,
            Map<CriterionId, Instant> lapsed,
            ZoneId zone) {
        var milestone = cosigned.get(criterion.id());
        return new SharedPlan.Result(
                criterion.statement(),
                criterion.due(),
                criterion.firstValue(),
                disputed.contains(criterion.id()),
                milestone == null
                        ? null
                        : shown(
                                criterion,
                                milestone,
                                beside.getOrDefault(milestone.result(), List.of()),
                                day(lapsed.get(criterion.id()), zone),
                                zone),
                milestone == null ? agreed(criterion, zone) : null);
    }

    private static SharedPlan.Shown shown(
            AgreedCriterion criterion,
            Milestone milestone,
            List<ShownFile> files,
            @Nullable LocalDate lapsedOn,
            ZoneId zone) {
        // only what both signed is told
        var cosignedAt = Objects.requireNonNull(milestone.vendorSignedAt());
        var cosigner = Objects.requireNonNull(milestone.vendorName());
        var reference = milestone.reference();
        return new SharedPlan.Shown(
                milestone.observedOn(),
                lapsedOn,
                new SharedPlan.Told(
                        milestone.what(),
                        milestone.grade().name().toLowerCase(java.util.Locale.ROOT),
                        milestone.customerName(),
                        DueDate.today(milestone.customerSignedAt(), zone),
                        cosigner,
                        DueDate.today(cosignedAt, zone),
                        reference == null ? "" : reference,
                        milestone.content().hex(),
                        files.stream()
                                .map(file -> new SharedPlan.File(
                                        file.name(),
                                        file.type(),
                                        file.bytes(),
                                        file.hash().hex()))
                                .toList()),
                figure(criterion.measure(), milestone));
    }

    private static SharedPlan.@Nullable Figure figure(@Nullable Measure measure, Milestone milestone) {
        var amount = milestone.amount();
        return measure == null || amount == null || measure.once()
                ? null
                : new SharedPlan.Figure(measure.name(), measure.unit(), amount, measure.target());
    }

    private static @Nullable LocalDate day(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : DueDate.today(at, zone);
    }
}
