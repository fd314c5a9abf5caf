package app.merestone.datasync;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Act;
import app.merestone.ledger.Ledger;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The account's CSM connects a feed: the vendor's word that data is to come, and proof of nothing yet. As long as nothing
 * was counted on it, what was described wrongly is corrected.
 */
@Service
@Transactional
@PreAuthorize("hasRole('CSM')")
public class ConnectingSyncs {

    private final Access access;
    private final DataSyncs syncs;
    private final ProvedCriteria criteria;
    private final CatchingUp catchingUp;
    private final Ledger ledger;
    private final Clock clock;

    ConnectingSyncs(
            Access access,
            DataSyncs syncs,
            ProvedCriteria criteria,
            CatchingUp catchingUp,
            Ledger ledger,
            Clock clock) {
        this.access = access;
        this.syncs = syncs;
        this.criteria = criteria;
        this.catchingUp = catchingUp;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Connects this feed. Events that came before anybody had connected it are taken in now. */
    public DataSyncId connect(AccountId account, NewSync form) {
        var actor = access.csm(account);
        if (!criteria.statements(account).containsKey(form.criterion())) {
            throw new NotFound();
        }
        var sync = DataSync.connected(account, form, actor.person(), clock.instant());
        save(sync);
        ledger.append(new Act(
                account,
                DataActs.CONNECTED,
                actor,
                sync.id(),
                null,
                Map.of("sync", sync.name(), "source", sync.source())));
        catchingUp.takeInEarlierEvents(account, sync.id());
        return sync.id();
    }

    /**
     * Describes a feed anew. Events that came to its address before it listened there are taken in now; described as
     * delivering otherwise, it has arrived if it would have arrived so.
     */
    public void correct(AccountId account, DataSyncId id, NewSync form) {
        var actor = access.csm(account);
        var statements = criteria.statements(account);
        if (!statements.containsKey(form.criterion())) {
            throw new NotFound();
        }
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        var address = sync.address();
        var delivery = sync.delivery();
        save(sync.correct(form, clock.instant()));
        ledger.append(new Act(
                account,
                DataActs.CORRECTED,
                actor,
                id,
                null,
                Map.of(
                        "sync", sync.name(),
                        "source", sync.source(),
                        "criterion", Objects.requireNonNull(statements.get(form.criterion())),
                        "tolerance", sync.tolerance().toString(),
                        "delivery", sync.delivery().name(),
                        "job",
                                String.join(
                                        " · ",
                                        sync.job().namespace(),
                                        sync.job().name(),
                                        sync.job().output()))));
        if (!sync.address().equals(address)) {
            catchingUp.takeInEarlierEvents(account, id);
        } else if (sync.delivery() != delivery) {
            catchingUp.settleAnew(account, id);
        }
    }

    private void save(DataSync sync) {
        try {
            syncs.save(sync);
        } catch (DuplicateKeyException sameJob) {
            throw Refused.because("sync.job-taken");
        }
    }
}
