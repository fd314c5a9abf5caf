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
        reports.forEach((sync, report) -> tell(account, new DataSyncId(sync), connection.id(), report));
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

    /** Takes in what came for this sync's job before anybody had connected it. Its sample records are gone by design. */
    void adopt(AccountId account, DataSyncId id) {
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow();
        var job = sync.job();
        record Kept(UUID event, ConnectionId connection, String payload) {}
        var kept = jdbc.sql("""
                        SELECT id, connection_id, payload FROM intake_event
                         WHERE account_id = :account AND matched = FALSE AND payload IS NOT NULL
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
                    tell(account, id, each.connection(), event.report(output));
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
    private SortedMap<UUID, RunReport> reports(AccountId account, OpenLineage.Event event) {
        var reports = new TreeMap<UUID, RunReport>();
        for (var output : event.outputs()) {
            jdbc.sql("SELECT id FROM data_sync WHERE account_id = :account AND job_hash = :hash")
                    .param("account", account.toString())
                    .param("hash", event.job(output).hash().hex())
                    .query(String.class)
                    .optional()
                    .ifPresent(id -> reports.put(UUID.fromString(id), event.report(output)));
        }
        if (event.outputs().isEmpty()) {
            jdbc.sql("""
                            SELECT s.id, s.job_namespace, s.job_name
                              FROM sync_run r JOIN data_sync s ON s.id = r.sync_id
                             WHERE r.account_id = :account AND r.pipeline_run = :run""")
                    .param("account", account.toString())
                    .param("run", event.run().toString())
                    .query(row -> {
                        // letter by letter: a collation may think more names alike than the sender does
                        if (row.getString("job_namespace").equals(event.jobNamespace())
                                && row.getString("job_name").equals(event.jobName())) {
                            reports.put(UUID.fromString(row.getString("id")), event.reportWithoutOutput());
                        }
                    });
        }
        return reports;
    }

    private void tell(AccountId account, DataSyncId id, ConnectionId connection, RunReport report) {
        var now = clock.instant();
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow();
        var run = runs.findByAccountIdAndSyncIdAndPipelineRun(account, id, report.run())
                .orElseGet(() -> SyncRun.of(sync, connection, report.run(), report.at()));
        var outcome = run.tell(report, sync.delivery(), now);
        runs.save(run);
        var ended = run.endedAt();
        if (outcome == SyncRun.Outcome.NOTHING || ended == null) {
            return;
        }
        syncs.save(
                outcome == SyncRun.Outcome.FAILED
                        ? sync.ranBadly(ended, now)
                        : sync.ranWell(ended, outcome == SyncRun.Outcome.ARRIVED, now));
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
