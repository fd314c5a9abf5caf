package app.merestone.datasync;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Act;
import app.merestone.ledger.Ledger;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A customer person checks a run: first their own count, blind, then both numbers and the sample records, then their word
 * (rule 6). Ours is never in what these methods take, and nowhere to be read before {@link #enterCount} has returned.
 */
@Service
@Transactional
@PreAuthorize("hasRole('CUSTOMER')")
public class VerifyingSyncs {

    private final Access access;
    private final Directory directory;
    private final DataSyncs syncs;
    private final SyncRuns runs;
    private final RunCounts counts;
    private final Disputes disputes;
    private final RunSums sums;
    private final CoveredRuns covered;
    private final EarlierRuns earlier;
    private final Ledger ledger;
    private final Clock clock;

    VerifyingSyncs(
            Access access,
            Directory directory,
            DataSyncs syncs,
            SyncRuns runs,
            RunCounts counts,
            Disputes disputes,
            RunSums sums,
            CoveredRuns covered,
            EarlierRuns earlier,
            Ledger ledger,
            Clock clock) {
        this.access = access;
        this.directory = directory;
        this.syncs = syncs;
        this.runs = runs;
        this.counts = counts;
        this.disputes = disputes;
        this.sums = sums;
        this.covered = covered;
        this.earlier = earlier;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Enters the account's own count for this run, and with it for every other arrival of the period that it names; from
     * here on both numbers may be seen.
     */
    public void enterCount(AccountId account, DataSyncId id, SyncRunId runId, NamedComparison comparison, long theirs) {
        enterCountAndSum(account, id, runId, comparison, theirs, null);
    }

    /**
     * The same with the account's own sum, where its sender told one. Ours is shown beside theirs alone: who enters no sum
     * sees none.
     */
    public void enterCountAndSum(
            AccountId account,
            DataSyncId id,
            SyncRunId runId,
            NamedComparison comparison,
            long theirs,
            @Nullable BigDecimal theirSum) {
        var actor = access.customer(account);
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        var run = runs.findByAccountIdAndSyncIdAndId(account, id, runId).orElseThrow(NotFound::new);
        var already = counts.findByAccountIdAndRunId(account, runId);
        if (already.isPresent()) {
            onlyTheSameAgain(already.get(), actor.person(), theirs, theirSum);
            return;
        }
        var now = clock.instant();
        var opened = run.open(
                sync,
                comparison,
                theirs,
                theirSum == null ? null : TypedSum.checked(theirSum),
                actor.person(),
                now,
                sums.of(sync, directory.account(account).zone()));
        var count = counts.save(opened.count());
        covered.count(count, opened.covered());
        syncs.save(sync.counted(count, now));
        var details = new LinkedHashMap<>(compared(sync, count));
        details.put("count", Long.toString(theirs));
        details.put("tolerance", sync.tolerance().toString());
        var sums = count.sums();
        if (sums != null) {
            details.putAll(named(sums));
            details.put("sum", ExactSum.written(sums.theirs()));
        }
        if (!opened.covered().isEmpty()) {
            details.put("arrivals", Integer.toString(opened.all().size()));
        }
        ledger.append(new Act(account, DataActs.COUNTED, actor, id, null, Map.copyOf(details)));
    }

    /**
     * "Yes, it's right": the customer's word, after both numbers and the samples were seen.
     *
     * @return the reference of the entry in the ledger; empty when this had been said before
     */
    public String confirm(AccountId account, DataSyncId id, SyncRunId runId, SampleVerdict samples) {
        var actor = access.customer(account);
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        var run = runs.findByAccountIdAndSyncIdAndId(account, id, runId).orElseThrow(NotFound::new);
        var count =
                counts.findByAccountIdAndRunId(account, runId).orElseThrow(() -> Refused.because("sync.count-first"));
        if (sync.isVerifiedBy(run)) {
            return "";
        }
        mustNotGoBack(sync, run);
        var now = clock.instant();
        var settled = recheck(sync, run, actor.person(), now);
        sync.verify(run, count, samples, actor.person(), now);
        settled.ifPresent(disputes::save);
        counts.save(count.right());
        covered.right(count, id, now);
        if (run.hasSamples()) {
            runs.save(run.right(now));
        }
        syncs.save(lookedAtWhatCameSince(sync, run, now));
        var details = new LinkedHashMap<>(compared(sync, count));
        details.put("theirs", Long.toString(count.theirs()));
        details.put("ours", Long.toString(count.ours()));
        details.put("difference", Long.toString(count.difference()));
        details.put("tolerance", sync.tolerance().toString());
        var sums = count.sums();
        if (sums != null) {
            details.putAll(named(sums));
            details.put("sum-theirs", ExactSum.written(sums.theirs()));
            details.put("sum-ours", ExactSum.written(sums.ours()));
            details.put("sum-difference", ExactSum.written(sums.difference()));
        }
        return ledger.append(new Act(
                        account, DataActs.VERIFIED, actor, id, count.content(sync.tolerance()), Map.copyOf(details)))
                .reference();
    }

    /**
     * "Yes, they're right", of the sample records of a run that nobody counted; the history says that no number stands behind
     * it.
     *
     * @param quantity what was looked at: "deals in our CRM"
     * @return the reference of the entry in the ledger; empty when this had been said before
     */
    public String confirmSamples(
            AccountId account, DataSyncId id, SyncRunId runId, String quantity, SampleVerdict samples) {
        var actor = access.customer(account);
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        var run = runs.findByAccountIdAndSyncIdAndId(account, id, runId).orElseThrow(NotFound::new);
        if (sync.isVerifiedBy(run)) {
            return "";
        }
        mustNotGoBack(sync, run);
        var now = clock.instant();
        var looked = Typed.line("sync.quantity", quantity, NamedComparison.LONGEST);
        var settled = recheck(sync, run, actor.person(), now);
        sync.verifyBySamples(run, looked, samples, actor.person(), now);
        settled.ifPresent(disputes::save);
        runs.save(run.right(now));
        syncs.save(lookedAtWhatCameSince(sync, run, now));
        return ledger.append(new Act(
                        account,
                        DataActs.VERIFIED_BY_SAMPLES,
                        actor,
                        id,
                        run.contentOfSamples(looked),
                        Map.of(
                                "sync",
                                sync.name(),
                                "quantity",
                                looked,
                                "samples",
                                Integer.toString(run.samplesWithoutCount().size()))))
                .reference();
    }

    /** What came between this run and their word on it is compared with it now, as it would be had it come after (rule 7). */
    private DataSync lookedAtWhatCameSince(DataSync sync, SyncRun right, Instant now) {
        earlier.alreadyChanged(sync, right).ifPresent(change -> {
            var arrived = change.arrived();
            sync.changed(change.how(), arrived == null ? now : arrived, now);
        });
        return sync;
    }

    /** Their word is about the newest arrival that they said is right: an older one, from a page left open, moves it nowhere. */
    private void mustNotGoBack(DataSync sync, SyncRun run) {
        var verified = sync.verifiedRun();
        if (verified != null
                && runs.findByAccountIdAndSyncIdAndId(sync.account(), sync.id(), verified)
                        .filter(run::isOlderThan)
                        .isPresent()) {
            throw Refused.because("sync.newer-checked");
        }
    }

    /** Ends the open dispute by this run, or refuses: saying that an older one is right says nothing against it. */
    private Optional<Dispute> recheck(DataSync sync, SyncRun run, PersonId by, Instant now) {
        return Optional.ofNullable(sync.disputeId()).map(open -> disputes.findByAccountIdAndId(sync.account(), open)
                .orElseThrow()
                .recheck(run, by, now));
    }

    private static Map<String, String> named(SumPair sums) {
        return sums.name().unit().isEmpty()
                ? Map.of("sum-of", sums.name().of())
                : Map.of("sum-of", sums.name().of(), "sum-unit", sums.name().unit());
    }

    private void onlyTheSameAgain(RunCount count, PersonId person, long theirs, @Nullable BigDecimal theirSum) {
        if (!count.repeats(person, theirs, theirSum)) {
            var first = directory.people(Set.of(count.countedBy())).get(count.countedBy());
            throw Refused.because("sync.counted-already", name(first));
        }
    }

    private static String name(@Nullable PersonFacts person) {
        return person == null ? "" : person.name();
    }

    private static Map<String, String> compared(DataSync sync, RunCount count) {
        var comparison = count.comparison();
        var details = new LinkedHashMap<String, String>();
        details.put("sync", sync.name());
        details.put("quantity", comparison.quantity());
        details.put("as-of", comparison.asOf().toString());
        if (comparison.from() != null && comparison.to() != null) {
            details.put("from", comparison.from().toString());
            details.put("to", comparison.to().toString());
        }
        return details;
    }
}
