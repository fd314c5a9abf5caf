package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Identifier;
import app.merestone.kernel.TimeOrdered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
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
    private static final int MOST_ADOPTED = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataSyncs syncs;
    private final SyncRuns runs;
    private final JdbcClient jdbc;
    private final Clock clock;

    RunIntake(DataSyncs syncs, SyncRuns runs, JdbcClient jdbc, Clock clock) {
        this.syncs = syncs;
        this.runs = runs;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps this event of this connection and tells the syncs that it is about. */
    Receipt take(Connection connection, OpenLineage.Event event) {
        var account = connection.account();
        if (known(connection.id(), event.key())) {
            return Receipt.KNOWN_ALREADY;
        }
        var reports = reports(account, event);
        keep(connection, event, !reports.isEmpty());
        reports.forEach((sync, heard) -> tell(account, new DataSyncId(sync), connection.id(), heard));
        if (reports.isEmpty()) {
            return Receipt.KEPT_UNMATCHED;
        }
        // a START often names no outputs yet: now that the run's sync is known, it is nobody's riddle any more
        jdbc.sql("""
                        UPDATE intake_event SET matched = TRUE
                         WHERE account_id = :account AND pipeline_run = :run AND matched = FALSE""")
                .param("account", account.toString())
                .param("run", event.run().toString())
                .update();
        return Receipt.MATCHED;
    }

    /**
     * Takes in what came for this sync's address before it listened there, what other syncs heard of the same runs included.
     * Sample records are gone by design.
     */
    void adopt(AccountId account, DataSyncId id) {
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow();
        var job = sync.job();
        for (var known : runs.findByAccountIdAndSyncIdAndJobHashOrderByEndedAt(account, id, sync.address())) {
            syncs.save(hear(sync, known, known.outcome()));
        }
        record Kept(UUID event, ConnectionId connection, String payload) {}
        var kept = jdbc.sql("""
                        SELECT id, connection_id, payload FROM intake_event
                         WHERE account_id = :account AND payload IS NOT NULL
                           AND job_namespace = :namespace AND job_name = :name
                         ORDER BY received_at DESC LIMIT :most""")
                .param("account", account.toString())
                .param("namespace", job.namespace())
                .param("name", job.name())
                .param("most", MOST_ADOPTED)
                .query((row, n) -> new Kept(
                        UUID.fromString(row.getString("id")),
                        ConnectionId.parse(row.getString("connection_id")),
                        row.getString("payload")))
                .list()
                .reversed();
        for (var each : kept) {
            var event = OpenLineage.read(
                    each.payload().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    Instant.MAX.minus(Duration.ofDays(2)));
            for (var output : event.outputs()) {
                if (event.job(output).equals(job)) {
                    try {
                        tell(account, id, each.connection(), new Heard(job, event.report(output)));
                    } catch (IntakeRefused contradicting) {
                        // nobody listened when it came, so nobody refused it: what was told first holds here too
                        continue;
                    }
                    jdbc.sql("UPDATE intake_event SET matched = TRUE WHERE id = :id")
                            .param("id", each.event().toString())
                            .update();
                }
            }
        }
    }

    private boolean known(ConnectionId connection, ContentHash key) {
        return jdbc.sql("SELECT 1 FROM intake_event WHERE connection_id = :connection AND event_key = :key")
                .param("connection", connection.toString())
                .param("key", key.hex())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The syncs that this event is about, in the order of their ids so that two events never wait for each other. */
    private SortedMap<UUID, Heard> reports(AccountId account, OpenLineage.Event event) {
        var reports = new TreeMap<UUID, Heard>();
        for (var output : event.outputs()) {
            var job = event.job(output);
            jdbc.sql("SELECT id FROM data_sync WHERE account_id = :account AND job_hash = :hash")
                    .param("account", account.toString())
                    .param("hash", job.hash().hex())
                    .query(String.class)
                    .optional()
                    .ifPresent(id -> reports.put(UUID.fromString(id), new Heard(job, event.report(output))));
        }
        if (event.outputs().isEmpty()) {
            jdbc.sql("""
                            SELECT s.id, s.job_namespace, s.job_name, s.job_output
                              FROM sync_run r JOIN data_sync s ON s.id = r.sync_id AND s.job_hash = r.job_hash
                             WHERE r.account_id = :account AND r.pipeline_run = :run""")
                    .param("account", account.toString())
                    .param("run", event.run().toString())
                    .query(row -> {
                        // letter by letter: a collation may think more names alike than the sender does
                        var job = new JobKey(
                                row.getString("job_namespace"), row.getString("job_name"), row.getString("job_output"));
                        if (job.namespace().equals(event.jobNamespace())
                                && job.name().equals(event.jobName())) {
                            reports.put(
                                    UUID.fromString(row.getString("id")), new Heard(job, event.reportWithoutOutput()));
                        }
                    });
        }
        return reports;
    }

    /** What an event says, and under which address. */
    private record Heard(JobKey job, RunReport report) {}

    private void tell(AccountId account, DataSyncId id, ConnectionId connection, Heard heard) {
        var report = heard.report();
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow();
        if (!sync.listensTo(heard.job())) {
            // corrected or disconnected while the event came in
            return;
        }
        var run = runs.findByAccountIdAndSyncIdAndJobHashAndPipelineRun(account, id, sync.address(), report.run())
                .orElseGet(() -> SyncRun.of(sync, connection, report.run(), report.at()));
        var outcome = run.tell(report, sync.delivery(), clock.instant());
        runs.save(run);
        if (outcome != SyncRun.Outcome.NOTHING) {
            syncs.save(hear(sync, run, outcome));
        }
    }

    private DataSync hear(DataSync sync, SyncRun run, SyncRun.Outcome outcome) {
        var now = clock.instant();
        var ended = run.endedAt();
        if (ended == null) {
            return sync;
        }
        return switch (outcome) {
            case NOTHING -> sync;
            case FAILED -> sync.ranBadly(ended, now);
            case ENDED_EMPTY -> sync.ranWell(ended, false, now);
            case ARRIVED -> sync.ranWell(ended, true, now);
        };
    }

    private void keep(Connection connection, OpenLineage.Event event, boolean matched) {
        var now = clock.instant();
        var outputs = event.outputs().stream()
                .limit(OUTPUTS_LISTED)
                .map(OpenLineage.Output::name)
                .map(name -> name.length() <= OUTPUT_SHOWN ? name : name.substring(0, OUTPUT_SHOWN))
                .toList();
        jdbc.sql("""
                        INSERT INTO intake_event (id, connection_id, account_id, event_key, event_type, event_at,
                            pipeline_run, job_namespace, job_name, outputs, matched, received_at, payload_until, payload)
                        VALUES (:id, :connection, :account, :key, :type, :at,
                            :run, :namespace, :name, :outputs, :matched, :received, :until, :payload)""")
                .param("id", TimeOrdered.uuid().toString())
                .param("connection", text(connection.id()))
                .param("account", text(connection.account()))
                .param("key", event.key().hex())
                .param("type", event.kind().name())
                .param("at", utc(event.at()))
                .param("run", text(event.run()))
                .param("namespace", event.jobNamespace())
                .param("name", event.jobName())
                .param("outputs", JSON.writeValueAsString(outputs))
                .param("matched", matched)
                .param("received", utc(now))
                .param("until", utc(now.plus(PAYLOADS_KEPT)))
                .param("payload", event.payload())
                .update();
    }

    static List<String> outputs(String column) {
        return List.of(JSON.readValue(column, String[].class));
    }

    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String text(Identifier id) {
        return id.value().toString();
    }
}
