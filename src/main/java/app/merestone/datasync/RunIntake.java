package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Identifier;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.StoredTime;
import app.merestone.kernel.TimeOrdered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Where every wire format lands: keeps the event, finds the syncs that it is about, and tells them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RunIntake {

    /** How long the payload of an event is kept as it came. */
    static final Duration PAYLOADS_KEPT = Duration.ofDays(90);

    private static final int OUTPUTS_LISTED = 8;
    private static final int OUTPUT_SHOWN = 200;

    /** How the outputs of an event are kept that names none. */
    static final String NO_OUTPUTS = "[]";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataSyncs syncs;
    private final SyncRuns runs;
    private final RunSchemas schemas;
    private final EarlierRuns earlier;
    private final JdbcClient jdbc;
    private final Clock clock;

    RunIntake(DataSyncs syncs, SyncRuns runs, RunSchemas schemas, EarlierRuns earlier, JdbcClient jdbc, Clock clock) {
        this.syncs = syncs;
        this.runs = runs;
        this.schemas = schemas;
        this.earlier = earlier;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps this event of this connection and tells the syncs that it is about. */
    Receipt take(Connection connection, PipelineEvent event) {
        var account = connection.account();
        boolean open = queueUp(account);
        if (known(connection.id(), event.key())) {
            return Receipt.KNOWN_ALREADY;
        }
        var reports = event.outputs().isEmpty() ? reportsOfItsRun(account, event) : reports(account, event);
        var kept = keep(connection, event, !reports.isEmpty());
        reports.forEach((sync, heard) -> tell(account, new DataSyncId(sync), connection.id(), heard, kept, open));
        return reports.isEmpty() ? Receipt.KEPT_UNMATCHED : Receipt.MATCHED;
    }

    /** Tells this sync what a person reports by a file; nothing of the file is kept. */
    Receipt upload(DataSync sync, RunReport report, PersonId by) {
        queueUp(sync.account());
        if (!sync.listensTo(sync.job())) {
            throw Refused.because("sync.disconnected");
        }
        var known = runs.findByAccountIdAndSyncIdAndJobHashAndPipelineRun(
                sync.account(), sync.id(), sync.address(), report.run());
        if (known.isPresent()) {
            return Receipt.KNOWN_ALREADY;
        }
        var now = clock.instant();
        var run = SyncRun.uploaded(sync, by, report.run(), report.at());
        save(sync, run, hear(sync, run, run.tell(report, sync.delivery(), now), now), now);
        return Receipt.MATCHED;
    }

    /**
     * Who connects, corrects or disconnects a sync holds the account, as everybody does who acts on it. Were an event to look
     * for its syncs meanwhile, it would find none, the sync would not find the event, and neither would look again.
     *
     * @return whether the account has not ended
     */
    boolean queueUp(AccountId account) {
        return jdbc.sql("SELECT ended_at IS NULL FROM account WHERE id = :account FOR UPDATE")
                .param("account", account.toString())
                .query(Boolean.class)
                .single();
    }

    private boolean known(ConnectionId connection, ContentHash key) {
        return jdbc.sql("SELECT 1 FROM intake_event WHERE connection_id = :connection AND event_key = :key")
                .param("connection", connection.toString())
                .param("key", key.hex())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The syncs of the outputs that this event names, in the order of their ids so that no two events wait for each other. */
    private SortedMap<UUID, Heard> reports(AccountId account, PipelineEvent event) {
        var named = new HashMap<String, Heard>();
        event.outputs().forEach(output -> {
            var job = event.job(output);
            named.put(job.hash().hex(), new Heard(job, event.report(output)));
        });
        var reports = new TreeMap<UUID, Heard>();
        jdbc.sql("SELECT id, job_hash FROM data_sync WHERE account_id = :account AND job_hash IN (:hashes)")
                .param("account", account.toString())
                .param("hashes", named.keySet())
                .query(row -> {
                    reports.put(
                            UUID.fromString(row.getString("id")),
                            Objects.requireNonNull(named.get(row.getString("job_hash"))));
                });
        return reports;
    }

    /**
     * The syncs that know the run of this event, which names no outputs: others of its events named them. A run that failed
     * before any was named is about every output of its job, since none of them got anything.
     */
    private SortedMap<UUID, Heard> reportsOfItsRun(AccountId account, PipelineEvent event) {
        var knowing = listening(account, event, """
                SELECT s.id, s.job_namespace, s.job_name, s.job_output
                  FROM sync_run r JOIN data_sync s ON s.id = r.sync_id AND s.job_hash = r.job_hash
                 WHERE r.account_id = :account AND r.pipeline_run = :run""");
        if (!knowing.isEmpty() || !event.kind().failed() || othersNamedOutputs(account, event)) {
            return knowing;
        }
        return listening(account, event, """
                SELECT id, job_namespace, job_name, job_output
                  FROM data_sync WHERE account_id = :account AND job_hash IS NOT NULL""");
    }

    private SortedMap<UUID, Heard> listening(AccountId account, PipelineEvent event, String among) {
        var reports = new TreeMap<UUID, Heard>();
        jdbc.sql(among)
                .param("account", account.toString())
                .param("run", event.run().toString())
                .query(row -> {
                    var job = new JobKey(
                            row.getString("job_namespace"), row.getString("job_name"), row.getString("job_output"));
                    if (event.isOf(job)) {
                        reports.put(UUID.fromString(row.getString("id")), new Heard(job, event.reportWithoutOutput()));
                    }
                });
        return reports;
    }

    private boolean othersNamedOutputs(AccountId account, PipelineEvent event) {
        return jdbc.sql("""
                        SELECT job_namespace, job_name FROM intake_event
                         WHERE account_id = :account AND pipeline_run = :run AND outputs <> :none""")
                .param("account", account.toString())
                .param("run", event.run().toString())
                .param("none", NO_OUTPUTS)
                .query((row, n) -> event.isOf(row.getString("job_namespace"), row.getString("job_name")))
                .list()
                .contains(true);
    }

    /** What an event says, and under which address. */
    private record Heard(JobKey job, RunReport report) {}

    private void tell(AccountId account, DataSyncId id, ConnectionId connection, Heard heard, UUID kept, boolean open) {
        var now = clock.instant();
        var report = heard.report().notAfter(now);
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow();
        var known = runs.findByAccountIdAndSyncIdAndJobHashAndPipelineRun(account, id, sync.address(), report.run());
        var run = known.orElseGet(() -> SyncRun.of(sync, connection, report.run(), report.at()));
        boolean moved = hear(sync, run, run.tell(report, sync.delivery(), now), now);
        if (known.isEmpty()) {
            // what its events said before any named an output, such as its start
            for (var earlier : withoutOutputs(account, heard.job(), report.run(), kept)) {
                moved |= hear(sync, run, told(run, earlier, sync.delivery(), now), now);
            }
        }
        // of an account that has ended the run is kept, and its sync waits for nobody any more
        save(sync, run, moved && open, now);
    }

    /** Where the customer's word stands, what a run told is compared with what they checked, whenever and however it is told. */
    private void save(DataSync sync, SyncRun run, boolean moved, Instant now) {
        schemas.keep(List.of(run));
        runs.save(run);
        if (moved) {
            if (sync.standsBefore(run)) {
                var arrived = run.arrivedAt();
                earlier.changed(sync, run).ifPresent(how -> sync.changed(how, arrived == null ? now : arrived, now));
            }
            syncs.save(sync);
        }
    }

    private static SyncRun.Outcome told(SyncRun run, RunReport earlier, Delivery delivery, Instant now) {
        try {
            return run.tell(earlier, delivery, now);
        } catch (IntakeRefused contradicting) {
            // nobody listened when it came, so nobody refused it: it changes nothing now
            return SyncRun.Outcome.NOTHING;
        }
    }

    private List<RunReport> withoutOutputs(AccountId account, JobKey job, PipelineRun run, UUID butNot) {
        record Kept(String id, String namespace, String name, RunReport report) {}
        var kept = jdbc
                .sql("""
                        SELECT id, event_type, event_at, job_namespace, job_name FROM intake_event
                         WHERE account_id = :account AND pipeline_run = :run AND outputs = :none AND id <> :not
                         ORDER BY received_at, id""")
                .param("account", account.toString())
                .param("run", run.toString())
                .param("none", NO_OUTPUTS)
                .param("not", butNot.toString())
                .query((row, n) -> new Kept(
                        row.getString("id"),
                        row.getString("job_namespace"),
                        row.getString("job_name"),
                        RunReport.withoutOutput(
                                run,
                                RunReport.Kind.valueOf(row.getString("event_type")),
                                StoredTime.of(row, "event_at"))))
                .list()
                .stream()
                .filter(each ->
                        each.namespace().equals(job.namespace()) && each.name().equals(job.name()))
                .toList();
        if (!kept.isEmpty()) {
            matched(kept.stream().map(Kept::id).toList());
        }
        return kept.stream().map(Kept::report).toList();
    }

    private void matched(List<String> events) {
        jdbc.sql("UPDATE intake_event SET matched = TRUE WHERE id IN (:events) AND matched = FALSE")
                .param("events", events)
                .update();
    }

    private boolean hear(DataSync sync, SyncRun run, SyncRun.Outcome outcome, Instant now) {
        var ended = run.endedAt();
        if (ended == null) {
            return false;
        }
        switch (outcome) {
            case NOTHING -> {
                return false;
            }
            case FAILED -> sync.ranBadly(ended, now);
            case ENDED_EMPTY -> sync.ranWell(ended, false, now);
            case ARRIVED -> sync.ranWell(ended, true, now);
            case LEARNED -> sync.learned(now);
            case EMPTIED -> sync.emptied(firstArrival(sync, run), now);
        }
        return true;
    }

    /** When the first of the others came that ended; asked only where a run turns out to have brought nothing. */
    private @Nullable Instant firstArrival(DataSync sync, SyncRun butNot) {
        return jdbc.sql("""
                        SELECT arrived_at FROM sync_run
                         WHERE sync_id = :sync AND job_hash = :address AND arrived_at IS NOT NULL AND id <> :not
                         ORDER BY sync_id, job_hash, ended_at, id LIMIT 1""")
                .param("sync", sync.id().toString())
                .param("address", sync.address().hex())
                .param("not", butNot.id().toString())
                .query((row, n) -> StoredTime.of(row, "arrived_at"))
                .optional()
                .orElse(null);
    }

    private UUID keep(Connection connection, PipelineEvent event, boolean matched) {
        var now = clock.instant();
        var id = TimeOrdered.uuid();
        var outputs = event.outputs().stream()
                .limit(OUTPUTS_LISTED)
                .map(PipelineEvent.Output::name)
                .map(RunIntake::beginning)
                .toList();
        jdbc.sql("""
                        INSERT INTO intake_event (id, connection_id, account_id, wire, event_key, event_type, event_at,
                            pipeline_run, job_namespace, job_name, outputs, matched, received_at, payload_until, payload)
                        VALUES (:id, :connection, :account, :wire, :key, :type, :at,
                            :run, :namespace, :name, :outputs, :matched, :received, :until, :payload)""")
                .param("id", id.toString())
                .param("connection", text(connection.id()))
                .param("account", text(connection.account()))
                .param("wire", event.wire().name())
                .param("key", event.key().hex())
                .param("type", event.kind().name())
                .param("at", StoredTime.column(event.at()))
                .param("run", text(event.run()))
                .param("namespace", event.jobNamespace())
                .param("name", event.jobName())
                .param("outputs", JSON.writeValueAsString(outputs))
                .param("matched", matched)
                .param("received", StoredTime.column(now))
                .param("until", StoredTime.column(now.plus(PAYLOADS_KEPT)))
                .param("payload", event.payload())
                .update();
        return id;
    }

    /** Cut between two characters: half of one is no text, and a database may refuse it. */
    private static String beginning(String name) {
        return name.codePointCount(0, name.length()) <= OUTPUT_SHOWN
                ? name
                : name.substring(0, name.offsetByCodePoints(0, OUTPUT_SHOWN));
    }

    static List<String> outputs(String column) {
        return List.of(JSON.readValue(column, String[].class));
    }

    private static String text(Identifier id) {
        return id.value().toString();
    }
}
