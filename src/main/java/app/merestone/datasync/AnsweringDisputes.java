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

/** The account's CSM answers a dispute. An answer settles nothing: only a customer person's re-check does. */
@Service
@Transactional
@PreAuthorize("hasRole('CSM')")
public class AnsweringDisputes {

    private final Access access;
    private final DataSyncs syncs;
    private final Disputes disputes;
    private final Ledger ledger;
    private final Clock clock;

    AnsweringDisputes(Access access, DataSyncs syncs, Disputes disputes, Ledger ledger, Clock clock) {
        this.access = access;
        this.syncs = syncs;
        this.disputes = disputes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Says what was found and what was done about it. */
    public void answer(AccountId account, DisputeId id, String answer) {
        var actor = access.csm(account);
        var dispute = disputes.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        var sync = syncs.findByAccountIdAndId(account, dispute.sync()).orElseThrow(NotFound::new);
        var answered = disputes.save(dispute.answer(answer, actor.person(), clock.instant()));
        ledger.append(new Act(
                account,
                DataActs.ANSWERED,
                actor,
                sync.id(),
                null,
                Map.of("sync", sync.name(), "answer", answered.answered())));
    }
}
