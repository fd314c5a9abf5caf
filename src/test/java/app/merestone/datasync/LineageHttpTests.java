package app.merestone.datasync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.kernel.ContentHash;
import app.merestone.testing.Accounts;
import app.merestone.testing.HttpTest;
import app.merestone.testing.Scene;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The intake over real HTTP: the real client, and everything that a sender can get wrong. */
@HttpTest
class LineageHttpTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    BrowsingSyncs browsing;

    @Autowired
    RunSchemas schemas;

    @Autowired
    KeepingConnections keeping;

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

    @Test
    void theRealOpenLineageClientDeliversARun() throws Exception {
        deliverWithTheRealClient(null);
        assertThat(state()).isEqualTo(SyncState.ARRIVED);
    }

    @Test
    void theRealOpenLineageClientMayPackItsEvents() throws Exception {
        deliverWithTheRealClient(HttpConfig.Compression.GZIP);
        assertThat(state()).isEqualTo(SyncState.ARRIVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/x", "/x/y", "s", ";x", "%2f"})
    void anAddressBesideTheIntakesStoresNothingAndSaysSo(String beside) throws Exception {
        var event = Pipeline.event(feed.job(), "COMPLETE", UUID.randomUUID(), pipeline.now(), 4_812L);
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(uri() + beside))
                        .header("Authorization", "Bearer " + feed.key().key())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(event))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(state()).isEqualTo(SyncState.CONNECTED);
    }

    @SuppressWarnings("try") // the client’s close may be interrupted, which no test does
    private void deliverWithTheRealClient(HttpConfig.@org.jspecify.annotations.Nullable Compression compression)
            throws Exception {
        var config = new HttpConfig();
        config.setUrl(URI.create("http://localhost:" + port));
        var token = new ApiKeyTokenProvider();
        token.setApiKey(feed.key().key());
        config.setAuth(token);
        if (compression != null) {
            config.setCompression(compression);
        }
        var lineage = new OpenLineage(URI.create("https://pipelines.example/loader"));
        var run = lineage.newRunBuilder().runId(UUID.randomUUID()).build();
        var job = lineage.newJobBuilder()
                .namespace(feed.job().namespace())
                .name(feed.job().name())
                .build();
        var output = lineage.newOutputDatasetBuilder()
                .namespace("warehouse")
                .name(feed.job().output())
                .outputFacets(lineage.newOutputDatasetOutputFacetsBuilder()
                        .outputStatistics(lineage.newOutputStatisticsOutputDatasetFacetBuilder()
                                .rowCount(4_812L)
                                .size(90_000L)
                                .build())
                        .build())
                .build();
        // the client writes times in its own zone, as clients do
        var start = ZonedDateTime.ofInstant(pipeline.now().minusSeconds(60), ZoneId.of("America/New_York"));
        try (var client = new OpenLineageClient(new HttpTransport(config))) {
            client.emit(lineage.newRunEventBuilder()
                    .eventType(OpenLineage.RunEvent.EventType.START)
                    .eventTime(start)
                    .run(run)
                    .job(job)
                    .build());
            client.emit(lineage.newRunEventBuilder()
                    .eventType(OpenLineage.RunEvent.EventType.COMPLETE)
                    .eventTime(start.plusSeconds(30))
                    .run(run)
                    .job(job)
                    .outputs(List.of(output))
                    .build());
        }
    }

    @Test
    void whatWasAcceptedIsCommittedBeforeTheAnswer() throws Exception {
        var answer = post(event(), feed.key().key());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(stored()).isEqualTo(1);
        assertThat(answer.body()).contains("MATCHED").doesNotContain("4812");
    }

    @Test
    void theSameEventAgainChangesNothing() throws Exception {
        var event = event();
        post(event, feed.key().key());
        var again = post(event, feed.key().key());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("KNOWN_ALREADY");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void theSameEventFromManySendersAtOnceIsOne() throws Exception {
        var event = event();
        List<Callable<Integer>> senders = java.util.stream.IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(
                        n -> () -> post(event, feed.key().key()).statusCode())
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var statuses = new java.util.ArrayList<Integer>();
            for (var sent : threads.invokeAll(senders)) {
                statuses.add(sent.get());
            }
            assertThat(statuses).containsOnly(200, 201).contains(201);
        }
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void eventsOutOfOrderAreHarmless() throws Exception {
        var run = UUID.randomUUID();
        var complete = Pipeline.event(feed.job(), "COMPLETE", run, pipeline.now(), 4_812L);
        var start = Pipeline.event(feed.job(), "START", run, pipeline.now().minusSeconds(90), null);
        assertThat(post(complete, feed.key().key()).statusCode()).isEqualTo(201);
        assertThat(post(start, feed.key().key()).statusCode()).isEqualTo(201);
        assertThat(state()).isEqualTo(SyncState.ARRIVED);
    }

    @Test
    void aRunIsSeenUnderWayThenStoppedWhateverTheOrder() throws Exception {
        var run = UUID.randomUUID();
        for (var type : List.of("RUNNING", "START", "OTHER")) {
            post(
                    Pipeline.event(feed.job(), type, run, pipeline.now().minusSeconds(90), null),
                    feed.key().key());
            assertThat(run("state")).isEqualTo("RUNNING");
        }
        post(
                Pipeline.event(feed.job(), "ABORT", run, pipeline.now(), null),
                feed.key().key());
        assertThat(run("state")).isEqualTo("ABORTED");
        assertThat(run("started_at")).isNotNull();
        var late = post(
                Pipeline.event(feed.job(), "RUNNING", run, pipeline.now().minusSeconds(30), 7L),
                feed.key().key());
        assertThat(late.statusCode()).isEqualTo(201);
        assertThat(run("state")).isEqualTo("ABORTED");
        assertThat(state()).isEqualTo(SyncState.CONNECTED);
    }

    @Test
    void theColumnsThatTheRealClientTellsAreKeptByNameAndTypeWhateverTheirOrder() throws Exception {
        var lineage = new OpenLineage(URI.create("https://pipelines.example/loader"));
        var id = lineage.newSchemaDatasetFacetFieldsBuilder()
                .name("id")
                .type("BIGINT")
                .build();
        var name = lineage.newSchemaDatasetFacetFieldsBuilder()
                .name("name")
                .type("TEXT")
                .build();
        var hashes = new java.util.HashSet<String>();
        for (var fields : List.of(List.of(id, name), List.of(name, id))) {
            post(withSchema(lineage, fields), feed.key().key());
            hashes.add(run("schema_hash"));
            assertThat(schemas.of(feed.sync(), new ContentHash(String.valueOf(run("schema_hash"))))
                            .orElseThrow()
                            .fields())
                    .containsExactly(new RunSchema.Field("id", "BIGINT"), new RunSchema.Field("name", "TEXT"));
        }
        assertThat(hashes).hasSize(1).doesNotContainNull();
        assertThat(keptSchemas()).as("kept once, however many runs tell it").isEqualTo(1);
        post(withSchema(lineage, List.of(id)), feed.key().key());
        assertThat(hashes.add(run("schema_hash")))
                .as("another schema has another hash")
                .isTrue();
        assertThat(keptSchemas()).isEqualTo(2);
    }

    private int keptSchemas() {
        return jdbc.sql("SELECT COUNT(*) FROM sync_schema WHERE sync_id = :sync")
                .param("sync", feed.sync().toString())
                .query(Integer.class)
                .single();
    }

    private String withSchema(OpenLineage lineage, List<OpenLineage.SchemaDatasetFacetFields> fields) {
        return io.openlineage.client.OpenLineageClientUtils.toJson(lineage.newRunEventBuilder()
                .eventType(OpenLineage.RunEvent.EventType.COMPLETE)
                .eventTime(ZonedDateTime.ofInstant(pipeline.now(), java.time.ZoneOffset.UTC))
                .run(lineage.newRunBuilder().runId(UUID.randomUUID()).build())
                .job(lineage.newJobBuilder()
                        .namespace(feed.job().namespace())
                        .name(feed.job().name())
                        .build())
                .outputs(List.of(lineage.newOutputDatasetBuilder()
                        .namespace("warehouse")
                        .name(feed.job().output())
                        .facets(lineage.newDatasetFacetsBuilder()
                                .schema(lineage.newSchemaDatasetFacet(fields))
                                .build())
                        .build()))
                .build());
    }

    /** This column of the run that came last. */
    private @org.jspecify.annotations.Nullable String run(String column) {
        return jdbc.sql("SELECT " + column
                        + " AS it FROM sync_run WHERE account_id = :account ORDER BY told_at DESC, id DESC LIMIT 1")
                .param("account", scene.account().toString())
                .query((row, n) -> java.util.Optional.ofNullable(row.getString("it")))
                .single()
                .orElse(null);
    }

    @Test
    void aRunCannotEndInTwoWays() throws Exception {
        var run = UUID.randomUUID();
        post(
                Pipeline.event(feed.job(), "COMPLETE", run, pipeline.now(), 4_812L),
                feed.key().key());
        var contradiction = post(
                Pipeline.event(feed.job(), "FAIL", run, pipeline.now(), null),
                feed.key().key());
        assertProblem(contradiction, 409, "run-already-ended");
        assertThat(stored()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "not json",
                "{\"eventType\": \"COMPLETE\"",
                "{\"a\": 1, \"a\": 2}",
                "{} {}",
                "\u0000",
                "[[[[[[[[[[[[[[[[[[[[",
                "{\"rows\": 1e99999999999}",
            })
    void whatIsNoJsonIsRefused(String body) throws Exception {
        assertProblem(post(body, feed.key().key()), 400, "malformed");
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "42",
                "{}",
                "{\"run\": [], \"job\": {}}",
                "{\"dataset\": {\"namespace\": \"a\", \"name\": \"b\"}, \"eventTime\": \"2026-11-22T11:00:00Z\"}",
            })
    void whatIsNoRunEventIsRefused(String body) throws Exception {
        assertProblem(post(body, feed.key().key()), 422, "invalid");
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"rowCount\": -1",
                "\"rowCount\": 9223372036854775808",
                "\"rowCount\": 4812.5",
                "\"rowCount\": \"4812\"",
                "\"rowCount\": 1e400",
                "\"rowCount\": {}",
                "\"rowCount\": true",
            })
    void aRowCountThatIsNoCountIsRefused(String facet) throws Exception {
        assertProblem(
                post(event().replace("\"rowCount\": 4812", facet), feed.key().key()), 422, "invalid");
        assertThat(stored()).isZero();
    }

    @Test
    void aWrongClockIsRefused() throws Exception {
        for (var time : List.of(
                pipeline.now().plus(Duration.ofDays(2)).toString(),
                "1970-01-01T00:00:00Z",
                "2026-11-22",
                "2026-11-22T12:00:00",
                "2026-02-30T12:00:00Z",
                "+999999999-01-01T00:00:00Z",
                "soon")) {
            var event = Pipeline.event(feed.job(), "COMPLETE", UUID.randomUUID(), Instant.EPOCH, 5L)
                    .replace("1970-01-01T00:00:00Z", time);
            assertProblem(post(event, feed.key().key()), 422, "invalid");
        }
        assertThat(stored()).isZero();
    }

    @Test
    void anUnknownKindOfEventAndARunIdThatIsNoneAreRefused() throws Exception {
        assertProblem(post(event().replace("COMPLETE", "FINISHED"), feed.key().key()), 422, "invalid");
        assertProblem(
                post(
                        event().replaceAll("\"runId\": \"[^\"]+\"", "\"runId\": \"1-1-1-1-1\""),
                        feed.key().key()),
                422,
                "invalid");
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00x", "\\u202eevil", "\\u2066x"})
    void aNameThatCannotBeShownAsItIsIsRefused(String text) throws Exception {
        var event = event().replace(feed.job().name(), "job " + text);
        assertProblem(post(event, feed.key().key()), 422, "invalid");
        assertThat(stored()).isZero();
    }

    @Test
    void halfACharacterElsewhereInAnEventIsKeptAsAQuestionMark() throws Exception {
        var answer = post(
                event().replaceFirst("\\{", "{\"shoe\": \"a\\\\ud800b\", "),
                feed.key().key());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(jdbc.sql("SELECT payload FROM intake_event WHERE account_id = :a")
                        .param("a", scene.account().toString())
                        .query(String.class)
                        .single())
                .contains("a?b");
    }

    @Test
    void unknownFieldsAreKept() throws Exception {
        var answer = post(
                event().replaceFirst("\\{", "{\"shoeSize\": 42.10, "),
                feed.key().key());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(jdbc.sql("SELECT payload FROM intake_event WHERE account_id = :a")
                        .param("a", scene.account().toString())
                        .query(String.class)
                        .single())
                .contains("\"shoeSize\":42.10");
    }

    @Test
    void anEventForNoSyncIsKeptAndListedForTheAdmin() throws Exception {
        var stray = new JobKey("airflow", "nobody_waits_for_this", "warehouse.stray");
        var answer = post(
                Pipeline.event(stray, "COMPLETE", UUID.randomUUID(), pipeline.now(), 5L),
                feed.key().key());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("KEPT_UNMATCHED");
        assertThat(scene.asAdmin(() -> keeping.unmatched()))
                .filteredOn(u -> u.accountName().equals(scene.name()))
                .extracting(KeepingConnections.Unmatched::jobName)
                .containsExactly("nobody_waits_for_this");
    }

    @Test
    void namesAreMatchedLetterByLetter() throws Exception {
        var shouted = new JobKey("airflow", "SALESFORCE_ACCOUNTS", feed.job().output());
        assertThat(post(
                                Pipeline.event(shouted, "COMPLETE", UUID.randomUUID(), pipeline.now(), 5L),
                                feed.key().key())
                        .body())
                .contains("KEPT_UNMATCHED");
        assertThat(state()).isEqualTo(SyncState.CONNECTED);
    }

    @Test
    void anythingButJsonIsRefused() throws Exception {
        for (var type : List.of("text/plain", "application/xml", "multipart/form-data", "nonsense")) {
            assertProblem(
                    send(request(feed.key().key())
                            .setHeader("Content-Type", type)
                            .POST(BodyPublishers.ofString(event()))),
                    415,
                    "content-type");
        }
        var withCharset = send(request(feed.key().key())
                .setHeader("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(event())));
        assertThat(withCharset.statusCode()).isEqualTo(201);
    }

    @Test
    void nothingLongerThanAMebibyteIsReadWhateverItsLengthIsSaidToBe() throws Exception {
        var long1 = event().replaceFirst("\\{", "{\"padding\": \"" + "x".repeat(1024 * 1024) + "\", ");
        assertProblem(post(long1, feed.key().key()), 413, "too-long");
        var chunked = send(request(feed.key().key())
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(long1.getBytes(UTF_8)))));
        assertProblem(chunked, 413, "too-long");
        assertThat(stored()).isZero();
    }

    @Test
    void aBodyThatUnpacksBeyondTheLimitIsRefusedToo() throws Exception {
        var bomb = packed("{\"padding\": \"" + "0".repeat(20 * 1024 * 1024) + "\"}");
        assertThat(bomb.length).isLessThan(100_000);
        var answer = send(
                request(feed.key().key()).setHeader("Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(bomb)));
        assertProblem(answer, 413, "too-long");
        var notPacked = send(
                request(feed.key().key()).setHeader("Content-Encoding", "gzip").POST(BodyPublishers.ofString(event())));
        assertProblem(notPacked, 400, "malformed");
        var unknown = send(
                request(feed.key().key()).setHeader("Content-Encoding", "br").POST(BodyPublishers.ofString(event())));
        assertProblem(unknown, 415, "content-encoding");
    }

    @Test
    void anEmptyBodyIsRefused() throws Exception {
        assertProblem(post("", feed.key().key()), 400, "empty");
    }

    @Test
    void aBodyCutOffHalfWayLeavesNothing() throws Exception {
        try (var socket = new Socket("localhost", port)) {
            var head = "POST /api/v1/lineage HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + feed.key().key() + "\r\nContent-Length: 5000\r\n\r\n";
            socket.getOutputStream().write((head + event()).getBytes(UTF_8));
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).doesNotContain("201");
        }
        assertThat(stored()).isZero();
        assertThat(state()).isEqualTo(SyncState.CONNECTED);
    }

    @Test
    void aMissingWrongForeignLookingOrRevokedKeyGetsOneAnswer() throws Exception {
        var revoked = pipeline.key(scene);
        scene.asAdmin(() -> keeping.revoke(revoked.connection()));
        var missing = send(HttpRequest.newBuilder(uri())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(event())));
        assertProblem(missing, 401, "key");
        assertThat(missing.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        for (var key : List.of(
                "mst_" + "A".repeat(43), "secret", "", revoked.key(), feed.key().key() + "x")) {
            var answer = post(event(), key);
            assertProblem(answer, 401, "key");
            assertThat(answer.body()).isEqualTo(missing.body());
        }
        assertThat(stored()).isZero();
    }

    @Test
    void revokingWorksAtOnce() throws Exception {
        assertThat(post(event(), feed.key().key()).statusCode()).isEqualTo(201);
        scene.asAdmin(() -> keeping.revoke(feed.key().connection()));
        assertProblem(post(event(), feed.key().key()), 401, "key");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void whatArrivesAtOnceOverANewKeyIsAllStored() throws Exception {
        int keys = 5;
        int runs = 8;
        for (int i = 0; i < keys; i++) {
            var key = pipeline.key(scene).key();
            var together = new CyclicBarrier(runs);
            try (var senders = Executors.newFixedThreadPool(runs)) {
                var answers = Stream.generate(this::event)
                        .limit(runs)
                        .map(event -> senders.submit(() -> {
                            together.await();
                            return post(event, key).body();
                        }))
                        .toList();
                for (var answer : answers) {
                    assertThat(answer.get()).contains("MATCHED");
                }
            }
        }
        assertThat(stored()).isEqualTo(keys * runs);
    }

    @Test
    void lastUseIsShown() throws Exception {
        post(event(), feed.key().key());
        assertThat(scene.asAdmin(
                        () -> keeping.connections(scene.account(), null).connections()))
                .filteredOn(c -> c.id().equals(feed.key().connection()))
                .singleElement()
                .satisfies(c -> assertThat(c.lastUsedAt()).isNotNull());
    }

    @Test
    void noSessionIsOpenedAndNothingButPostIsAnswered() throws Exception {
        var answer = post(event(), feed.key().key());
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        var get = send(request(feed.key().key()).GET());
        assertThat(get.statusCode()).isEqualTo(405);
    }

    private String event() {
        return Pipeline.event(feed.job(), "COMPLETE", UUID.randomUUID(), pipeline.now(), 4_812L);
    }

    private SyncState state() {
        return scene.asMember(() -> browsing.sync(scene.account(), feed.sync()))
                .summary()
                .state();
    }

    private int stored() {
        return jdbc.sql("SELECT COUNT(*) FROM intake_event WHERE account_id = :account")
                .param("account", scene.account().toString())
                .query(Integer.class)
                .single();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("urn:merestone:intake:" + code, "\"stored\":false", "othing was stored");
    }

    private HttpResponse<String> post(String body, String key) throws Exception {
        return send(request(key).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String key) {
        return HttpRequest.newBuilder(uri())
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri() {
        return URI.create("http://localhost:" + port + "/api/v1/lineage");
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
