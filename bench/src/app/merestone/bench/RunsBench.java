package app.merestone.bench;

import app.merestone.bench.Feeds.Feed;
import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.WatchingSyncs;
import app.merestone.kernel.TimeOrdered;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a portal's age does to its data pages: the same reads and the same delivery while few runs are stored, and when a lifetime of
 * them is, in one process. Two hundred accounts have a sync each; one of these delivers a twentieth of everything, and the customer
 * has counted each fiftieth of its runs. The runs are written by direct SQL as intake leaves them after the payloads have gone.
 */
final class RunsBench {

    private static final int FEEDS = 200;
    private static final long FEW = 10_000;
    private static final int EACH_TIME_OF_THE_BUSY_ONE = 10;
    private static final int COUNTED_EACH = 50;
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 60;
    private static final int BATCH = 2_000;
    private static final int CREATED = 201;
    private static final String NO_HASH = "0".repeat(64);

    private final Database database;
    private final Path data;
    private final Report report;
    private final long lifetime;
    private final AtomicInteger delivered = new AtomicInteger();

    /**
     * @param database is emptied first, and dropped afterwards
     * @param lifetime how many runs there are in the end
     */
    RunsBench(Database database, Path data, Report report, long lifetime) {
        this.database = database;
        this.data = data;
        this.report = report;
        this.lifetime = lifetime;
    }

    void run(long seed) throws Exception {
        report.heading("A lifetime of runs: %,d against %,d, on %s accounts".formatted(lifetime, FEW, database.size()));
        new Generating(database, data, report).run(true, seed);
        try (var application = Application.start(database, data);
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            var feeds = Feeds.connected(application, FEEDS);
            var acts = acts(application, http, feeds.getFirst());
            feeds.forEach(feed -> deliver(application, http, feed));
            Application.settle(application.getBean(JdbcClient.class));
            load(application, feeds, FEW);
            var few = measured(acts);
            long began = System.nanoTime();
            load(application, feeds, lifetime - FEW);
            report.line("  %,d runs written in %.0f s", lifetime - FEW, (System.nanoTime() - began) / 1e9);
            var many = measured(acts);
            for (var act : acts.keySet()) {
                report.line("  %s", act);
                report.measure("  with %,d runs".formatted(FEW), few.get(act));
                report.measure("  with %,d runs".formatted(lifetime), many.get(act));
                double growth = many.get(act).median() / few.get(act).median();
                report.aim("  many / few (medians)", growth, " x", "<= 2", growth <= 2);
            }
        }
        database.drop();
    }

    private Map<String, Runnable> acts(ApplicationContext application, HttpClient http, Feed busy) {
        var browsing = application.getBean(BrowsingSyncs.class);
        var watching = application.getBean(WatchingSyncs.class);
        var acts = new LinkedHashMap<String, Runnable>();
        acts.put(
                "the page of the busiest sync",
                () -> Application.as(busy.csm(), () -> browsing.sync(busy.account(), busy.sync()), "CSM"));
        acts.put(
                "the data page of its account",
                () -> Application.as(busy.csm(), () -> browsing.receipts(busy.account()), "CSM"));
        acts.put(
                "the vendor's list of what needs somebody",
                () -> Application.as(busy.csm(), () -> watching.page(WatchingSyncs.Which.ALL, null), "CSM"));
        acts.put("a run of it delivered over HTTP, with its listeners", () -> deliver(application, http, busy));
        return acts;
    }

    private static Map<String, Figures> measured(Map<String, Runnable> acts) {
        var figures = new LinkedHashMap<String, Figures>();
        acts.forEach((name, act) -> {
            for (int i = 0; i < WARM_UP; i++) {
                act.run();
            }
            var times = new Figures();
            for (int i = 0; i < ROUNDS; i++) {
                times.time(act);
            }
            figures.put(name, times);
        });
        return figures;
    }

    private void deliver(ApplicationContext application, HttpClient http, Feed feed) {
        var address = "http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port");
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(address + "/api/v1/runs"))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + feed.key())
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .POST(HttpRequest.BodyPublishers.ofString("""
                                    {"run": "run-%d", "status": "completed", "at": "%s", "namespace": "%s", "job": "%s",
                                     "output": "%s", "rows": 4812}""".formatted(
                                            delivered.incrementAndGet(),
                                            Instant.now(),
                                            feed.job().namespace(),
                                            feed.job().name(),
                                            feed.job().output())))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != CREATED) {
                throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
            }
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
        Application.settle(application.getBean(JdbcClient.class));
    }

    // ------------------------------------------------------------ writing a lifetime

    private void load(ApplicationContext application, List<Feed> feeds, long runs) throws SQLException {
        var jdbc = application.getBean(JdbcClient.class);
        var connections = feeds.stream()
                .map(feed -> jdbc.sql("SELECT id FROM sync_connection WHERE name = :name")
                        .param("name", feed.connection())
                        .query(String.class)
                        .single())
                .toList();
        var jobs = feeds.stream()
                .map(feed -> jdbc.sql("SELECT job_hash FROM data_sync WHERE id = :sync")
                        .param("sync", feed.sync().toString())
                        .query(String.class)
                        .single())
                .toList();
        var counter = jdbc.sql(
                        "SELECT person_id FROM membership WHERE account_id = :account ORDER BY person_id LIMIT 1")
                .param("account", feeds.getFirst().account().toString())
                .query(String.class)
                .single();
        long eachTime = FEEDS - 1 + EACH_TIME_OF_THE_BUSY_ONE;
        long times = runs / eachTime;
        // the years before now, so that what was delivered stays the latest
        var apart = Duration.ofDays(1_000).dividedBy(times + 1);
        var at = Instant.now().minus(Duration.ofDays(1_001));
        try (var pool = database.forLoading();
                var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (var events = new Rows(connection, "intake_event", """
                            id, connection_id, account_id, event_key, event_type, event_at, pipeline_run, job_namespace, job_name,
                            outputs, matched, received_at, wire""");
                    var stored = new Rows(connection, "sync_run", """
                            id, version, account_id, sync_id, connection_id, pipeline_run, state, ended_at, told_at, arrived_at,
                            row_count, job_hash, samples_told""");
                    var counts = new Rows(connection, "sync_count", """
                            run_id, version, account_id, sync_id, quantity, as_of, theirs, ours, inside, counted_by, counted_at""")) {
                for (long time = 0; time < times; time++) {
                    at = at.plus(apart);
                    for (int f = 0; f < FEEDS; f++) {
                        var feed = feeds.get(f);
                        for (int n = 0; n < (f == 0 ? EACH_TIME_OF_THE_BUSY_ONE : 1); n++) {
                            var ended = at.plusMillis(n);
                            var id = TimeOrdered.uuid();
                            var run = UUID.randomUUID();
                            events.add(
                                    TimeOrdered.uuid(),
                                    connections.get(f),
                                    feed.account(),
                                    (run + NO_HASH).replace("-", "").substring(0, NO_HASH.length()),
                                    "COMPLETE",
                                    ended,
                                    run,
                                    feed.job().namespace(),
                                    feed.job().name(),
                                    "[]",
                                    true,
                                    ended,
                                    "PLAIN");
                            stored.add(
                                    id,
                                    0,
                                    feed.account(),
                                    feed.sync(),
                                    connections.get(f),
                                    run,
                                    "COMPLETE",
                                    ended,
                                    ended,
                                    ended,
                                    4_812L,
                                    jobs.get(f),
                                    false);
                            if (f == 0 && stored.written() % COUNTED_EACH == 0) {
                                counts.add(
                                        id,
                                        0,
                                        feed.account(),
                                        feed.sync(),
                                        "accounts in our CRM",
                                        ended,
                                        4_812L,
                                        4_812L,
                                        true,
                                        counter,
                                        ended);
                            }
                            if (stored.written() % BATCH == 0) {
                                flush(connection, events, stored, counts);
                            }
                        }
                    }
                }
                flush(connection, events, stored, counts);
            }
        }
        for (var table : List.of("sync_run", "intake_event", "sync_count")) {
            if (database.mysql()) {
                jdbc.sql("ANALYZE TABLE " + table)
                        .query((row, n) -> row.getString(1))
                        .list();
            }
        }
        if (!database.mysql()) {
            jdbc.sql("ANALYZE").update();
        }
    }

    private static void flush(Connection connection, Rows... tables) throws SQLException {
        for (var table : tables) {
            table.flush();
        }
        connection.commit();
    }
}
