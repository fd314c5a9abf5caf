package app.merestone.datasync;

import app.merestone.accounts.Access;
import app.merestone.accounts.AccountFacts;
import app.merestone.accounts.Directory;
import app.merestone.datasync.DisputeRows.DisputeRow;
import app.merestone.datasync.ProvingDisputes.Proof;
import app.merestone.datasync.RunRows.Runs;
import app.merestone.datasync.SyncRows.SyncRow;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What may be read of an account's data syncs, by either side. A run is either {@link BlindRun}, which has no number in
 * it, or {@link OpenRun}, which is made from the account's own count alone: a page cannot show ours too early because it
 * never gets it (rule 6).
 */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAnyRole('CUSTOMER','CSM','LEADER')")
public class BrowsingSyncs {

    /** So many of the latest runs are on a sync's page. */
    public static final int RUNS_SHOWN = 20;

    /** So many of the older ones at once. */
    public static final int OLDER_SHOWN = 50;

    /** So many disputes that are over at once. */
    public static final int SETTLED_SHOWN = 20;

    private final Access access;
    private final Directory directory;
    private final ProvedCriteria criteria;
    private final SyncRuns runs;
    private final RunCounts counts;
    private final Ledger ledger;
    private final UsageCounts usage;
    private final SyncRows syncRows;
    private final RunRows runRows;
    private final DisputeRows disputeRows;

    BrowsingSyncs(
            Access access,
            Directory directory,
            ProvedCriteria criteria,
            SyncRuns runs,
            RunCounts counts,
            Ledger ledger,
            UsageCounts usage,
            SyncRows syncRows,
            RunRows runRows,
            DisputeRows disputeRows) {
        this.access = access;
        this.directory = directory;
        this.criteria = criteria;
        this.runs = runs;
        this.counts = counts;
        this.ledger = ledger;
        this.usage = usage;
        this.syncRows = syncRows;
        this.runRows = runRows;
        this.disputeRows = disputeRows;
    }

    /** The account's data syncs: what stops first, then by name. */
    public List<SyncSummary> syncs(AccountId account) {
        access.reading(account);
        return syncRows.summaries(account);
    }

    /**
     * What the account's data page shows of each connected sync, by name: each with the run that it is about and the one that
     * the customer's word is about, and without its earlier ones. As many reads however many syncs there are.
     */
    public List<SyncDetail> receipts(AccountId account) {
        var reader = access.reading(account);
        var facts = directory.account(account);
        var stored = syncRows.connected(account);
        var runs = runRows.ofEach(account);
        var disputes = disputeRows.openOfEach(account);
        var people = new HashSet<PersonId>();
        stored.forEach(each -> each.steps().forEach(step -> people.add(step.by())));
        stored.forEach(each -> people.addAll(each.disconnecting().people()));
        disputes.values().forEach(dispute -> people.addAll(dispute.people()));
        runs.values().forEach(some -> people.addAll(some.people()));
        var names = new Names(directory.people(people));
        boolean csm = reader.side() == Side.VENDOR && access.isCsm(account);
        var used = used(account, stored);
        return stored.stream()
                .map(each -> {
                    var id = each.summary().id();
                    var dispute = disputes.get(id);
                    return detail(
                            each,
                            reader,
                            facts,
                            csm,
                            names,
                            used,
                            runs.getOrDefault(id, Runs.NONE).shown(each, names),
                            dispute == null ? List.of() : List.of(dispute),
                            Map.of(),
                            null);
                })
                .toList();
    }

    /** The syncs that were let go of, newest first: their pages stay, with all that arrived and was counted. */
    public List<DisconnectedSync> disconnected(AccountId account) {
        access.reading(account);
        var gone = syncRows.disconnected(account);
        var people = new HashSet<PersonId>();
        gone.forEach(each -> people.addAll(each.disconnecting().people()));
        var names = new Names(directory.people(people));
        return gone.stream()
                .flatMap(each -> Optional.ofNullable(each.disconnected(names)).stream())
                .toList();
    }

    /** One data sync of the account. */
    public SyncDetail sync(AccountId account, DataSyncId id) {
        var reader = access.reading(account);
        var facts = directory.account(account);
        var stored = syncRows.one(account, id).orElseThrow(NotFound::new);
        var open = disputeRows.open(account, id);
        var settled = disputeRows.settled(account, id, null, SETTLED_SHOWN);
        var disputes = Stream.concat(open.stream(), settled.stream()).toList();
        var rows = runRows.of(account, stored, RUNS_SHOWN);
        var people = new HashSet<PersonId>();
        stored.steps().forEach(step -> people.add(step.by()));
        people.addAll(stored.disconnecting().people());
        disputes.forEach(dispute -> people.addAll(dispute.people()));
        people.addAll(rows.people());
        var names = new Names(directory.people(people));
        return detail(
                stored,
                reader,
                facts,
                reader.side() == Side.VENDOR && access.isCsm(account),
                names,
                used(account, List.of(stored)),
                rows.shown(stored, names),
                disputes,
                disputes.isEmpty() ? Map.of() : disputeRows.proof(id),
                kept(account, id));
    }

    /** What a sync's page shows of the runs before a place in its history: as blind as the latest are (rule 6). */
    public RunPage older(AccountId account, DataSyncId id, AfterRun after) {
        access.reading(account);
        var stored = syncRows.one(account, id).orElseThrow(NotFound::new);
        var rows = runRows.older(account, id, after, OLDER_SHOWN);
        return rows.shown(stored, new Names(directory.people(rows.people())));
    }

    /**
     * Disputes of a sync that are over, what was said last first.
     *
     * @param after the one that the page before ended with; empty for the first page
     */
    public List<DisputeCard> settled(AccountId account, DataSyncId id, @Nullable AfterDispute after) {
        access.reading(account);
        if (!syncRows.has(account, id)) {
            throw new NotFound();
        }
        var rows = disputeRows.settled(account, id, after, SETTLED_SHOWN);
        var people = new HashSet<PersonId>();
        rows.forEach(dispute -> people.addAll(dispute.people()));
        var names = new Names(directory.people(people));
        var files = rows.isEmpty() ? Map.<DisputeId, List<Proof>>of() : disputeRows.proof(id);
        return rows.stream()
                .map(dispute -> dispute.shown(names, files.getOrDefault(dispute.id(), List.of())))
                .toList();
    }

    private static SyncDetail detail(
            SyncRow stored,
            Actor reader,
            AccountFacts facts,
            boolean csm,
            Names names,
            Map<ContentHash, UsageCounts.Count> used,
            RunRows.Shown runs,
            List<DisputeRow> disputes,
            Map<DisputeId, List<Proof>> proof,
            @Nullable KeptSync kept) {
        boolean vendor = reader.side() == Side.VENDOR;
        boolean open = !facts.ended() && stored.disconnecting().doneAt() == null;
        return new SyncDetail(
                stored.summary(),
                facts.zone(),
                stored.delivery(),
                stored.tolerance(),
                stored.job(),
                stored.cadenceHours(),
                stored.graceHours(),
                stored.fallPercent(),
                stored.compared(),
                stored.inUseFor(),
                stored.usage(used),
                stored.ladder(names),
                runs.current(),
                runs.verified(),
                runs.listed(),
                runs.older(),
                disputes.stream()
                        .filter(d -> d.endedAt() == null)
                        .map(d -> d.shown(names, proof.getOrDefault(d.id(), List.of())))
                        .findFirst()
                        .orElse(null),
                disputes.stream()
                        .filter(d -> d.endedAt() != null)
                        .map(d -> d.shown(names, proof.getOrDefault(d.id(), List.of())))
                        .toList(),
                stored.wish(names),
                kept,
                stored.disconnected(names),
                !vendor && reader.role() != Role.SPONSOR && open,
                (reader.role() == Role.CHAMPION || reader.role() == Role.DEPUTY) && open,
                csm && open,
                stored.compared() == null);
    }

    private Map<ContentHash, UsageCounts.Count> used(AccountId account, List<SyncRow> stored) {
        return usage.lately(
                account,
                stored.stream()
                        .flatMap(each -> Optional.ofNullable(each.usageAction()).stream())
                        .collect(Collectors.toSet()));
    }

    private @Nullable KeptSync kept(AccountId account, DataSyncId id) {
        return ledger.latest(account, id, DataActs.DISCONNECT_ASKED, DataActs.DISCONNECT_TAKEN_BACK, DataActs.KEPT)
                .filter(entry -> entry.kind().equals(DataActs.KEPT.code()))
                .map(entry -> new KeptSync(
                        entry.details().getOrDefault("reason", ""), entry.name().orElse(""), entry.at()))
                .orElse(null);
    }

    /**
     * The sample records of a run, for customer people only, and only once the account has counted it: were they all of the
     * run, they would be a count. A run that nobody can count has none to give away.
     */
    @PreAuthorize("hasRole('CUSTOMER')")
    public List<Map<String, String>> samples(AccountId account, DataSyncId sync, SyncRunId id) {
        access.readingAsCustomer(account);
        var run = runs.findByAccountIdAndSyncIdAndId(account, sync, id).orElseThrow(NotFound::new);
        return counts.findByAccountIdAndRunId(account, id).map(run::samples).orElseGet(run::samplesWithoutCount);
    }

    /** The criteria that a new sync may be needed for. */
    @PreAuthorize("hasAnyRole('CSM','LEADER')")
    public List<ProvableCriterion> provable(AccountId account) {
        access.readingAsVendor(account);
        return criteria.offered(account).stream()
                .map(c -> new ProvableCriterion(c.id(), c.statement()))
                .toList();
    }
}
