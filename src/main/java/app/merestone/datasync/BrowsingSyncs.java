package app.merestone.datasync;

import app.merestone.accounts.Access;
import app.merestone.accounts.AccountFacts;
import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.agreement.CriterionId;
import app.merestone.datasync.ProvingDisputes.Proof;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.Role;
import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    /** So many of the latest arrivals are on a sync's page. */
    public static final int RUNS_SHOWN = 20;

    /** So many disputes that are over at once. */
    public static final int SETTLED_SHOWN = 20;

    private static final int COUNTED_SHOWN = 80;

    private final Access access;
    private final Directory directory;
    private final ProvedCriteria criteria;
    private final SyncRuns runs;
    private final RunCounts counts;
    private final Ledger ledger;
    private final UsageCounts usage;
    private final JdbcClient jdbc;

    BrowsingSyncs(
            Access access,
            Directory directory,
            ProvedCriteria criteria,
            SyncRuns runs,
            RunCounts counts,
            Ledger ledger,
            UsageCounts usage,
            JdbcClient jdbc) {
        this.access = access;
        this.directory = directory;
        this.criteria = criteria;
        this.runs = runs;
        this.counts = counts;
        this.ledger = ledger;
        this.usage = usage;
        this.jdbc = jdbc;
    }

    /**
     * One data sync in a list.
     *
     * @param criterionStatement what we agreed that it is needed for
     * @param required whether closing needs it verified
     * @param lastRunAt when the last run ended that brought rows; empty while none did
     * @param failedAt when the last run failed, if none went well since
     * @param lookSince since when it needs another look
     * @param lookReason why it does; empty while it does not
     * @param undecidedSince since when a count of theirs is outside what was agreed, and they have not said what is off
     * @param overdueSince since when the next good run is late, whatever was said of the ones before
     * @param expectedBy by when the next good run is expected, its grace included
     */
    public record SyncSummary(
            DataSyncId id,
            AccountId account,
            String name,
            String source,
            CriterionId criterion,
            String criterionStatement,
            boolean required,
            SyncState state,
            @Nullable Instant lastRunAt,
            @Nullable Instant failedAt,
            @Nullable Instant lookSince,
            @Nullable LookReason lookReason,
            @Nullable Instant undecidedSince,
            @Nullable Instant overdueSince,
            @Nullable Instant expectedBy)
            implements Serializable {}

    /**
     * What the vendor's product reports of the action that shows that a sync's data is used.
     *
     * @param people how many different people did it in the last {@code days}
     * @param lastAt when one of them did it last; empty while nobody did
     * @param since since when the sync is in use by that; empty while it is not, or a customer person's word came before
     */
    public record Usage(
            String action,
            int people,
            int days,
            @Nullable Instant lastAt,
            @Nullable Instant since) implements Serializable {}

    /**
     * A step that was taken: who, for which side, when.
     *
     * @param who empty where the vendor's product reported it, and no person
     */
    public record Step(SyncState step, String who, Side side, Instant at) implements Serializable {}

    /** One run, with or without its numbers. */
    public sealed interface Run extends Serializable {
        /** Which run. */
        SyncRunId id();

        /** How it went. */
        RunState state();

        /** When it ended, by its sender's clock. */
        @Nullable
        Instant endedAt();

        /** When its rows were here, by ours; empty when it brought none. */
        @Nullable
        Instant arrivedAt();

        /** The time of the newest record in it, if its sender said. */
        @Nullable
        Instant newestRecordAt();

        /** Whether it carried sample records. */
        boolean withSamples();

        /** Whether it came under an address that was corrected since: on record, and nothing to count. */
        boolean earlierAddress();
    }

    /**
     * A run that the account has not counted: nothing in here says how many rows it brought.
     *
     * @param basis what the person's own count will be compared with
     * @param sum what its sender told the sum of, beside the number of records; empty when it did not
     */
    public record BlindRun(
            SyncRunId id,
            RunState state,
            @Nullable Instant endedAt,
            @Nullable Instant arrivedAt,
            @Nullable Instant newestRecordAt,
            boolean withSamples,
            boolean earlierAddress,
            Basis basis,
            @Nullable SumName sum)
            implements Run {}

    /**
     * A run that the account has counted: both numbers as they were shown.
     *
     * @param inside whether they, and both sums where there are some, are close enough
     * @param countInside whether both counts are
     * @param sums both sums, if the account entered its own
     * @param ownFigure whether both numbers are of this run alone, and not of a period that others fall into too
     * @param countedBy who counted for the customer
     * @param said what the customer said then; empty until they did
     */
    public record OpenRun(
            SyncRunId id,
            RunState state,
            @Nullable Instant endedAt,
            @Nullable Instant arrivedAt,
            @Nullable Instant newestRecordAt,
            boolean withSamples,
            boolean earlierAddress,
            NamedComparison comparison,
            long theirs,
            long ours,
            boolean inside,
            boolean countInside,
            @Nullable SumPair sums,
            boolean ownFigure,
            String countedBy,
            Instant countedAt,
            Optional<Boolean> said)
            implements Run {

        /** Ours less theirs. */
        public long difference() {
            return ours - theirs;
        }
    }

    /**
     * A dispute, open or over.
     *
     * @param files what was sent with it to show it, on the page of its sync
     */
    public record DisputeCard(
            DisputeId id,
            @Nullable SyncRunId run,
            DisputeReason reason,
            String expected,
            String proof,
            String raisedBy,
            Instant raisedAt,
            @Nullable String owner,
            LocalDate answerBy,
            @Nullable String answer,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt,
            List<Proof> files)
            implements Serializable {}

    /**
     * The vendor's wish to disconnect a sync, which the customer has not answered.
     *
     * @param at what an answer names, so that it answers this wish and no newer one
     */
    public record DisconnectWish(String why, String askedBy, Instant at) implements Serializable {}

    /**
     * The customer's answer that the feed stays, as long as nothing was asked since.
     *
     * @param why what the vendor had given as its reason
     */
    public record Kept(String why, String by, Instant at) implements Serializable {}

    /**
     * A sync that was let go of.
     *
     * @param askedBy who wanted that, for the vendor
     * @param by who made it so: the same person, or the customer person who agreed
     * @param agreed whether a customer person agreed, because their word on it was in
     */
    public record Disconnected(
            DataSyncId id,
            String name,
            String source,
            String criterionStatement,
            String why,
            String askedBy,
            String by,
            boolean agreed,
            Instant at)
            implements Serializable {}

    /**
     * One data sync with everything its page shows.
     *
     * @param compared what was compared the last time, to be offered again; empty the first time
     * @param usage what is reported of its use; empty while no action is named that shows it
     * @param current the newest run with rows that no failed run came after; empty when there is none
     * @param verified the run that the customer's word is about
     * @param runs the latest runs, and of those before them the ones that are to be counted, in dispute, or were counted by the
     *     customer; newest first
     * @param dispute the open dispute
     * @param settled the latest disputes that are over, {@value #SETTLED_SHOWN} at most; empty on the receipts
     * @param wish the vendor's wish to disconnect it, open
     * @param kept the customer's answer to the last wish, if it was that the feed stays
     * @param disconnected how it was let go of; empty while it is connected
     * @param customerMayAct whether the person asking counts, verifies and disputes for the customer
     * @param customerMaySign whether the person asking says for the customer whether the feed goes
     * @param csmMayAct whether the person asking answers for the vendor
     * @param mayBeCorrected whether nothing was counted on it yet
     */
    public record SyncDetail(
            SyncSummary summary,
            ZoneId zone,
            Delivery delivery,
            Tolerance tolerance,
            JobKey job,
            int cadenceHours,
            int graceHours,
            int fallPercent,
            @Nullable String compared,
            @Nullable String inUseFor,
            @Nullable Usage usage,
            List<Step> ladder,
            @Nullable Run current,
            @Nullable Run verified,
            List<Run> runs,
            @Nullable DisputeCard dispute,
            List<DisputeCard> settled,
            @Nullable DisconnectWish wish,
            @Nullable Kept kept,
            @Nullable Disconnected disconnected,
            boolean customerMayAct,
            boolean customerMaySign,
            boolean csmMayAct,
            boolean mayBeCorrected)
            implements Serializable {

        /** Whether disconnecting it needs the customer, because their own word on it is in. */
        public boolean customersWordIsIn() {
            return compared != null || dispute != null;
        }

        /** Whether the customer is asked something: to count the newest arrival, or for their word on both numbers. */
        public boolean waits() {
            var state = summary.state();
            if (current == null || state == SyncState.CONNECTED || isPast(current)) {
                return false;
            }
            // while their word stands, they are asked of a newer arrival only once a count of theirs was outside
            return current instanceof OpenRun open
                    ? open.said().isEmpty()
                    : !state.stands() || summary.undecidedSince() != null;
        }

        /** Whether their word on this run would be none on how it stands, so that a newer one is to be looked at. */
        public boolean isPast(Run run) {
            return lookIsPast(run) || disputeIsPast(run);
        }

        /** Whether this run is the disputed one, or was there before something was said to be off. */
        public boolean disputeIsPast(Run run) {
            return dispute != null
                    && (run.id().equals(dispute.run()) || Dispute.looksPast(dispute.raisedAt(), run.arrivedAt()));
        }

        /**
         * Whether this run is what they had checked, or was there before it was late or changed, so that a newer one is to be
         * looked at.
         */
        public boolean lookIsPast(Run run) {
            var reason = summary.lookReason();
            return reason != null
                    && ((verified != null && run.id().equals(verified.id()))
                            || reason.looksPast(summary.lookSince(), run.arrivedAt()));
        }
    }

    /** The account's data syncs: what stops first, then by name. */
    public List<SyncSummary> syncs(AccountId account) {
        access.reading(account);
        var proved = proved(account);
        return jdbc.sql(SUMMARY + " WHERE s.account_id = :account AND s.disconnected_at IS NULL ORDER BY s.name, s.id")
                .param("account", account.toString())
                .query((row, n) -> summary(row, proved))
                .list();
    }

    /**
     * What the account's data page shows of each connected sync, by name: each with the run that it is about and the one that
     * the customer's word is about, and without its earlier ones. As many reads however many syncs there are.
     */
    public List<SyncDetail> receipts(AccountId account) {
        var reader = access.reading(account);
        var proved = proved(account);
        var facts = directory.account(account);
        var stored = jdbc.sql(
                        SUMMARY + " WHERE s.account_id = :account AND s.disconnected_at IS NULL ORDER BY s.name, s.id")
                .param("account", account.toString())
                .query((row, n) -> stored(row, proved))
                .list();
        var runs = runsOfEach(account);
        var disputes = openDisputes(account);
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

    /** The runs that a sync itself names, each found by its key. */
    private enum Part {
        CURRENT,
        VERIFIED,
        DISPUTED
    }

    private record Named(DataSyncId sync, Part part, RunRow run) {}

    /**
     * What is shown of a sync's runs.
     *
     * @param listed empty where no history is shown
     */
    private record Runs(@Nullable RunRow current, @Nullable RunRow verified, List<RunRow> listed) {

        static final Runs NONE = new Runs(null, null, List.of());

        static Runs of(List<Named> named, List<RunRow> listed) {
            return new Runs(one(named, Part.CURRENT), one(named, Part.VERIFIED), listed);
        }

        private static @Nullable RunRow one(List<Named> named, Part part) {
            return named.stream()
                    .filter(each -> each.part() == part)
                    .map(Named::run)
                    .findFirst()
                    .orElse(null);
        }

        Set<PersonId> people() {
            return Stream.concat(Stream.of(current, verified).filter(Objects::nonNull), listed.stream())
                    .map(RunRow::countedBy)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
        }

        ShownRuns shown(Stored sync, Names names) {
            return new ShownRuns(
                    current == null ? null : current.shown(sync, names),
                    verified == null ? null : verified.shown(sync, names),
                    listed.stream().map(run -> run.shown(sync, names)).toList());
        }
    }

    private record ShownRuns(
            @Nullable Run current, @Nullable Run verified, List<Run> listed) {}

    /** Of each connected sync the run to be counted, and the one that was verified. */
    private Map<DataSyncId, Runs> runsOfEach(AccountId account) {
        return jdbc
                .sql(named("s.job_hash", " AND s.disconnected_at IS NULL"))
                .param("account", account.toString())
                .query((row, n) -> named(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Named::sync,
                        Collectors.collectingAndThen(Collectors.toList(), each -> Runs.of(each, List.of()))));
    }

    private static String named(String address, String which) {
        return """
                SELECT s.id AS of_sync, 'CURRENT' AS part, %1$s
                  FROM data_sync s JOIN %2$s LEFT JOIN sync_count c ON c.run_id = r.id
                 WHERE s.account_id = :account%3$s
                UNION ALL
                SELECT s.id AS of_sync, 'VERIFIED' AS part, %1$s
                  FROM data_sync s JOIN sync_run r ON r.id = s.verified_run LEFT JOIN sync_count c ON c.run_id = r.id
                 WHERE s.account_id = :account%3$s
                UNION ALL
                SELECT s.id AS of_sync, 'DISPUTED' AS part, %1$s
                  FROM data_sync s
                  JOIN sync_dispute d ON d.id = s.dispute_id
                  JOIN sync_run r ON r.id = d.run_id LEFT JOIN sync_count c ON c.run_id = r.id
                 WHERE s.account_id = :account%3$s""".formatted(RUN, CountableRun.of(address), which);
    }

    private static Named named(ResultSet row) throws SQLException {
        return new Named(DataSyncId.parse(row.getString("of_sync")), Part.valueOf(row.getString("part")), runRow(row));
    }

    private Map<DataSyncId, DisputeRow> openDisputes(AccountId account) {
        record Of(DataSyncId sync, DisputeRow dispute) {}
        return jdbc
                .sql("""
                        SELECT d.* FROM data_sync s JOIN sync_dispute d ON d.id = s.dispute_id
                         WHERE s.account_id = :account AND s.disconnected_at IS NULL""")
                .param("account", account.toString())
                .query((row, n) -> new Of(DataSyncId.parse(row.getString("sync_id")), disputeRow(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Of::sync, Of::dispute));
    }

    /** The syncs that were let go of, newest first: their pages stay, with all that arrived and was counted. */
    public List<Disconnected> disconnected(AccountId account) {
        access.reading(account);
        var proved = proved(account);
        var gone = jdbc.sql(SUMMARY
                        + " WHERE s.account_id = :account AND s.disconnected_at IS NOT NULL"
                        + " ORDER BY s.disconnected_at DESC, s.id")
                .param("account", account.toString())
                .query((row, n) -> stored(row, proved))
                .list();
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
        var proved = proved(account);
        var facts = directory.account(account);
        var stored = jdbc.sql(SUMMARY + " WHERE s.account_id = :account AND s.id = :sync")
                .param("account", account.toString())
                .param("sync", id.toString())
                .query((row, n) -> stored(row, proved))
                .optional()
                .orElseThrow(NotFound::new);
        var open = openDispute(account, id);
        var settled = settledRows(account, id, null);
        var disputes = Stream.concat(open.stream(), settled.stream()).toList();
        var rows = runs(account, stored);
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
                disputes.isEmpty() ? Map.of() : proof(id),
                kept(account, id));
    }

    /**
     * Disputes of a sync that are over, what was said last first.
     *
     * @param after the one that the page before ended with; empty for the first page
     */
    public List<DisputeCard> settled(AccountId account, DataSyncId id, @Nullable AfterDispute after) {
        access.reading(account);
        if (jdbc.sql("SELECT 1 FROM data_sync WHERE account_id = :account AND id = :sync")
                .param("account", account.toString())
                .param("sync", id.toString())
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            throw new NotFound();
        }
        var rows = settledRows(account, id, after);
        var people = new HashSet<PersonId>();
        rows.forEach(dispute -> people.addAll(dispute.people()));
        var names = new Names(directory.people(people));
        var files = rows.isEmpty() ? Map.<DisputeId, List<Proof>>of() : proof(id);
        return rows.stream()
                .map(dispute -> dispute.shown(names, files.getOrDefault(dispute.id(), List.of())))
                .toList();
    }

    /** Where the page before ended. */
    public record AfterDispute(Instant raisedAt, DisputeId dispute) implements Serializable {

        /** After this one. */
        public static AfterDispute of(DisputeCard dispute) {
            return new AfterDispute(dispute.raisedAt(), dispute.id());
        }
    }

    private static SyncDetail detail(
            Stored stored,
            Actor reader,
            AccountFacts facts,
            boolean csm,
            Names names,
            Map<ContentHash, UsageCounts.Count> used,
            ShownRuns runs,
            List<DisputeRow> disputes,
            Map<DisputeId, List<Proof>> proof,
            @Nullable Kept kept) {
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
                ladder(stored, names),
                runs.current(),
                runs.verified(),
                runs.listed(),
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

    private Map<ContentHash, UsageCounts.Count> used(AccountId account, List<Stored> stored) {
        return usage.lately(
                account,
                stored.stream()
                        .flatMap(each -> Optional.ofNullable(each.usageAction()).stream())
                        .collect(Collectors.toSet()));
    }

    private @Nullable Kept kept(AccountId account, DataSyncId id) {
        return ledger.latest(account, id, DataActs.DISCONNECT_ASKED, DataActs.DISCONNECT_TAKEN_BACK, DataActs.KEPT)
                .filter(entry -> entry.kind().equals(DataActs.KEPT.code()))
                .map(entry -> new Kept(
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

    /** A criterion that a data sync may be needed for. */
    public record ProvableCriterion(CriterionId id, String statement) implements Serializable {}

    private static final Comparator<RunRow> NEWEST_FIRST = Comparator.comparing(RunRow::toldAt)
            .thenComparing(run -> run.id().toString())
            .reversed();

    // MySQL reads the index backwards only where the order names its first column as well
    private static final String SUMMARY = """
            SELECT s.*, (SELECT w.ended_at FROM sync_run w
                          WHERE w.sync_id = s.id AND w.job_hash = s.job_hash AND w.arrived_at IS NOT NULL
                          ORDER BY w.sync_id DESC, w.ended_at DESC LIMIT 1) AS last_run_at
              FROM data_sync s""";

    private record Proved(Map<CriterionId, String> statements, Set<CriterionId> required) {}

    private Proved proved(AccountId account) {
        return new Proved(criteria.statements(account), criteria.required(account));
    }

    private static SyncSummary summary(ResultSet row, Proved proved) throws SQLException {
        var criterion = CriterionId.parse(row.getString("criterion_id"));
        var failed = StoredTime.optional(row, "failed_at");
        var good = StoredTime.optional(row, "good_until");
        var reason = row.getString("look_reason");
        return new SyncSummary(
                DataSyncId.parse(row.getString("id")),
                AccountId.parse(row.getString("account_id")),
                row.getString("name"),
                row.getString("source"),
                criterion,
                proved.statements().getOrDefault(criterion, ""),
                proved.required().contains(criterion),
                SyncState.valueOf(row.getString("state")),
                StoredTime.optional(row, "last_run_at"),
                failed == null || (good != null && good.isAfter(failed)) ? null : failed,
                StoredTime.optional(row, "look_since"),
                reason == null ? null : LookReason.valueOf(reason),
                SyncNeed.UNDECIDED.name().equals(row.getString("need")) ? StoredTime.optional(row, "need_since") : null,
                SyncNeed.OVERDUE.name().equals(row.getString("need")) ? StoredTime.optional(row, "expected_by") : null,
                StoredTime.optional(row, "expected_by"));
    }

    private record TakenStep(SyncState step, PersonId by, Side side, Instant at) {}

    /** The vendor's wish to let go of a sync, and what became of it. */
    private record Disconnecting(
            @Nullable String why,
            @Nullable PersonId askedBy,
            @Nullable Instant askedAt,
            @Nullable PersonId doneBy,
            @Nullable Instant doneAt) {

        Set<PersonId> people() {
            return Stream.of(askedBy, doneBy).filter(Objects::nonNull).collect(Collectors.toSet());
        }
    }

    private record Stored(
            SyncSummary summary,
            Delivery delivery,
            Tolerance tolerance,
            JobKey job,
            int cadenceHours,
            int graceHours,
            int fallPercent,
            @Nullable String compared,
            @Nullable String inUseFor,
            @Nullable UsageAction usageAction,
            @Nullable Instant usedSince,
            List<TakenStep> steps,
            @Nullable Instant arrivedAt,
            Disconnecting disconnecting) {

        @Nullable
        Usage usage(Map<ContentHash, UsageCounts.Count> used) {
            if (usageAction == null) {
                return null;
            }
            var count = used.get(usageAction.hash());
            return new Usage(
                    usageAction.name(),
                    count == null ? 0 : count.people(),
                    (int) UsageReport.COUNTED.toDays(),
                    count == null ? null : count.lastAt(),
                    usedSince);
        }

        @Nullable
        DisconnectWish wish(Names names) {
            var asked = disconnecting;
            return asked.why() == null || asked.askedBy() == null || asked.askedAt() == null || asked.doneAt() != null
                    ? null
                    : new DisconnectWish(asked.why(), names.of(asked.askedBy()), asked.askedAt());
        }

        @Nullable
        Disconnected disconnected(Names names) {
            var gone = disconnecting;
            return gone.why() == null || gone.askedBy() == null || gone.doneBy() == null || gone.doneAt() == null
                    ? null
                    : new Disconnected(
                            summary.id(),
                            summary.name(),
                            summary.source(),
                            summary.criterionStatement(),
                            gone.why(),
                            names.of(gone.askedBy()),
                            names.of(gone.doneBy()),
                            !gone.doneBy().equals(gone.askedBy()),
                            gone.doneAt());
        }
    }

    private static Stored stored(ResultSet row, Proved proved) throws SQLException {
        var steps = new ArrayList<TakenStep>();
        step(row, "connected", SyncState.CONNECTED, Side.VENDOR).ifPresent(steps::add);
        step(row, "verified", SyncState.VERIFIED, Side.CUSTOMER).ifPresent(steps::add);
        step(row, "in_use", SyncState.IN_USE, Side.CUSTOMER).ifPresent(steps::add);
        var action = row.getString("usage_action");
        return new Stored(
                summary(row, proved),
                Delivery.valueOf(row.getString("delivery")),
                new Tolerance(
                        Tolerance.Kind.valueOf(row.getString("tolerance_kind")),
                        row.getObject("tolerance_amount", BigDecimal.class)),
                new JobKey(row.getString("job_namespace"), row.getString("job_name"), row.getString("job_output")),
                row.getInt("cadence_hours"),
                row.getInt("grace_hours"),
                row.getInt("fall_percent"),
                row.getString("compared"),
                row.getString("in_use_for"),
                action == null ? null : new UsageAction(action),
                StoredTime.optional(row, "used_since"),
                steps,
                StoredTime.optional(row, "arrived_at"),
                new Disconnecting(
                        row.getString("disconnect_why"),
                        person(row, "disconnect_asked_by"),
                        StoredTime.optional(row, "disconnect_asked_at"),
                        person(row, "disconnected_by"),
                        StoredTime.optional(row, "disconnected_at")));
    }

    private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        var id = row.getString(column);
        return id == null ? null : PersonId.parse(id);
    }

    private static Optional<TakenStep> step(ResultSet row, String prefix, SyncState step, Side side)
            throws SQLException {
        var by = row.getString(prefix + "_by");
        var at = StoredTime.optional(row, prefix + "_at");
        return by == null || at == null
                ? Optional.empty()
                : Optional.of(new TakenStep(step, PersonId.parse(by), side, at));
    }

    private static List<Step> ladder(Stored stored, Names names) {
        var ladder = new ArrayList<Step>();
        for (var step : stored.steps()) {
            ladder.add(new Step(step.step(), names.of(step.by()), step.side(), step.at()));
            if (step.step() == SyncState.CONNECTED && stored.arrivedAt() != null) {
                ladder.add(new Step(SyncState.ARRIVED, stored.summary().source(), Side.VENDOR, stored.arrivedAt()));
            }
        }
        var used = stored.usedSince();
        if (used != null && ladder.stream().noneMatch(step -> step.step() == SyncState.IN_USE)) {
            ladder.add(new Step(SyncState.IN_USE, "", Side.VENDOR, used));
        }
        return List.copyOf(ladder);
    }

    private record RunRow(
            SyncRunId id,
            String address,
            RunState state,
            Instant toldAt,
            @Nullable Instant endedAt,
            @Nullable Instant arrivedAt,
            @Nullable Instant newestRecordAt,
            boolean withSamples,
            boolean withRows,
            boolean withTotal,
            @Nullable NamedComparison comparison,
            long theirs,
            long ours,
            boolean inside,
            @Nullable SumName sumTold,
            @Nullable SumPair sums,
            @Nullable PersonId countedBy,
            @Nullable Instant countedAt,
            @Nullable String verdict) {

        Run shown(Stored sync, Names names) {
            boolean earlier = !sync.job().hash().hex().equals(address);
            if (comparison == null || countedBy == null || countedAt == null) {
                var basis = basis(sync.delivery());
                boolean summed = basis == Basis.ROWS || basis == Basis.PERIOD;
                return new BlindRun(
                        id,
                        state,
                        endedAt,
                        arrivedAt,
                        newestRecordAt,
                        withSamples,
                        earlier,
                        basis,
                        summed ? sumTold : null);
            }
            return new OpenRun(
                    id,
                    state,
                    endedAt,
                    arrivedAt,
                    newestRecordAt,
                    withSamples,
                    earlier,
                    comparison,
                    theirs,
                    ours,
                    inside && (sums == null || sums.inside()),
                    inside,
                    sums,
                    basis(sync.delivery()) != Basis.PERIOD,
                    names.of(countedBy),
                    countedAt,
                    Optional.ofNullable(verdict).map(RunCount.Verdict.RIGHT.name()::equals));
        }

        private Basis basis(Delivery delivery) {
            return Basis.of(delivery, withRows, withTotal);
        }
    }

    private static final String RUN = """
            r.id, r.job_hash, r.state, r.told_at, r.ended_at, r.arrived_at, r.newest_record_at,
            CASE WHEN r.samples IS NULL THEN 0 ELSE 1 END AS with_samples,
            CASE WHEN r.row_count IS NULL THEN 0 ELSE 1 END AS with_rows,
            CASE WHEN r.total_after IS NULL THEN 0 ELSE 1 END AS with_total,
            r.sum_of AS sum_told_of, r.sum_unit AS sum_told_unit,
            c.sum_of, c.sum_unit, c.sum_theirs, c.sum_ours, c.sum_inside,
            c.quantity, c.period_from, c.period_to, c.as_of, c.theirs, c.ours, c.inside,
            c.counted_by, c.counted_at, c.verdict""";

    /**
     * The runs that the sync itself names, the latest, and those that the customer counted: what they said and what they are
     * asked stays in sight however many came since.
     */
    private Runs runs(AccountId account, Stored stored) {
        var sync = stored.summary().id();
        var named = jdbc.sql(named(":address", " AND s.id = :sync"))
                .param("account", account.toString())
                .param("sync", sync.toString())
                .param("address", stored.job().hash().hex())
                .query((row, n) -> named(row))
                .list();
        var listed = Stream.of(named.stream().map(Named::run).toList(), latest(account, sync), counted(account, sync))
                .flatMap(List::stream)
                .collect(Collectors.toMap(RunRow::id, run -> run, (one, same) -> one))
                .values()
                .stream()
                .sorted(NEWEST_FIRST)
                .toList();
        return Runs.of(named, listed);
    }

    /** Ours comes out of the count's row alone; of the run's own numbers only whether there are any. */
    private List<RunRow> latest(AccountId account, DataSyncId sync) {
        return jdbc.sql("""
                        SELECT %s
                          FROM sync_run r LEFT JOIN sync_count c ON c.run_id = r.id
                         WHERE r.account_id = :account AND r.sync_id = :sync
                         ORDER BY r.told_at DESC, r.id DESC LIMIT :most""".formatted(RUN))
                .param("account", account.toString())
                .param("sync", sync.toString())
                .param("most", RUNS_SHOWN)
                .query((row, n) -> runRow(row))
                .list();
    }

    private List<RunRow> counted(AccountId account, DataSyncId sync) {
        return jdbc.sql("""
                        SELECT %s
                          FROM sync_count c JOIN sync_run r ON r.id = c.run_id
                         WHERE c.account_id = :account AND c.sync_id = :sync
                         ORDER BY c.counted_at DESC LIMIT :most""".formatted(RUN))
                .param("account", account.toString())
                .param("sync", sync.toString())
                .param("most", COUNTED_SHOWN)
                .query((row, n) -> runRow(row))
                .list();
    }

    private static RunRow runRow(ResultSet row) throws SQLException {
        var quantity = row.getString("quantity");
        var asOf = StoredTime.optional(row, "as_of");
        var by = row.getString("counted_by");
        var told = row.getString("sum_told_of");
        var unit = row.getString("sum_told_unit");
        return new RunRow(
                SyncRunId.parse(row.getString("id")),
                row.getString("job_hash"),
                RunState.valueOf(row.getString("state")),
                StoredTime.of(row, "told_at"),
                StoredTime.optional(row, "ended_at"),
                StoredTime.optional(row, "arrived_at"),
                StoredTime.optional(row, "newest_record_at"),
                row.getInt("with_samples") == 1,
                row.getInt("with_rows") == 1,
                row.getInt("with_total") == 1,
                quantity == null || asOf == null
                        ? null
                        : new NamedComparison(
                                quantity,
                                row.getObject("period_from", LocalDate.class),
                                row.getObject("period_to", LocalDate.class),
                                asOf),
                row.getLong("theirs"),
                row.getLong("ours"),
                row.getBoolean("inside"),
                told == null || unit == null ? null : new SumName(told, unit),
                SumPair.of(
                        row.getString("sum_of"),
                        row.getString("sum_unit"),
                        row.getBigDecimal("sum_theirs"),
                        row.getBigDecimal("sum_ours"),
                        row.getObject("sum_inside", Boolean.class)),
                by == null ? null : PersonId.parse(by),
                StoredTime.optional(row, "counted_at"),
                row.getString("verdict"));
    }

    private record DisputeRow(
            DisputeId id,
            @Nullable SyncRunId run,
            DisputeReason reason,
            String expected,
            String proof,
            PersonId raisedBy,
            Instant raisedAt,
            @Nullable PersonId owner,
            LocalDate answerBy,
            @Nullable String answer,
            @Nullable PersonId answeredBy,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt) {

        Set<PersonId> people() {
            var people = new HashSet<PersonId>();
            people.add(raisedBy);
            Optional.ofNullable(owner).ifPresent(people::add);
            Optional.ofNullable(answeredBy).ifPresent(people::add);
            return people;
        }

        DisputeCard shown(Names names, List<Proof> files) {
            return new DisputeCard(
                    id,
                    run,
                    reason,
                    expected,
                    proof,
                    names.of(raisedBy),
                    raisedAt,
                    owner == null ? null : names.of(owner),
                    answerBy,
                    answer,
                    answeredBy == null ? null : names.of(answeredBy),
                    answeredAt,
                    endedAt,
                    files);
        }
    }

    private Map<DisputeId, List<Proof>> proof(DataSyncId sync) {
        record Of(DisputeId dispute, Proof proof) {}
        return jdbc
                .sql("""
                        SELECT dispute_id, id, name, size_bytes FROM dispute_file
                         WHERE sync_id = :sync AND dispute_id IS NOT NULL ORDER BY id""")
                .param("sync", sync.toString())
                .query((row, n) -> new Of(
                        DisputeId.parse(row.getString("dispute_id")),
                        new Proof(
                                ProofFileId.parse(row.getString("id")),
                                row.getString("name"),
                                row.getInt("size_bytes"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::dispute, Collectors.mapping(Of::proof, Collectors.toList())));
    }

    private Optional<DisputeRow> openDispute(AccountId account, DataSyncId sync) {
        return jdbc.sql("""
                        SELECT d.* FROM data_sync s JOIN sync_dispute d ON d.id = s.dispute_id
                         WHERE s.account_id = :account AND s.id = :sync AND d.ended_at IS NULL""")
                .param("account", account.toString())
                .param("sync", sync.toString())
                .query((row, n) -> disputeRow(row))
                .optional();
    }

    private List<DisputeRow> settledRows(AccountId account, DataSyncId sync, @Nullable AfterDispute after) {
        var where = after == null ? "" : " AND raised_at <= :raised AND (raised_at < :raised OR id < :dispute)";
        return jdbc.sql("""
                        SELECT * FROM sync_dispute
                         WHERE account_id = :account AND sync_id = :sync AND ended_at IS NOT NULL%s
                         ORDER BY raised_at DESC, id DESC LIMIT :most""".formatted(where))
                .param("account", account.toString())
                .param("sync", sync.toString())
                .param("raised", after == null ? null : StoredTime.column(after.raisedAt()))
                .param("dispute", after == null ? null : after.dispute().toString())
                .param("most", SETTLED_SHOWN)
                .query((row, n) -> disputeRow(row))
                .list();
    }

    private static DisputeRow disputeRow(ResultSet row) throws SQLException {
        var run = row.getString("run_id");
        var owner = row.getString("owner_id");
        var answeredBy = row.getString("answered_by");
        return new DisputeRow(
                DisputeId.parse(row.getString("id")),
                run == null ? null : SyncRunId.parse(run),
                DisputeReason.valueOf(row.getString("reason")),
                row.getString("expected"),
                row.getString("proof"),
                PersonId.parse(row.getString("raised_by")),
                StoredTime.of(row, "raised_at"),
                owner == null ? null : PersonId.parse(owner),
                row.getObject("answer_by", LocalDate.class),
                row.getString("answer"),
                answeredBy == null ? null : PersonId.parse(answeredBy),
                StoredTime.optional(row, "answered_at"),
                StoredTime.optional(row, "ended_at"));
    }

    private record Names(Map<PersonId, PersonFacts> people) {
        String of(PersonId person) {
            var facts = people.get(person);
            return facts == null ? "" : facts.name();
        }
    }
}
