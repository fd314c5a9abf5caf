package app.merestone.datasync;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.ledger.Act;
import app.merestone.ledger.Ledger;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
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

    private final Access access;
    private final DataSyncs syncs;
    private final UsageCounts counts;
    private final Ledger ledger;
    private final Clock clock;

    NamingUsage(Access access, DataSyncs syncs, UsageCounts counts, Ledger ledger, Clock clock) {
        this.access = access;
        this.syncs = syncs;
        this.counts = counts;
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
}
