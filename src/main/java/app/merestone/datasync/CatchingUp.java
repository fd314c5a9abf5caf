package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.StoredTime;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a sync that was just connected or corrected hear what it would have heard, had it been described so from the
 * beginning. What is on record is taken together: however many runs there are, the sync is told once.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CatchingUp {

    /** So many of the events that came last; nobody waits at a press for years of a feed that runs every minute. */
    static final int MOST_EVENTS = 5_000;

    private static final int MOST_CHARACTERS = 32 * 1024 * 1024;
    private static final int AT_ONCE = 100;
    private static final Instant WHENEVER = Instant.MAX.minus(Duration.ofDays(2));

    private final DataSyncs syncs;
    private final SyncRuns runs;
    private final RunSchemas schemas;
    private final JdbcClient jdbc;
    private final Clock clock;

    CatchingUp(DataSyncs syncs, SyncRuns runs, RunSchemas schemas, JdbcClient jdbc, Clock clock) {
        this.syncs = syncs;
        this.runs = runs;
        this.schemas = schemas;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes in what came for this sync's address before it listened there, what other syncs heard of the same runs included.
     * Sample records are gone by design. The caller holds the account, so that nothing comes in meanwhile.
     */
    void takeInEarlierEvents(AccountId account, DataSyncId id) {
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow();
        var about = aboutThis(sync, earlier(account, sync.job()));
        for (int from = 0; from < about.size(); from += AT_ONCE) {
            tell(sync, about.subList(from, Math.min(from + AT_ONCE, about.size())));
        }
        settle(sync);
    }

    /** What arrived depends on how the feed delivers; that was corrected. */
    void settleAnew(AccountId account, DataSyncId id) {
        settle(syncs.findByAccountIdAndId(account, id).orElseThrow());
    }

    /** An event that came earlier; which outputs it names is in its payload. */
    private record Kept(
            String id,
            ConnectionId connection,
            PipelineRun run,
            RunReport.Kind kind,
            Instant at,
            String namespace,
            String name,
            boolean namesOutputs) {

        boolean isOf(JobKey address) {
            return namespace.equals(address.namespace()) && name.equals(address.name());
        }

        RunReport withoutOutput() {
            return RunReport.withoutOutput(run, kind, at);
        }
    }

    /** What came of one run, in the order in which it came. */
    private static final class Earlier {

        private final PipelineRun run;
        private final ConnectionId connection;
        private final List<RunReport> named = new ArrayList<>();
        private final List<RunReport> unnamed = new ArrayList<>();
        private final List<String> events = new ArrayList<>();
        private boolean namedAnything;

        Earlier(Kept first) {
            run = first.run();
            connection = first.connection();
        }

        /** A run is about the outputs that its events name; one that failed before it named any, about all of its job's. */
        boolean isAboutThis() {
            return !named.isEmpty()
                    || (!namedAnything
                            && unnamed.stream().anyMatch(r -> r.kind().failed()));
        }

        List<RunReport> reports() {
            return Stream.concat(named.stream(), unnamed.stream()).toList();
        }
    }

    private List<Earlier> earlier(AccountId account, JobKey address) {
        var kept = kept(account, address);
        var named = named(kept, address);
        var byRun = new LinkedHashMap<PipelineRun, Earlier>();
        for (var each : kept.reversed()) {
            var run = byRun.computeIfAbsent(each.run(), first -> new Earlier(each));
            if (!each.namesOutputs()) {
                run.unnamed.add(each.withoutOutput());
                run.events.add(each.id());
                continue;
            }
            run.namedAnything = true;
            var report = named.get(each.id());
            if (report != null) {
                run.named.add(report);
                run.events.add(each.id());
            }
        }
        return List.copyOf(byRun.values());
    }

    /** The newest first. */
    private List<Kept> kept(AccountId account, JobKey address) {
        return jdbc
                .sql("""
                        SELECT id, connection_id, pipeline_run, event_type, event_at, job_namespace, job_name, outputs
                          FROM intake_event
                         WHERE account_id = :account AND payload IS NOT NULL
                           AND job_namespace = :namespace AND job_name = :name
                         ORDER BY received_at DESC, id DESC LIMIT :most""")
                .param("account", account.toString())
                .param("namespace", address.namespace())
                .param("name", address.name())
                .param("most", MOST_EVENTS)
                .query((row, n) -> kept(row))
                .list()
                .stream()
                // letter by letter: a collation may think more names alike than the sender does
                .filter(each -> each.isOf(address))
                .toList();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getString("id"),
                ConnectionId.parse(row.getString("connection_id")),
                new PipelineRun(UUID.fromString(row.getString("pipeline_run"))),
                RunReport.Kind.valueOf(row.getString("event_type")),
                StoredTime.of(row, "event_at"),
                row.getString("job_namespace"),
                row.getString("job_name"),
                !RunIntake.NO_OUTPUTS.equals(row.getString("outputs")));
    }

    /** What the events say of this address, by event; the newest first, until that is very much to read. */
    private Map<String, RunReport> named(List<Kept> kept, JobKey address) {
        record Payload(String event, WireFormat wire, String text) {}
        var ids = kept.stream().filter(Kept::namesOutputs).map(Kept::id).toList();
        var reports = new HashMap<String, RunReport>();
        long read = 0;
        for (int from = 0; from < ids.size() && read < MOST_CHARACTERS; from += AT_ONCE) {
            var payloads = jdbc.sql(
                            "SELECT id, wire, payload FROM intake_event WHERE id IN (:ids) AND payload IS NOT NULL")
                    .param("ids", ids.subList(from, Math.min(from + AT_ONCE, ids.size())))
                    .query((row, n) -> new Payload(
                            row.getString("id"), WireFormat.valueOf(row.getString("wire")), row.getString("payload")))
                    .list();
            for (var payload : payloads) {
                read += payload.text().length();
                var report = report(payload.wire(), payload.text(), address);
                if (report != null) {
                    reports.put(payload.event(), report);
                }
            }
        }
        return reports;
    }

    private static @Nullable RunReport report(WireFormat wire, String payload, JobKey address) {
        try {
            return wire.read(payload.getBytes(StandardCharsets.UTF_8), WHENEVER, Masks.NONE)
                    .flatMap(event -> event.outputs().stream()
                            .filter(output -> event.job(output).equals(address))
                            .findFirst()
                            .map(event::report))
                    .orElse(null);
        } catch (IntakeRefused notTakenToday) {
            // it was accepted under the rules of its day, and nobody asked for it then
            return null;
        }
    }

    /** Those of the runs that this sync is to hear of: because it knows them, or because they are about its output. */
    private List<Earlier> aboutThis(DataSync sync, List<Earlier> earlier) {
        var about = new ArrayList<Earlier>();
        for (int from = 0; from < earlier.size(); from += AT_ONCE) {
            var some = earlier.subList(from, Math.min(from + AT_ONCE, earlier.size()));
            var known = known(sync, some);
            some.stream()
                    .filter(each -> each.isAboutThis() || (known.containsKey(each.run) && !each.unnamed.isEmpty()))
                    .forEach(about::add);
        }
        return about;
    }

    private Map<PipelineRun, SyncRun> known(DataSync sync, List<Earlier> some) {
        return runs
                .findByAccountIdAndSyncIdAndJobHashAndPipelineRunIn(
                        sync.account(),
                        sync.id(),
                        sync.address(),
                        some.stream().map(each -> each.run).toList())
                .stream()
                .collect(Collectors.toMap(SyncRun::pipelineRun, Function.identity()));
    }

    private void tell(DataSync sync, List<Earlier> some) {
        var known = known(sync, some);
        var told = new ArrayList<SyncRun>();
        for (var each : some) {
            var reports = each.reports();
            var run = known.containsKey(each.run)
                    ? known.get(each.run)
                    : SyncRun.of(
                            sync,
                            each.connection,
                            each.run,
                            reports.getFirst().notAfter(clock.instant()).at());
            for (var report : reports) {
                try {
                    run.tell(report, sync.delivery(), clock.instant());
                } catch (IntakeRefused contradicting) {
                    // nobody listened when it came, so nobody refused it: what was told first holds here too
                }
            }
            told.add(run);
        }
        schemas.keep(told);
        runs.saveAll(told);
        var events = some.stream().flatMap(each -> each.events.stream()).toList();
        jdbc.sql("UPDATE intake_event SET matched = TRUE WHERE id IN (:events) AND matched = FALSE")
                .param("events", events)
                .update();
    }

    /** The sync hears the sum of what its runs say under its address. */
    private void settle(DataSync sync) {
        whatArrived(sync);
        record Sum(
                @Nullable Instant lastGood,
                @Nullable Instant lastBad,
                @Nullable Instant firstArrival) {}
        var sum = jdbc.sql("""
                        SELECT MAX(CASE WHEN state = 'COMPLETE' THEN ended_at END) AS last_good,
                               MAX(CASE WHEN state IN ('FAILED', 'ABORTED') THEN ended_at END) AS last_bad,
                               MIN(arrived_at) AS first_arrival
                          FROM sync_run
                         WHERE account_id = :account AND sync_id = :sync AND job_hash = :address""")
                .param("account", sync.account().toString())
                .param("sync", sync.id().toString())
                .param("address", sync.address().hex())
                .query((row, n) -> new Sum(
                        StoredTime.optional(row, "last_good"),
                        StoredTime.optional(row, "last_bad"),
                        StoredTime.optional(row, "first_arrival")))
                .single();
        if (sum.lastGood() != null || sum.lastBad() != null) {
            syncs.save(sync.heard(sum.lastGood(), sum.lastBad(), sum.firstArrival(), clock.instant()));
        }
    }

    /**
     * Only of a run that wrote no rows and told a total does it depend on the delivery whether it brought something: see
     * {@link SyncRun}. All of them at once, since a feed may have run so for a year.
     */
    private void whatArrived(DataSync sync) {
        boolean arrive = sync.delivery() == Delivery.INCREMENTAL;
        jdbc.sql("""
                        UPDATE sync_run SET arrived_at = :arrived, version = version + 1
                         WHERE account_id = :account AND sync_id = :sync AND job_hash = :address
                           AND state = 'COMPLETE' AND row_count = 0 AND total_after > 0 AND\s""" + (arrive ? "arrived_at IS NULL" : "arrived_at IS NOT NULL"))
                .param("arrived", arrive ? StoredTime.column(clock.instant()) : null)
                .param("account", sync.account().toString())
                .param("sync", sync.id().toString())
                .param("address", sync.address().hex())
                .update();
    }
}
