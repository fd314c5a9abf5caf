package app.merestone.datasync;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.agreement.AgreedCriteria;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.Measure;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Act;
import app.merestone.ledger.Ledger;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says which action in the vendor's product shows that something is used. What is reported of it is a reading of the vendor's
 * own system: both sides see which action it is and who named it, and it signs nothing.
 */
@Service
@Transactional
public class NamingUsage {

    private static final BigDecimal MOST_PEOPLE = BigDecimal.valueOf(10_000);

    private final Access access;
    private final DataSyncs syncs;
    private final UsageCounts counts;
    private final UsageReadings readings;
    private final AgreedCriteria agreed;
    private final Directory directory;
    private final Ledger ledger;
    private final Clock clock;

    NamingUsage(
            Access access,
            DataSyncs syncs,
            UsageCounts counts,
            UsageReadings readings,
            AgreedCriteria agreed,
            Directory directory,
            Ledger ledger,
            Clock clock) {
        this.access = access;
        this.syncs = syncs;
        this.counts = counts;
        this.readings = readings;
        this.agreed = agreed;
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The actions that were reported of this account, by name. */
    @PreAuthorize("hasAnyRole('CUSTOMER', 'CSM')")
    @Transactional(readOnly = true)
    public List<String> actions(AccountId account) {
        access.participant(account);
        return counts.actions(account);
    }

    /**
     * Names the action that shows that a sync's data is used; what was reported of it since the customer's check counts.
     *
     * @param action empty if none does any more
     */
    @PreAuthorize("hasRole('CSM')")
    public void ofSync(AccountId account, DataSyncId id, String action) {
        var actor = access.csm(account);
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        var now = clock.instant();
        var named = UsageAction.typed(action);
        if (!sync.nameUsage(named.orElse(null), now)) {
            return;
        }
        named.flatMap(each -> counts.lately(account, each)).ifPresent(count -> sync.signalled(count.lastAt(), now));
        syncs.save(sync);
        var details = new LinkedHashMap<String, String>();
        details.put("sync", sync.name());
        named.ifPresent(each -> details.put("action", each.name()));
        ledger.append(new Act(account, DataActs.USAGE_NAMED, actor, id, null, details));
    }

    /**
     * Names the action whose people show that an agreed criterion is reached. What was reported of it since the onboarding
     * began counts; results that were recorded before stay with what was named then.
     *
     * @param action empty if none does any more
     */
    @PreAuthorize("hasAnyRole('CUSTOMER', 'CSM')")
    public void ofCriterion(AccountId account, CriterionId id, String action) {
        var actor = access.participant(account);
        var criterion = agreed.agreed(account, id).orElseThrow(NotFound::new);
        if (!countsPeople(criterion.measure())) {
            throw Refused.because("usage.no-people");
        }
        var named = UsageAction.typed(action);
        var before = readings.of(account, id).map(reading -> new UsageAction(reading.action()));
        if (named.equals(before)) {
            return;
        }
        var facts = directory.account(account);
        var since = facts.onboardingStart().atStartOfDay(facts.zone()).toInstant();
        readings.name(account, id, named, since, actor.person(), clock.instant());
        var details = new LinkedHashMap<String, String>();
        details.put("criterion", criterion.statement());
        named.ifPresent(each -> details.put("action", each.name()));
        ledger.append(new Act(account, DataActs.CRITERION_USAGE_NAMED, actor, id, null, details));
    }

    /** Whether so many different people can be what a measure counts: a whole number that is to be reached from below. */
    public static boolean countsPeople(@Nullable Measure measure) {
        return measure != null
                && measure.target().signum() > 0
                && measure.target().stripTrailingZeros().scale() <= 0
                && (measure.baseline() == null || measure.baseline().compareTo(measure.target()) < 0)
                && measure.target().compareTo(MOST_PEOPLE) <= 0;
    }
}
