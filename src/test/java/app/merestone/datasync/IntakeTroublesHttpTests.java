package app.merestone.datasync;

import static app.merestone.datasync.IntakeDoor.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.testing.Accounts;
import app.merestone.testing.HttpTest;
import app.merestone.testing.Outages;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every door of the intake × every trouble that a delivery can be in, over real HTTP: whatever is stored is stored whole and once. */
@HttpTest
@Import(Outages.class)
@DisplayName("Each door of the intake in each trouble")
class IntakeTroublesHttpTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CONNECTION = "7c3e1f0a-5a4f-4c56-9f0d-2d1b7a6e8c11";
    private static final String DESTINATION = "e2b4d6f8-0a1c-4e3f-8b5d-7c9e1a3f5b7d";

    enum Door {
        LINEAGE(Sending.KEY, new JobKey("airflow", "salesforce_accounts", "warehouse.accounts"), "eventTime"),
        RUNS(Sending.KEY, new JobKey("nightly", "crm", "accounts"), "at"),
        AIRBYTE(Sending.AIRBYTE, new JobKey("airbyte", CONNECTION, DESTINATION), "finishedAt"),
        FIVETRAN(Sending.FIVETRAN, new JobKey("fivetran", "gentle_harbour", "steady_pine"), "created");

        private final Sending sending;
        private final JobKey job;
        private final String time;

        Door(Sending sending, JobKey job, String time) {
            this.sending = sending;
            this.job = job;
            this.time = time;
        }

        /** A run that ended well at this moment, with so many rows where this sender tells any. */
        String body(int run, Instant at, String rows) {
            return switch (this) {
                case LINEAGE ->
                    Pipeline.event(job, "COMPLETE", new UUID(7, run), at, 41L)
                            .replace("\"rowCount\": 41", "\"rowCount\": " + rows);
                case RUNS -> """
                    {"run": "run-%d", "status": "completed", "at": "%s", "namespace": "%s", "job": "%s", "output": "%s",
                     "rows": %s}""".formatted(run, at, job.namespace(), job.name(), job.output(), rows);
                case AIRBYTE -> """
                    {"data": {"workspace": {"id": "w"}, "connection": {"id": "%s"}, "source": {"id": "s"},
                      "destination": {"id": "%s"}, "jobId": %d, "startedAt": "%s", "finishedAt": "%s",
                      "recordsEmitted": 9, "recordsCommitted": %s, "success": true}}""".formatted(CONNECTION, DESTINATION, run, at.minusSeconds(60), at, rows);
                case FIVETRAN -> """
                    {"event": "sync_end", "created": "%s", "connector_type": "salesforce", "connector_id": "%s",
                     "sync_id": "%s", "destination_group_id": "%s", "data": {"status": "SUCCESSFUL"}}""".formatted(at, job.name(), new UUID(7, run), job.output());
            };
        }

        boolean counts() {
            return this != FIVETRAN;
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    KeepingConnections keeping;

    @Autowired
    ConnectingSyncs connecting;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Scene scene;
    Pipeline pipeline;

    /** When this test's run ended, by its sender's clock. */
    Instant ended;

    @BeforeEach
    void account() {
        scene = accounts.scene();
        pipeline = beans.createBean(Pipeline.class);
        ended = pipeline.now();
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    // ------------------------------------------------------------ the database

    @ParameterizedTest
    @EnumSource
    void whereverTheDatabaseGoesAwayNothingIsHalfStoredAndTheSenderIsToSendItAgain(Door door) throws Exception {
        var key = connected(door);
        var body = door.body(1, ended, "41");
        var before = everything();
        int at = 1;
        var answer = deliver(door, key, body, Outages.AWAY_AT, String.valueOf(at));
        while (answer.statusCode() == 503) {
            assertProblem(answer, 503, "unavailable");
            assertThat(answer.headers().firstValue("Retry-After"))
                    .as("at %d", at)
                    .contains("10");
            assertThat(everything()).as("away at %d", at).isEqualTo(before);
            at++;
            assertThat(at).as("things that are asked of the database").isLessThan(100);
            answer = deliver(door, key, body, Outages.AWAY_AT, String.valueOf(at));
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(at)
                .as("the key, the account, the event, the run and the commit at the least")
                .isGreaterThan(10);
        assertOneRun();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasCommittedWhenTheAnswerWasLostIsKnownWhenItComesAgain(Door door) throws Exception {
        var key = connected(door);
        var body = door.body(1, ended, "41");
        assertProblem(deliver(door, key, body, Outages.ANSWER_OF_COMMIT_LOST, "yes"), 503, "unavailable");
        assertThat(deliver(door, key, body).statusCode()).isBetween(200, 201);
        assertOneRun();
    }

    // ------------------------------------------------------------ the wire and the key

    @ParameterizedTest
    @EnumSource
    void aBodyCutOffHalfWayLeavesNothing(Door door) throws Exception {
        var key = connected(door);
        var body = door.body(1, ended, "41");
        var before = everything();
        try (var socket = new Socket("localhost", port)) {
            var head = new StringBuilder("POST " + path(door, key) + " HTTP/1.1\r\nHost: localhost\r\n");
            headers(door, key, body).forEach(header -> head.append(header[0])
                    .append(": ")
                    .append(header[1])
                    .append("\r\n"));
            head.append("Content-Length: ").append(body.length() + 1).append("\r\n\r\n");
            socket.getOutputStream().write((head + body).getBytes(UTF_8));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .doesNotContain("HTTP/1.1 2");
        }
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void aPackedBodyCutOffHalfWayLeavesNothing(Door door) throws Exception {
        var key = connected(door);
        var body = door.body(1, ended, "41");
        var packed = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(packed)) {
            packing.write(body.getBytes(UTF_8));
        }
        var half = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        var before = everything();
        var answer = door(door, key, body).with("Content-Encoding", "gzip").post(half);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatIsRevokedWhileItsDeliveryWaitsDeliversNothing(Door door) throws Exception {
        var key = connected(door);
        var body = door.body(1, ended, "41");
        var held = new CountDownLatch(1);
        var revoke = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var revoking = threads.submit(() -> transaction.executeWithoutResult(status -> {
                jdbc.sql("SELECT id FROM account WHERE id = :a FOR UPDATE")
                        .param("a", scene.account().toString())
                        .query(String.class)
                        .single();
                held.countDown();
                await(revoke);
                scene.asAdmin(() -> keeping.revoke(key.connection()));
            }));
            held.await();
            // its key is in force at the door, and it waits for the account there or behind it
            var delivery = threads.submit(() -> deliver(door, key, body));
            revoke.countDown();
            revoking.get();
            assertProblem(delivery.get(), 401, "key");
        }
        assertThat(stored()).isZero();
    }

    // ------------------------------------------------------------ twice, at once, in another order

    @ParameterizedTest
    @EnumSource
    void theSameTwiceAndFromManyAtOnceIsOneRun(Door door) throws Exception {
        var key = connected(door);
        var body = door.body(1, ended, "41");
        var answers = atOnce(IntStream.range(0, 6)
                .mapToObj(n -> (Callable<HttpResponse<String>>) () -> deliver(door, key, body))
                .toList());
        // a twin under the same Idempotency-Key is asked to wait for the first
        assertThat(answers).extracting(HttpResponse::statusCode).contains(201).containsOnly(200, 201);
        assertThat(deliver(door, key, body).statusCode()).isEqualTo(200);
        assertOneRun();
    }

    @ParameterizedTest
    @EnumSource
    void runsThatEndAtOnceAreAllStored(Door door) throws Exception {
        var key = connected(door);
        var answers = atOnce(IntStream.range(0, 6)
                .mapToObj(n -> (Callable<HttpResponse<String>>)
                        () -> deliver(door, key, door.body(n, ended.minusSeconds(n), "4" + n)))
                .toList());
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(runs()).isEqualTo(6);
        assertThat(goodUntil()).isEqualTo(ended);
    }

    @ParameterizedTest
    @EnumSource
    void anOlderRunThatComesLaterIsKeptAndTheNewerOneStays(Door door) throws Exception {
        var key = connected(door);
        assertThat(deliver(door, key, door.body(2, ended, "42")).statusCode()).isEqualTo(201);
        var older = door.body(1, ended.minus(Duration.ofHours(20)), "41");
        assertThat(deliver(door, key, older).statusCode()).isEqualTo(201);
        assertThat(runs()).isEqualTo(2);
        assertThat(goodUntil()).isEqualTo(ended);
    }

    // ------------------------------------------------------------ what it says

    @ParameterizedTest
    @EnumSource
    void aClockThatIsWrongIsRefused(Door door) throws Exception {
        var key = connected(door);
        var right = ended.toString();
        var body = door.body(1, ended, "41");
        var told = "\"" + door.time + "\": \"" + right + "\"";
        assertThat(body).contains(told);
        for (var time : List.of(
                "\"" + ended.plus(Duration.ofDays(2)) + "\"",
                "\"1970-01-01T00:00:00Z\"",
                "\"2026-11-22T12:00:00\"",
                "\"2026-02-30T12:00:00Z\"",
                "\"+999999999-01-01T00:00:00Z\"",
                "\"soon\"",
                "1764000000",
                "null")) {
            assertProblem(deliver(door, key, body.replace(told, "\"" + door.time + "\": " + time)), 422, "invalid");
        }
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aClockThatRunsAheadByLessThanADayIsTakenAsNow(Door door) throws Exception {
        var key = connected(door);
        deliver(door, key, door.body(1, ended.plus(Duration.ofHours(20)), "41"));
        assertThat(goodUntil()).isBetween(ended, pipeline.now());
    }

    static Stream<Arguments> countsThatAreNone() {
        return Stream.of(Door.values()).filter(Door::counts).flatMap(door -> Stream.of(
                        "-1", "-0.0", "9223372036854775808", "1e400", "4812.5", "\"41\"", "true", "{}", "[41]")
                .map(rows -> Arguments.of(door, rows)));
    }

    @ParameterizedTest
    @MethodSource
    void countsThatAreNone(Door door, String rows) throws Exception {
        assertProblem(deliver(door, connected(door), door.body(1, ended, rows)), 422, "invalid");
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void theLargestCountIsOne(Door door) throws Exception {
        assertThat(deliver(door, connected(door), door.body(1, ended, String.valueOf(Long.MAX_VALUE)))
                        .statusCode())
                .isEqualTo(201);
        assertOneRun();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoJsonIsRefused(Door door) throws Exception {
        var key = connected(door);
        assertProblem(deliver(door, key, ""), 400, "empty");
        for (var body : List.of(
                "{",
                "not json",
                "{\"a\": 1, \"a\": 2}",
                "{} {}",
                "\u0000",
                "[".repeat(5_000),
                "{\"rows\": 1e99999999999}",
                "{\"a\": \"\\u12\"}",
                door.body(1, ended, "41").replaceFirst("\\}\\s*$", ""))) {
            assertProblem(deliver(door, key, body), 400, "malformed");
        }
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoObjectIsRefused(Door door) throws Exception {
        var key = connected(door);
        for (var body : List.of("[]", "null", "42", "\"run\"", "true")) {
            assertProblem(deliver(door, key, body), 422, "invalid");
        }
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aFieldOfAnotherTypeIsRefusedOrNotRead(Door door) throws Exception {
        var key = connected(door);
        var body = JSON.readTree(door.body(1, ended, "41"));
        int refused = 0;
        for (var other : List.of("{\"x\": 1}", "[1]", "17.25", "false", "\"\\u0000\"", "\"" + "x".repeat(600) + "\"")) {
            for (var changed : eachFieldAs(body, JSON.readTree(other))) {
                var before = stored();
                var answer = deliver(door, key, changed);
                assertThat(answer.statusCode())
                        .as("%s: %s", changed, answer.body())
                        .isIn(200, 201, 409, 422);
                if (answer.statusCode() > 201) {
                    assertThat(stored()).as(changed).isEqualTo(before);
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(12);
    }

    @ParameterizedTest
    @EnumSource
    void unknownFieldsAreKept(Door door) throws Exception {
        var body =
                door.body(1, ended, "41").replaceFirst("\\{", "{\"shoeSize\": 42.10, \"laces\": {\"red\": [null]}, ");
        assertThat(deliver(door, connected(door), body).statusCode()).isEqualTo(201);
        assertThat(jdbc.sql("SELECT payload FROM intake_event WHERE account_id = :a")
                        .param("a", scene.account().toString())
                        .query(String.class)
                        .single())
                .contains("\"shoeSize\":42.10", "\"laces\":{\"red\":[null]}");
    }

    /** The body as often as it has fields, each time with one of them being something else. */
    private static List<String> eachFieldAs(JsonNode body, JsonNode other) {
        var changed = new ArrayList<String>();
        change(body, body, other, changed);
        return changed;
    }

    private static void change(JsonNode whole, JsonNode part, JsonNode other, List<String> changed) {
        if (part instanceof ObjectNode object) {
            for (var name : List.copyOf(object.propertyNames())) {
                var right = object.get(name);
                object.set(name, other);
                changed.add(JSON.writeValueAsString(whole));
                object.set(name, right);
                change(whole, right, other, changed);
            }
        } else if (part instanceof ArrayNode array) {
            for (int n = 0; n < array.size(); n++) {
                var right = array.get(n);
                array.set(n, other);
                changed.add(JSON.writeValueAsString(whole));
                array.set(n, right);
                change(whole, right, other, changed);
            }
        }
    }

    // ------------------------------------------------------------ delivering

    private KeepingConnections.NewKey connected(Door door) {
        var criterion = pipeline.criterion(scene);
        scene.asCsm(() -> connecting.connect(
                scene.account(),
                new NewSync("Accounts", "CRM", criterion, Delivery.FULL, Tolerance.records(0), door.job, 24, 6)));
        return scene.asAdmin(() -> keeping.make(scene.account(), "Ours", door.sending, ""));
    }

    private HttpResponse<String> deliver(Door door, KeepingConnections.NewKey key, String body) throws Exception {
        return door(door, key, body).post(body);
    }

    private HttpResponse<String> deliver(
            Door door, KeepingConnections.NewKey key, String body, String header, String value) throws Exception {
        return door(door, key, body).with(header, value).post(body);
    }

    private IntakeDoor door(Door door, KeepingConnections.NewKey key, String body) {
        var at = IntakeDoor.at(port, path(door, key));
        for (var header : headers(door, key, body)) {
            at = at.with(header[0], header[1]);
        }
        return at;
    }

    private static String path(Door door, KeepingConnections.NewKey key) {
        return switch (door) {
            case LINEAGE -> LineageEndpoint.PATH;
            case RUNS -> RunsEndpoint.PATH;
            case AIRBYTE, FIVETRAN -> key.path();
        };
    }

    private static List<String[]> headers(Door door, KeepingConnections.NewKey key, String body) {
        var headers = new ArrayList<String[]>();
        headers.add(new String[] {"Content-Type", "application/json"});
        switch (door) {
            case LINEAGE -> headers.add(new String[] {"Authorization", "Bearer " + key.key()});
            case RUNS -> {
                headers.add(new String[] {"Authorization", "Bearer " + key.key()});
                // each request its own: what is known of a run without one is asked here
                headers.add(
                        new String[] {IdempotencyKey.HEADER, UUID.randomUUID().toString()});
            }
            case FIVETRAN ->
                headers.add(new String[] {FivetranEndpoint.SIGNATURE, IntakeKeysHttpTests.signature(key, body)});
            case AIRBYTE -> {}
        }
        return headers;
    }

    private static List<HttpResponse<String>> atOnce(List<Callable<HttpResponse<String>>> deliveries) throws Exception {
        var answers = new ArrayList<HttpResponse<String>>();
        try (var threads = Executors.newFixedThreadPool(deliveries.size())) {
            for (var sent : threads.invokeAll(deliveries)) {
                answers.add(sent.get());
            }
        }
        return answers;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    // ------------------------------------------------------------ what is stored

    private void assertOneRun() {
        assertThat(stored()).isEqualTo(1);
        assertThat(runs()).isEqualTo(1);
        assertThat(goodUntil()).isEqualTo(ended);
    }

    private int stored() {
        return count("SELECT COUNT(*) FROM intake_event WHERE account_id = :a");
    }

    private int runs() {
        return count("SELECT COUNT(*) FROM sync_run WHERE account_id = :a AND state = 'COMPLETE'");
    }

    private int count(String sql) {
        return jdbc.sql(sql)
                .param("a", scene.account().toString())
                .query(Integer.class)
                .single();
    }

    private Instant goodUntil() {
        return jdbc.sql("SELECT good_until FROM data_sync WHERE account_id = :a")
                .param("a", scene.account().toString())
                .query((row, n) -> app.merestone.kernel.StoredTime.of(row, "good_until"))
                .single();
    }

    /** All that a delivery may write of this account. */
    private String everything() {
        return Stream.of(
                        "SELECT * FROM intake_event WHERE account_id = :a",
                        "SELECT * FROM sync_run WHERE account_id = :a",
                        "SELECT * FROM data_sync WHERE account_id = :a",
                        "SELECT * FROM intake_answer WHERE connection_id IN (SELECT id FROM sync_connection WHERE account_id = :a)",
                        "SELECT * FROM sync_connection_use WHERE connection_id IN (SELECT id FROM sync_connection WHERE account_id = :a)",
                        "SELECT * FROM sync_connection WHERE account_id = :a")
                .map(sql -> jdbc.sql(sql)
                        .param("a", scene.account().toString())
                        .query()
                        .listOfRows()
                        .toString())
                .toList()
                .toString();
    }
}
