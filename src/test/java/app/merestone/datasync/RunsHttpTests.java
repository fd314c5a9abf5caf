package app.merestone.datasync;

import static app.merestone.datasync.IntakeDoor.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.testing.Accounts;
import app.merestone.testing.HttpTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The plain run report over real HTTP. What is said of the {@code Idempotency-Key} follows
 * draft-ietf-httpapi-idempotency-key-header-07, sections 2.6 and 2.7.
 */
@HttpTest
class RunsHttpTests {

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
    GivenAnswers answers;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Scene scene;
    Pipeline pipeline;
    Pipeline.Feed feed;

    @BeforeEach
    void connected() {
        scene = accounts.scene();
        pipeline = beans.createBean(Pipeline.class);
        feed = pipeline.feed(scene);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void aCompletedRunArrives() throws Exception {
        var answer = post(report());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("MATCHED", "\"stored\":true").doesNotContain("4812");
        assertThat(state()).isEqualTo(SyncState.ARRIVED);
        assertThat(run()).containsEntry("ROW_COUNT", 4_812L).containsEntry("STATE", "COMPLETE");
    }

    @Test
    void aRunIsSeenUnderWayBeforeItHasEnded() throws Exception {
        assertThat(post(report("started", "")).statusCode()).isEqualTo(201);
        assertThat(run()).containsEntry("STATE", "RUNNING");
        assertThat(post(report("completed", "\"rows\": 7")).statusCode()).isEqualTo(201);
        assertThat(run()).containsEntry("STATE", "COMPLETE").containsEntry("ROW_COUNT", 7L);
        assertThat(run().get("STARTED_AT")).isNotNull();
    }

    @Test
    void theSameUnderTheSameKeyGetsTheSameAnswerAgain() throws Exception {
        var door = door("first");
        var report = report();
        var first = door.post(report);
        var again = door.post(report);
        assertThat(again.statusCode()).isEqualTo(first.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(stored()).isEqualTo(1);
        assertThat(door("\"first\"").post(report).body())
                .as("the quotation marks are the header's syntax, not the key")
                .isEqualTo(first.body());
        assertThat(door("second").post(report).statusCode())
                .as("another key does not make another run of it")
                .isEqualTo(200);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() throws Exception {
        door("first").post(report());
        assertProblem(door("first").post(report().replace("4812", "4813")), 422, "idempotency-key-reused");
        assertThat(run()).containsEntry("ROW_COUNT", 4_812L);
    }

    @Test
    void aKeyBelongsToItsConnection() throws Exception {
        door("first").post(report());
        var other = pipeline.key(scene);
        assertThat(door("first")
                        .withKey(other.key())
                        .post(report().replace("nightly", "hourly"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aRefusedReportMayBeMendedUnderTheSameKey() throws Exception {
        assertProblem(door("first").post(report().replace("4812", "-1")), 422, "invalid");
        assertThat(door("first").post(report()).statusCode()).isEqualTo(201);
    }

    @Test
    void withoutAKeyOfItsOwnNoReportIsTaken() throws Exception {
        for (var key : List.of("", " ", "two words", "x".repeat(256))) {
            var door = key.isBlank() ? door("x").without(IdempotencyKey.HEADER) : door(key);
            assertProblem(door.post(report()), 400, "idempotency-key");
        }
        assertThat(stored()).isZero();
    }

    @Test
    void aSecondRequestWhileTheFirstIsUnderWayIsAskedToWait() throws Exception {
        var report = report();
        var held = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(3)) {
            // whoever acts on the account holds it; the request that comes first waits for that
            var holder = CompletableFuture.runAsync(
                    () -> transaction.executeWithoutResult(status -> {
                        jdbc.sql("SELECT id FROM account WHERE id = :a FOR UPDATE")
                                .param("a", scene.account().toString())
                                .query(String.class)
                                .single();
                        held.countDown();
                        awaitQuietly(done);
                    }),
                    threads);
            held.await();
            var one = CompletableFuture.supplyAsync(
                    () -> quietly(() -> door("first").post(report)), threads);
            var other = CompletableFuture.supplyAsync(
                    () -> quietly(() -> door("first").post(report)), threads);
            CompletableFuture.anyOf(one, other).join();
            var second = one.isDone() ? one : other;
            assertProblem(second.join(), 409, "under-way");
            assertThat(second.join().headers().firstValue("Retry-After")).contains("1");
            done.countDown();
            holder.join();
            assertThat((second == one ? other : one).join().statusCode()).isEqualTo(201);
        }
        assertThat(door("first").post(report).statusCode()).isEqualTo(201);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void anAnswerIsForgottenAfterAWhileAndTheRunIsStillKnown() throws Exception {
        var report = report();
        door("first").post(report);
        clock.pass(GivenAnswers.KEPT.plusMinutes(1));
        answers.forget();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM intake_answer WHERE connection_id = :c")
                        .param("c", feed.key().connection().toString())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(door("first").post(report).body()).contains("KNOWN_ALREADY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"rows\": -1",
                "\"rows\": 9223372036854775808",
                "\"rows\": 48.5",
                "\"rows\": \"4812\"",
                "\"rows\": true",
                "\"totalAfter\": -4812",
                "\"rows\": 1, \"countUnknown\": true",
                "\"countUnknown\": \"yes\"",
                "\"other\": 1",
                "\"rows\": 1, \"status\": \"done\"",
                "\"rows\": 1, \"samples\": {}",
                "\"rows\": 1, \"schema\": \"id\"",
                "\"rows\": 1, \"schema\": [{\"type\": \"int\"}]",
                "\"rows\": 1, \"newestRecordAt\": \"yesterday\"",
                "\"rows\": 1, \"sum\": 12.5",
                "\"rows\": 1, \"sum\": {\"amount\": 12.5}",
                "\"rows\": 1, \"sum\": {\"of\": \"deals\"}",
                "\"rows\": 1, \"sum\": {\"of\": \"deals\", \"amount\": -0.01}",
                "\"rows\": 1, \"sum\": {\"of\": \"deals\", \"amount\": \"NaN\"}",
                "\"rows\": 1, \"sum\": {\"of\": \"deals\", \"amount\": \"1e3\"}",
                "\"rows\": 1, \"sum\": {\"of\": \"deals\", \"amount\": 1e20}",
                "\"rows\": 1, \"sum\": {\"of\": \"deals\", \"amount\": 1E+2147483647}",
                "\"rows\": 1, \"sum\": {\"of\": \"deals\", \"amount\": 100E2147483647}",
                "\"rows\": 1, \"sum\": {\"of\": \"deals\", \"amount\": 1E-2147483647}",
                "\"rows\": 1, \"sum\": {\"of\": \"deals\", \"amount\": 0.0000001}",
                "\"rows\": 1, \"sum\": {\"of\": \"1,834,200.50 of deals\", \"amount\": 1}",
                "\"rows\": 1, \"sum\": {\"of\": \"deals\", \"unit\": \"½ EUR\", \"amount\": 1}",
                "\"totalAfter\": 1, \"sum\": {\"of\": \"deals\", \"amount\": 1}",
            })
    void whatIsNoReportIsRefusedWithItsReason(String wrong) throws Exception {
        var body = report().replace("\"rows\": 4812", wrong);
        if (wrong.contains("status")) {
            body = body.replace("\"status\": \"completed\", ", "");
        }
        assertProblem(post(body), 422, "invalid");
        assertThat(stored()).isZero();
    }

    @Test
    void aWrongClockIsRefused() throws Exception {
        for (var time : List.of(
                pipeline.now().plus(Duration.ofDays(2)).toString(), "1970-01-01T00:00:00Z", "2026-11-22", "soon")) {
            assertProblem(post(reportAt(time)), 422, "invalid");
        }
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "not json", "{\"run\": \"x\"", "{\"a\": 1, \"a\": 2}", "{} {}"})
    void whatIsNoJsonIsRefused(String body) throws Exception {
        assertProblem(post(body), 400, "malformed");
        assertThat(stored()).isZero();
    }

    @Test
    void nothingLongerThanAMebibyteAndNothingCutOffIsTaken() throws Exception {
        assertProblem(
                post(report().replaceFirst("\\{", "{\"padding\": \"" + "x".repeat(1024 * 1024) + "\", ")),
                413,
                "too-long");
        try (var socket = new Socket("localhost", port)) {
            var head = "POST /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Idempotency-Key: cut\r\nAuthorization: Bearer "
                    + feed.key().key() + "\r\nContent-Length: 5000\r\n\r\n";
            socket.getOutputStream().write((head + report()).getBytes(UTF_8));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .doesNotContain("201");
        }
        assertThat(stored()).isZero();
    }

    @Test
    void unknownFieldsAreKeptAndSamplesAreNotAmongThem() throws Exception {
        post(report().replaceFirst("\\{", "{\"shoeSize\": 42.10, \"samples\": [{\"name\": \"Harbour Ltd\"}], "));
        assertThat(jdbc.sql("SELECT payload FROM intake_event WHERE account_id = :a")
                        .param("a", scene.account().toString())
                        .query(String.class)
                        .single())
                .contains("\"shoeSize\":42.10")
                .doesNotContain("Harbour", "samples");
        assertThat(jdbc.sql("SELECT samples FROM sync_run WHERE account_id = :a")
                        .param("a", scene.account().toString())
                        .query(String.class)
                        .single())
                .contains("Harbour Ltd");
    }

    @Test
    void whatAnAdministratorNamedAndWhatLooksLikeAnAddressIsMaskedBeforeItIsStored() throws Exception {
        scene.asAdmin(() -> keeping.mask(feed.key().connection(), " Phone, birthday\nIBAN "));
        post(report().replaceFirst("\\{", """
                {"samples": [{"name": "Mia Lund", "phone": "+46 1 23", "mail": "<mia.lund@harbour.example>, x",
                  "contact": {"PHONE": "+46 1 23", "note": "ask mia@harbour.example", "list": ["a@b"], "ove@harbour.example": 1},
                  "liv@harbour.example": "0", "link": "mailto:una%40harbour.example"}],"""));
        var stored = jdbc.sql("SELECT samples FROM sync_run WHERE account_id = :a")
                .param("a", scene.account().toString())
                .query(String.class)
                .single();
        assertThat(stored).contains("Mia Lund", "•••").doesNotContain("+46", "harbour", "a@b", "mia.lund");
        assertThat(everywhere()).doesNotContain("+46 1 23", "mia.lund");
        assertThat(scene.asAdmin(
                        () -> keeping.connections(scene.account(), null).connections()))
                .filteredOn(c -> c.id().equals(feed.key().connection()))
                .singleElement()
                .satisfies(c -> assertThat(c.maskedFields()).containsExactly("phone", "birthday", "iban"));
    }

    @Test
    void withoutItsMasksNoConnectionIsMade() {
        var before = scene.asAdmin(
                        () -> keeping.connections(scene.account(), null).connections())
                .size();
        assertThatThrownBy(() -> scene.asAdmin(
                        () -> keeping.make(scene.account(), "Masked", Sending.KEY, "phone, " + "x".repeat(61))))
                .hasMessage("text.too-long");
        assertThat(scene.asAdmin(
                        () -> keeping.connections(scene.account(), null).connections()))
                .hasSize(before);

        var made = scene.asAdmin(() -> keeping.make(scene.account(), "Masked", Sending.KEY, "phone"));
        assertThat(scene.asAdmin(
                        () -> keeping.connections(scene.account(), null).connections()))
                .filteredOn(c -> c.id().equals(made.connection()))
                .singleElement()
                .satisfies(c -> assertThat(c.maskedFields()).containsExactly("phone"));
    }

    /** All that the database holds of events, runs and what follows them, as text. */
    private String everywhere() {
        return Stream.of("intake_event", "sync_run", "EVENT_PUBLICATION", "intake_answer")
                .map(table ->
                        jdbc.sql("SELECT * FROM " + table).query().listOfRows().toString())
                .collect(Collectors.joining());
    }

    @Test
    void aRunKeepsItsFirstNumbers() throws Exception {
        post(report());
        assertProblem(post(report().replace("4812", "9999")), 409, "run-already-counted");
        assertProblem(post(report("failed", "")), 409, "run-already-ended");
        assertThat(run()).containsEntry("ROW_COUNT", 4_812L).containsEntry("STATE", "COMPLETE");
    }

    @Test
    void aFailedRunShowsAtOnce() throws Exception {
        post(report("failed", ""));
        assertThat(run()).containsEntry("STATE", "FAILED");
        assertThat(scene.asMember(() -> browsing.sync(scene.account(), feed.sync()))
                        .summary()
                        .failedAt())
                .isNotNull();
    }

    // rule 6: no number is invented
    @Test
    void aRunThatNobodyCountedHasArrivedAndTheCountMayFollow() throws Exception {
        var id = UUID.randomUUID().toString();
        post(report("completed", "\"countUnknown\": true").replace("nightly", id));
        assertThat(state()).isEqualTo(SyncState.ARRIVED);
        assertThat(run()).containsEntry("ROW_COUNT", null).containsEntry("TOTAL_AFTER", null);
        post(report("completed", "\"rows\": 12").replace("nightly", id));
        assertThat(run()).containsEntry("ROW_COUNT", 12L);
    }

    @Test
    void aReportIsFoundByASyncThatIsConnectedLater() throws Exception {
        var job = new JobKey("airflow", "later", "warehouse.later");
        assertThat(post(report().replace("salesforce_accounts", "later")
                                .replace("warehouse.accounts", "warehouse.later"))
                        .body())
                .contains("KEPT_UNMATCHED");
        var criterion = pipeline.criterion(scene);
        var sync = scene.asCsm(() -> connecting.connect(
                scene.account(),
                new NewSync("Later", "Salesforce", criterion, Delivery.FULL, Tolerance.records(0), job, 24, 6)));
        assertThat(scene.asMember(() -> browsing.sync(scene.account(), sync))
                        .summary()
                        .state())
                .isEqualTo(SyncState.ARRIVED);
    }

    @Test
    void theColumnsOfARunAreKeptWithTheirHash() throws Exception {
        post(report().replace(
                        "\"rows\"", "\"schema\": [{\"name\": \"b\", \"type\": \"int\"}, {\"name\": \"a\"}], \"rows\""));
        var fields = jdbc.sql("SELECT schema_fields FROM sync_schema WHERE sync_id = :s")
                .param("s", feed.sync().toString())
                .query(String.class)
                .single();
        assertThat(RunSchema.read(fields).fields())
                .containsExactly(new RunSchema.Field("a", ""), new RunSchema.Field("b", "int"));
        assertThat(run())
                .containsEntry("SCHEMA_HASH", RunSchema.read(fields).hash().hex());
    }

    private HttpResponse<String> post(String body) throws Exception {
        return door(UUID.randomUUID().toString()).post(body);
    }

    private IntakeDoor door(String idempotencyKey) {
        return IntakeDoor.at(port, RunsEndpoint.PATH)
                .withKey(feed.key().key())
                .with(IdempotencyKey.HEADER, idempotencyKey);
    }

    private String report() {
        return report("completed", "\"rows\": 4812");
    }

    private String report(String status, String numbers) {
        return report(status, pipeline.now().toString(), numbers);
    }

    private String reportAt(String at) {
        return report("completed", at, "\"rows\": 4812");
    }

    private String report(String status, String at, String numbers) {
        return """
               {"run": "nightly", "status": "%s", "at": "%s", "namespace": "%s", "job": "%s", "output": "%s"%s}""".formatted(
                        status,
                        at,
                        feed.job().namespace(),
                        feed.job().name(),
                        feed.job().output(),
                        numbers.isEmpty() ? "" : ", " + numbers);
    }

    private SyncState state() {
        return scene.asMember(() -> browsing.sync(scene.account(), feed.sync()))
                .summary()
                .state();
    }

    private Map<String, Object> run() {
        var found = new java.util.TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        found.putAll(jdbc.sql("""
                        SELECT state, started_at, row_count, total_after, schema_hash FROM sync_run
                         WHERE account_id = :account""")
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

    private interface Trying<T> {
        T get() throws Exception;
    }

    private static <T> T quietly(Trying<T> trying) {
        try {
            return trying.get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
