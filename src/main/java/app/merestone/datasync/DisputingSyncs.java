package app.merestone.datasync;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Act;
import app.merestone.ledger.Ledger;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A customer person says that something is off, or takes that back. */
@Service
@Transactional
@PreAuthorize("hasRole('CUSTOMER')")
public class DisputingSyncs {

    private static final int LONGEST_WHY = 500;

    private final Access access;
    private final Directory directory;
    private final DataSyncs syncs;
    private final SyncRuns runs;
    private final RunCounts counts;
    private final CoveredRuns covered;
    private final Disputes disputes;
    private final ProofFiles files;
    private final Ledger ledger;
    private final Clock clock;

    DisputingSyncs(
            Access access,
            Directory directory,
            DataSyncs syncs,
            SyncRuns runs,
            RunCounts counts,
            CoveredRuns covered,
            Disputes disputes,
            ProofFiles files,
            Ledger ledger,
            Clock clock) {
        this.access = access;
        this.directory = directory;
        this.syncs = syncs;
        this.runs = runs;
        this.counts = counts;
        this.covered = covered;
        this.disputes = disputes;
        this.files = files;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What was said to be off.
     *
     * @param entry the reference of the entry in the ledger
     */
    public record Said(DisputeId dispute, String entry) {}

    /**
     * Says that something is off. The account's CSM owns the answer. A dispute that was open on an earlier run ends, being
     * replaced by this one.
     *
     * @param seen the dispute that was open when the person began, or none: refused when that has changed since
     * @param run the run it is about; none when it is about the sync as such
     */
    public Said dispute(
            AccountId account, DataSyncId id, @Nullable SyncRunId run, @Nullable DisputeId seen, Complaint complaint) {
        var actor = access.customer(account);
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        if (run != null && runs.findByAccountIdAndSyncIdAndId(account, id, run).isEmpty()) {
            throw new NotFound();
        }
        var open = sync.disputeId();
        if (open != null && !open.equals(seen)) {
            throw Refused.because("dispute.open-already");
        }
        var facts = directory.account(account);
        var now = clock.instant();
        var today = DueDate.today(now, facts.zone());
        var dispute = Dispute.raised(sync, run, complaint, actor.person(), now, facts.csm(), today);
        if (open != null) {
            disputes.save(disputes.findByAccountIdAndId(account, open)
                    .orElseThrow()
                    .end(Dispute.Ending.REPLACED, actor.person(), now));
        }
        disputes.save(dispute);
        var shown = shown(account, id, actor.person(), complaint.files());
        shown.forEach(file -> files.save(file.sentWith(dispute)));
        if (run != null) {
            counts.findByAccountIdAndRunId(account, run).ifPresent(count -> covered.off(counts.save(count.off())));
        }
        syncs.save(sync.dispute(dispute.id(), now));
        var entry = ledger.append(new Act(account, DataActs.DISPUTED, actor, id, null, details(sync, dispute, shown)));
        return new Said(dispute.id(), entry.reference());
    }

    /** Takes the dispute back: it was our own mistake. The sync has to be counted again. */
    public void takeBack(AccountId account, DisputeId id, String why) {
        var actor = access.customer(account);
        var dispute = disputes.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        var sync = syncs.findByAccountIdAndId(account, dispute.sync()).orElseThrow(NotFound::new);
        var now = clock.instant();
        disputes.save(dispute.end(Dispute.Ending.TAKEN_BACK, actor.person(), now));
        syncs.save(sync.undispute(now));
        var reason = Typed.required("dispute.why", why, LONGEST_WHY);
        ledger.append(new Act(
                account, DataActs.TAKEN_BACK, actor, sync.id(), null, Map.of("sync", sync.name(), "why", reason)));
    }

    private List<ProofFile> shown(AccountId account, DataSyncId sync, PersonId person, List<ProofFileId> named) {
        if (named.size() > ProvingDisputes.MOST_FILES) {
            throw Refused.because("dispute.too-many-files", ProvingDisputes.MOST_FILES);
        }
        return named.stream()
                .distinct()
                .map(id -> files.findByAccountIdAndId(account, id)
                        .filter(file -> file.isUnsentOf(sync, person))
                        .orElseThrow(() -> Refused.because("dispute.file-gone")))
                .toList();
    }

    private static Map<String, String> details(DataSync sync, Dispute dispute, List<ProofFile> shown) {
        var details = new LinkedHashMap<String, String>();
        details.put("sync", sync.name());
        details.put("reason", dispute.reason().name());
        details.put("expected", dispute.expected());
        details.put("proof", dispute.proof());
        details.put("answer-by", dispute.answerBy().toString());
        for (int n = 0; n < shown.size(); n++) {
            // the name is somebody's word and may be erased; the hash beside it is in a detail of its own, and stays
            details.put("file." + (n + 1), shown.get(n).name());
            details.put("file." + (n + 1) + ".sha256", shown.get(n).hash().hex());
        }
        return Map.copyOf(details);
    }
}
