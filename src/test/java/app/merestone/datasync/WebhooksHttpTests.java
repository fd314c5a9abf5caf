package app.merestone.datasync;

import static app.merestone.datasync.IntakeDoor.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.ledger.Ledger;
import app.merestone.testing.Accounts;
import app.merestone.testing.HttpTest;
import app.merestone.testing.Scene;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/**
 * Webhooks over real HTTP. The payloads have the fields that the senders' own pages show, with values of ours:
 *
 * <ul>
 *   <li>Airbyte: docs.airbyte.com, "Manage notifications", example webhook payload of a failed and of a successful sync
 *   <li>Fivetran: fivetran.com/docs/rest-api/getting-started/webhooks, payloads and signing; its page "The sync id field is
 *       required" says what the test of a new webhook posts
 * </ul>
 */
@HttpTest
class WebhooksHttpTests {

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    BrowsingSyncs browsing;

    @Autowired
    KeepingConnections keeping;

    @Autowired
    ConnectingSyncs connecting;

    @Autowired
    VerifyingSyncs verifying;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    Scene scene;
    Pipeline pipeline;

    @BeforeEach
    void account() {
        scene = accounts.scene();
        pipeline = beans.createBean(Pipeline.class);
    }

    @Nested
    class OfAirbyte {

        private KeepingConnections.NewKey key;
        private DataSyncId sync;

        @BeforeEach
        void connected() {
            key = scene.asAdmin(() -> keeping.make(scene.account(), "Airbyte", Sending.AIRBYTE, ""));
            sync = connect(new JobKey("airbyte", AIRBYTE_CONNECTION, AIRBYTE_DESTINATION));
        }

        @Test
        void aSuccessfulSyncArrivesWithWhatWasCommitted() throws Exception {
            var answer = post(airbyte(pipeline.now(), "true", 4_812));
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).contains("MATCHED");
            assertThat(state(sync)).isEqualTo(SyncState.ARRIVED);
            assertThat(run()).containsEntry("row_count", 4_812L).containsEntry("state", "COMPLETE");
            assertThat(run().get("started_at")).isNotNull();
        }

        @Test
        void aFailedSyncShowsAtOnceAndItsPartialCountIsNoArrival() throws Exception {
            post(airbyte(pipeline.now(), "false", 45));
            assertThat(run()).containsEntry("state", "FAILED").containsEntry("row_count", null);
            assertThat(state(sync)).isEqualTo(SyncState.CONNECTED);
        }

        @Test
        void theSameNotificationAgainChangesNothing() throws Exception {
            var body = airbyte(pipeline.now(), "true", 4_812);
            post(body);
            assertThat(post(body).body()).contains("KNOWN_ALREADY");
            assertThat(stored()).isEqualTo(1);
        }

        @Test
        void aSyncThatCommittedNothingHasNotArrived() throws Exception {
            post(airbyte(pipeline.now(), "true", 0));
            assertThat(state(sync)).isEqualTo(SyncState.CONNECTED);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"text\": \"Your connection was updated\", \"blocks\": []}",
                    "{\"data\": {\"workspace\": {\"id\": \"w\"}}}",
                    "{}"
                })
        void whatIsForPeopleIsAnsweredAndNotKept(String body) throws Exception {
            var answer = post(body);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("NO_RUN", "\"stored\":false");
            assertThat(stored()).isZero();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"recordsCommitted\": 7|\"recordsCommitted\": -7",
                    "\"recordsCommitted\": 7|\"recordsCommitted\": \"7\"",
                    "\"success\": true|\"success\": \"yes\"",
                    "\"finishedAt\"|\"endedAt\"",
                    "\"finishedAt\": \"20|\"finishedAt\": \"29",
                })
        void whatIsNoNotificationIsRefused(String right, String wrong) throws Exception {
            var body = airbyte(pipeline.now(), "true", 7);
            assertThat(body).contains(right);
            var answer = post(body.replace(right, wrong));
            assertProblem(answer, 422, "invalid");
            // its address is its key, and answers are what senders write into their logs
            assertThat(answer.body()).doesNotContain(key.key());
            assertProblem(post("{\"data\": "), 400, "malformed");
            assertProblem(post("[]"), 422, "invalid");
            assertThat(stored()).isZero();
        }

        @Test
        void theAddressIsTheKeyAndShownOnce() {
            assertThat(key.path()).isEqualTo("/api/v1/airbyte/" + key.key());
            assertThat(scene.asAdmin(() ->
                                    keeping.connections(scene.account(), null).connections())
                            .toString())
                    .doesNotContain(key.key());
            assertThat(key.toString()).doesNotContain(key.key());
        }

        private HttpResponse<String> post(String body) throws Exception {
            return IntakeDoor.at(port, key.path()).post(body);
        }
    }

    @Nested
    class OfFivetran {

        private KeepingConnections.NewKey key;
        private DataSyncId sync;
        private UUID id;

        @BeforeEach
        void connected() {
            key = scene.asAdmin(() -> keeping.make(scene.account(), "Fivetran", Sending.FIVETRAN, ""));
            sync = connect(new JobKey("fivetran", "gentle_harbour", "steady_pine"));
            id = UUID.randomUUID();
        }

        // rule 6: no number is invented
        @Test
        void aSuccessfulSyncHasArrivedCountUnknown() throws Exception {
            post(fivetran("sync_start", pipeline.now().minusSeconds(60), id, "{}"));
            assertThat(run()).containsEntry("state", "RUNNING");
            assertThat(ended("SUCCESSFUL").statusCode()).isEqualTo(201);
            assertThat(state(sync)).isEqualTo(SyncState.ARRIVED);
            assertThat(run())
                    .containsEntry("state", "COMPLETE")
                    .containsEntry("row_count", null)
                    .containsEntry("total_after", null);
        }

        @Test
        void aPlainReportForTheSameSyncSuppliesTheCount() throws Exception {
            ended("SUCCESSFUL");
            assertThat(count(id, 4_812).body()).contains("MATCHED");
            assertThat(run()).containsEntry("row_count", 4_812L);
        }

        // rule 6
        @Test
        void anUncountedRunCanOnlyBeVerifiedByItsSamples() throws Exception {
            ended("SUCCESSFUL");
            var run = current(sync);
            assertThat(run.basis()).isEqualTo(Basis.UNKNOWN);
            var compared = new NamedComparison(
                    "Deals in our CRM", null, null, pipeline.now().minusSeconds(5));
            assertThatThrownBy(() -> scene.asMember(
                            () -> verifying.enterCount(scene.account(), sync, run.id(), compared, 4_812)))
                    .hasMessage("run.count-unknown");
            assertThatThrownBy(() -> confirmSamples(run, SampleVerdict.ALL_RIGHT))
                    .hasMessage("sync.no-samples");

            samplesFor(id);
            assertThat(scene.asMember(() -> browsing.samples(scene.account(), sync, run.id())))
                    .containsExactly(Map.of("deal", "Harbour crane", "mail", "•••@•••"));
            assertThatThrownBy(() -> scene.asCsm(() -> browsing.samples(scene.account(), sync, run.id())))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> confirmSamples(run, SampleVerdict.NOT_LOOKED_AT))
                    .hasMessage("sync.samples-unseen");
            assertThatThrownBy(() -> confirmSamples(run, SampleVerdict.SOME_WRONG))
                    .hasMessage("sync.samples-wrong");
            assertThat(confirmSamples(run, SampleVerdict.ALL_RIGHT)).isNotEmpty();
            assertThat(state(sync)).isEqualTo(SyncState.VERIFIED);
            assertThat(confirmSamples(run, SampleVerdict.ALL_RIGHT))
                    .as("twice is once")
                    .isEmpty();
            assertThat(ledger.page(scene.account(), Long.MAX_VALUE, 1)
                            .getFirst()
                            .details())
                    .containsEntry("samples", "1")
                    .containsEntry("quantity", "Deals in our CRM")
                    .doesNotContainKeys("ours", "theirs");
        }

        // rule 6
        @Test
        void aCountedRunIsNotVerifiedByItsSamplesAlone() throws Exception {
            ended("SUCCESSFUL");
            count(id, 4_812);
            samplesFor(id);
            var run = current(sync);
            assertThat(run.basis()).isEqualTo(Basis.ROWS);
            assertThat(scene.asMember(() -> browsing.samples(scene.account(), sync, run.id())))
                    .isEmpty();
            assertThatThrownBy(() -> confirmSamples(run, SampleVerdict.ALL_RIGHT))
                    .hasMessage("sync.count-first");
        }

        private String confirmSamples(BlindRun run, SampleVerdict verdict) {
            return scene.asMember(
                    () -> verifying.confirmSamples(scene.account(), sync, run.id(), "Deals in our CRM", verdict));
        }

        private void samplesFor(UUID run) throws Exception {
            var report = """
                    {"run": "%s", "status": "completed", "at": "%s", "namespace": "fivetran", "job": "gentle_harbour",
                     "output": "steady_pine", "countUnknown": true,
                     "samples": [{"deal": "Harbour crane", "mail": "mia@harbour.example"}]}""";
            assertThat(plain(report.formatted(run, pipeline.now())).statusCode())
                    .isEqualTo(201);
        }

        private HttpResponse<String> plain(String report) throws Exception {
            return IntakeDoor.at(port, RunsEndpoint.PATH)
                    .withKey(pipeline.key(scene).key())
                    .with(IdempotencyKey.HEADER, UUID.randomUUID().toString())
                    .post(report);
        }

        @Test
        void theCountMayComeFirst() throws Exception {
            count(id, 4_812);
            assertThat(ended("SUCCESSFUL").statusCode()).isEqualTo(201);
            assertThat(run()).containsEntry("row_count", 4_812L).containsEntry("state", "COMPLETE");
        }

        @ParameterizedTest
        @CsvSource({
            "FAILURE, FAILED",
            "FAILURE_WITH_TASK, FAILED",
            "CANCELED, ABORTED",
            "RESCHEDULED, RUNNING",
            "SOMETHING_NEW, RUNNING"
        })
        void howItEndedIsRead(String status, String state) throws Exception {
            assertThat(ended(status).statusCode()).isEqualTo(201);
            assertThat(run()).containsEntry("state", state);
            assertThat(state(sync)).isEqualTo(SyncState.CONNECTED);
        }

        @Test
        void theTestOfANewWebhookIsAnsweredWell() throws Exception {
            var answer = post("""
                    {"event": "test_event", "created": "%s", "connector_type": "_connector_type",
                     "connector_id": "_connector_1", "group_id": "_destination_1"}""".formatted(pipeline.now()));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("NO_RUN");
            assertThat(post("{\"event\": \"pause_connector\"}").statusCode()).isEqualTo(200);
            assertThat(stored()).isZero();
        }

        @Test
        void aReplayChangesNothingAndAnOldOneIsRefused() throws Exception {
            var body = fivetran("sync_end", pipeline.now(), id, "{\"status\": \"SUCCESSFUL\"}");
            post(body);
            assertThat(post(body).body()).contains("KNOWN_ALREADY");
            var old = fivetran(
                    "sync_end",
                    pipeline.now().minus(ReceivingRuns.REPLAY_WINDOW).minusSeconds(1),
                    UUID.randomUUID(),
                    "{\"status\": \"FAILURE\"}");
            assertProblem(post(old), 422, "too-old");
            var lastTry = fivetran("sync_end", pipeline.now().minus(Duration.ofHours(24)), UUID.randomUUID(), "{}");
            assertThat(post(lastTry).statusCode()).isEqualTo(201);
            assertThat(stored()).isEqualTo(2);
        }

        @Test
        void whatIsNoSyncIsRefused() throws Exception {
            var right = fivetran("sync_end", pipeline.now(), id, "{\"status\": \"SUCCESSFUL\"}");
            for (var wrong : List.of(
                    right.replace("\"sync_id\"", "\"id\""),
                    right.replace("\"connector_id\"", "\"connector\""),
                    right.replace("\"created\"", "\"made\""),
                    right.replace(pipeline.now().toString().substring(0, 4), "2999"))) {
                assertProblem(post(wrong), 422, "invalid");
            }
            assertThat(stored()).isZero();
        }

        @Test
        void theNamesOfTodayAndOfYesterdayAreRead() throws Exception {
            assertThat(post(fivetran("sync_start", pipeline.now(), id, "{}")
                                    .replace("connector_id", "connection_id")
                                    .replace("destination_group_id", "group_id"))
                            .body())
                    .contains("MATCHED");
        }

        private HttpResponse<String> ended(String status) throws Exception {
            return post(fivetran("sync_end", pipeline.now(), id, "{\"status\": \"" + status + "\"}"));
        }

        private HttpResponse<String> post(String body) throws Exception {
            return IntakeDoor.at(port, key.path())
                    .with(FivetranEndpoint.SIGNATURE, IntakeKeysHttpTests.signature(key, body))
                    .post(body);
        }

        private HttpResponse<String> count(UUID run, long rows) throws Exception {
            return plain("""
                            {"run": "%s", "status": "completed", "at": "%s", "namespace": "fivetran",
                             "job": "gentle_harbour", "output": "steady_pine", "rows": %d}""".formatted(run, pipeline.now(), rows));
        }
    }

    private static final String AIRBYTE_CONNECTION = "7c3e1f0a-5a4f-4c56-9f0d-2d1b7a6e8c11";
    private static final String AIRBYTE_DESTINATION = "e2b4d6f8-0a1c-4e3f-8b5d-7c9e1a3f5b7d";

    static String airbyte(Instant finished, String success, long committed) {
        return """
               {"data": {
                  "workspace": {"id": "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed", "name": "Harbour", "url": "https://a.example/w"},
                  "connection": {"id": "%s", "name": "CRM to warehouse", "url": "https://a.example/c"},
                  "source": {"id": "0f8fad5b-d9cb-469f-a165-70867728950e", "name": "CRM", "url": "https://a.example/s"},
                  "destination": {"id": "%s", "name": "Warehouse", "url": "https://a.example/d"},
                  "jobId": %d, "startedAt": "%s", "finishedAt": "%s",
                  "bytesEmitted": 2048, "bytesCommitted": 2048, "recordsEmitted": 9000, "recordsCommitted": %d,
                  "bytesEmittedFormatted": "2 kB", "bytesCommittedFormatted": "2 kB",
                  "success": %s, "durationInSeconds": 60, "durationFormatted": "1 min"},
                "text": "A sync has ended"}""".formatted(
                        AIRBYTE_CONNECTION,
                        AIRBYTE_DESTINATION,
                        ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE),
                        finished.minusSeconds(60),
                        finished,
                        committed,
                        success);
    }

    static String fivetran(String event, Instant created, UUID sync, String data) {
        return """
               {"event": "%s", "created": "%s", "connector_type": "salesforce", "connector_id": "gentle_harbour",
                "connector_name": "crm", "sync_id": "%s", "destination_group_id": "steady_pine", "data": %s}""".formatted(event, created, sync, data);
    }

    private DataSyncId connect(JobKey job) {
        var criterion = pipeline.criterion(scene);
        return scene.asCsm(() -> connecting.connect(
                scene.account(),
                new NewSync("Accounts", "CRM", criterion, Delivery.FULL, Tolerance.records(0), job, 24, 6)));
    }

    private BlindRun current(DataSyncId sync) {
        var run = scene.asMember(() -> browsing.sync(scene.account(), sync)).current();
        if (run instanceof BlindRun blind) {
            return blind;
        }
        throw new AssertionError("no arrival waits to be counted: " + run);
    }

    private SyncState state(DataSyncId sync) {
        return scene.asMember(() -> browsing.sync(scene.account(), sync))
                .summary()
                .state();
    }

    private Map<String, Object> run() {
        var found = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        found.putAll(
                jdbc.sql("SELECT state, started_at, row_count, total_after FROM sync_run WHERE account_id = :account")
                        .param("account", scene.account().toString())
                        .query()
                        .singleRow());
        return found;
    }

    private int stored() {
        return jdbc.sql("SELECT COUNT(*) FROM intake_event WHERE account_id = :account")
                .param("account", scene.account().toString())
                .query(Integer.class)
                .single();
    }
}
