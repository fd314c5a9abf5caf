package app.merestone.datasync;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.ledger.Act;
import app.merestone.ledger.ActKind;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letting go of a feed. The account's CSM connected it and disconnects it alone while no customer person counted on it;
 * afterwards it is a wish that the customer's signatory grants or not. Runs and counts stay on record either way.
 */
@Service
@Transactional
@PreAuthorize("hasAnyRole('CUSTOMER', 'CSM')")
public class DisconnectingSyncs {

    private final Access access;
    private final DataSyncs syncs;
    private final Disputes disputes;
    private final Ledger ledger;
    private final Clock clock;

    DisconnectingSyncs(Access access, DataSyncs syncs, Disputes disputes, Ledger ledger, Clock clock) {
        this.access = access;
        this.syncs = syncs;
        this.disputes = disputes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Disconnects the feed, or asks the customer to agree to that.
     *
     * @return whether it is disconnected by this
     */
    @PreAuthorize("hasRole('CSM')")
    public boolean disconnect(AccountId account, DataSyncId id, String why) {
        var actor = access.csm(account);
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        boolean done = sync.disconnect(why, actor.person(), clock.instant());
        syncs.save(sync);
        record(done ? DataActs.DISCONNECTED : DataActs.DISCONNECT_ASKED, actor, sync, sync.disconnectWhy());
        return done;
    }

    /**
     * The customer agrees. What they had said is off ends with the feed that it was about.
     *
     * @param seen when the wish that was read had been spoken
     */
    @PreAuthorize("hasRole('CUSTOMER')")
    public void agree(AccountId account, DataSyncId id, Instant seen) {
        var actor = access.customerSignatory(account);
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        var now = clock.instant();
        var open = sync.disputeId();
        syncs.save(sync.agreeToDisconnect(seen, actor.person(), now));
        if (open != null) {
            disputes.save(disputes.findByAccountIdAndId(account, open)
                    .orElseThrow()
                    .end(Dispute.Ending.DISCONNECTED, actor.person(), now));
        }
        record(DataActs.DISCONNECTED, actor, sync, sync.disconnectWhy());
    }

    /**
     * The customer wants the feed to stay.
     *
     * @param seen when the wish that was read had been spoken
     */
    @PreAuthorize("hasRole('CUSTOMER')")
    public void keep(AccountId account, DataSyncId id, Instant seen) {
        var actor = access.customerSignatory(account);
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        var why = sync.disconnectWhy();
        syncs.save(sync.keepConnected(seen));
        record(DataActs.KEPT, actor, sync, why);
    }

    /**
     * The vendor takes its wish back before it was answered.
     *
     * @param seen when the wish that is taken back had been spoken
     */
    @PreAuthorize("hasRole('CSM')")
    public void takeBack(AccountId account, DataSyncId id, Instant seen) {
        var actor = access.csm(account);
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        var why = sync.disconnectWhy();
        syncs.save(sync.keepConnected(seen));
        record(DataActs.DISCONNECT_TAKEN_BACK, actor, sync, why);
    }

    private void record(ActKind kind, Actor actor, DataSync sync, String why) {
        ledger.append(
                new Act(sync.account(), kind, actor, sync.id(), null, Map.of("sync", sync.name(), "reason", why)));
    }
}
