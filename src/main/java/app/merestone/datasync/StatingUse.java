package app.merestone.datasync;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.ledger.Act;
import app.merestone.ledger.Ledger;
import java.time.Clock;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A customer person says what they use the verified data for: in use by their word (rule 6). */
@Service
@Transactional
@PreAuthorize("hasRole('CUSTOMER')")
public class StatingUse {

    private final Access access;
    private final DataSyncs syncs;
    private final Ledger ledger;
    private final Clock clock;

    StatingUse(Access access, DataSyncs syncs, Ledger ledger, Clock clock) {
        this.access = access;
        this.syncs = syncs;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** States what the data is used for. */
    public void state(AccountId account, DataSyncId id, String use) {
        var actor = access.customer(account);
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        var used = syncs.save(sync.use(use, actor.person(), clock.instant()));
        ledger.append(
                new Act(account, DataActs.IN_USE, actor, id, null, Map.of("sync", sync.name(), "use", used.usedFor())));
    }
}
