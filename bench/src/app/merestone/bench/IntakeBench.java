package app.merestone.bench;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs as senders deliver them, over HTTP through the real door (key, limit, parsing, the account held, event and run stored,
 * commit), in plain JSON and in OpenLineage, against the event's row alone, inserted and committed on the same pool. Each client has
 * an account, a connection and a sync of its own, so that the limit of deliveries per connection stops nobody; what is answered is
 * counted by its status, and afterwards in the table.
 */
final class IntakeBench {

    private static final int CLIENTS = 200;
    private static final int WARM_UP = 160;
    private static final int ALONE = 60;
    private static final int ROUNDS = 2;
    private static final int EIGHT = 8;
    private static final int EACH_OF_EIGHT = 15;
    private static final int EACH_OF_ALL = 2;
    private static final int STORED = 201;

    private final Database database;
    private final Path data;
    private final Report report;
    private final AtomicInteger runs = new AtomicInteger();
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();

    IntakeBench(Database database, Path data, Report report) {
        this.database = database;
        this.data = data;
        this.report = report;
    }

    private record Door(String name, String path, IntFunction<String> body) {}

    void run() throws Exception {
        report.heading("Intake of runs, on " + database.size() + " accounts");
        try (var application = Application.start(database, data);
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build()) {
            var jdbc = application.getBean(JdbcClient.class);
            var pool = application.getBean(DataSource.class);
            rawTable(jdbc);
            var feeds = Feeds.connected(application, CLIENTS);
            var address = "http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port");
            var doors = List.of(
                    new Door("plain JSON", "/api/v1/runs", n -> plain(feeds.get(n % CLIENTS))),
                    new Door("OpenLineage", "/api/v1/lineage", n -> lineage(feeds.get(n % CLIENTS))));
            for (var door : doors) {
                together(EIGHT, WARM_UP / EIGHT, new Figures(), n -> post(http, address, door, feeds, n));
            }
            together(EIGHT, WARM_UP / EIGHT, new Figures(), n -> raw(pool));
            Application.settle(jdbc);
            long before = stored(jdbc);
            statuses.clear();
            for (var door : doors) {
                report.line("  %s, load of the machine %.1f:", door.name(), load());
                alone(jdbc, () -> raw(pool), () -> post(http, address, door, feeds, 0));
                several(jdbc, EIGHT, EACH_OF_EIGHT, pool, n -> post(http, address, door, feeds, n));
                several(jdbc, CLIENTS, EACH_OF_ALL, pool, n -> post(http, address, door, feeds, n));
            }
            var counted = new TreeMap<Integer, Long>();
            statuses.forEach((status, many) -> counted.put(status, many.sum()));
            report.line("  answers by status: %s; events stored meanwhile: %d", counted, stored(jdbc) - before);
            if (stored(jdbc) - before != counted.getOrDefault(STORED, 0L)) {
                throw new IllegalStateException("what was answered as stored is not what is stored");
            }
            jdbc.sql("DROP TABLE bench_event").update();
        }
    }

    private void alone(JdbcClient jdbc, Runnable raw, Runnable delivery) {
        var rows = new Figures();
        var deliveries = new Figures();
        for (int i = 0; i < ALONE; i++) {
            // the order alternates, so that neither always comes after the other's flush
            if (i % 2 == 0) {
                rows.time(raw);
            }
            deliveries.time(delivery);
            Application.settle(jdbc);
            if (i % 2 == 1) {
                rows.time(raw);
            }
        }
        report.line("  one at a time, listeners done before the next:");
        report.measure("  raw insert + commit", rows);
        report.measure("  delivery", deliveries);
        report.line("    raw / delivery (medians): %.3f x", rows.median() / deliveries.median());
    }

    private void several(
            JdbcClient jdbc, int clients, int each, DataSource pool, java.util.function.IntConsumer delivery)
            throws Exception {
        var rows = new Figures();
        var deliveries = new Figures();
        double rowSeconds = 0;
        double deliverySeconds = 0;
        double settledSeconds = 0;
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 2 == 0) {
                rowSeconds += together(clients, each, rows, n -> raw(pool));
            }
            long began = System.nanoTime();
            deliverySeconds += together(clients, each, deliveries, delivery);
            Application.settle(jdbc);
            settledSeconds += (System.nanoTime() - began) / 1e9;
            if (round % 2 == 1) {
                rowSeconds += together(clients, each, rows, n -> raw(pool));
            }
        }
        double perSecond = deliveries.count() / deliverySeconds;
        double rowsPerSecond = rows.count() / rowSeconds;
        report.line("  %d clients at once, back to back:", clients);
        report.measure("  raw insert + commit, p99 %.0f ms".formatted(rows.at(0.99)), rows);
        report.measure("  delivery, p99 %.0f ms".formatted(deliveries.at(0.99)), deliveries);
        report.line(
                "    %.0f runs a second (%.0f with all their listeners), %.0f raw inserts a second: %.3f x",
                perSecond, deliveries.count() / settledSeconds, rowsPerSecond, perSecond / rowsPerSecond);
    }

    private static double together(int clients, int each, Figures figures, java.util.function.IntConsumer act)
            throws Exception {
        long began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int c = 0; c < clients; c++) {
                int client = c;
                running.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        figures.time(() -> act.accept(client));
                    }
                }));
            }
            for (var client : running) {
                client.get();
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private void post(HttpClient http, String address, Door door, List<Feeds.Feed> feeds, int client) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(address + door.path()))
                            .header("Content-Type", "application/json")
                            .header(
                                    "Authorization",
                                    "Bearer " + feeds.get(client).key())
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    door.body().apply(client)))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            statuses.computeIfAbsent(answer.statusCode(), first -> new LongAdder())
                    .increment();
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String plain(Feeds.Feed feed) {
        return """
               {"run": "run-%d", "status": "completed", "at": "%s", "namespace": "%s", "job": "%s", "output": "%s",
                "rows": %d, "schema": [{"name": "id", "type": "bigint"}, {"name": "name", "type": "text"}]}""".formatted(
                        runs.incrementAndGet(),
                        now(),
                        feed.job().namespace(),
                        feed.job().name(),
                        feed.job().output(),
                        4_812);
    }

    private String lineage(Feeds.Feed feed) {
        return """
               {"eventType": "COMPLETE", "eventTime": "%s", "producer": "https://pipelines.example",
                "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json",
                "run": {"runId": "%s"}, "job": {"namespace": "%s", "name": "%s"},
                "outputs": [{"namespace": "warehouse", "name": "%s", "outputFacets": {"outputStatistics": {
                  "_producer": "https://pipelines.example", "rowCount": %d,
                  "_schemaURL": "https://openlineage.io/spec/facets/1-0-2/OutputStatisticsOutputDatasetFacet.json"}}}]}""".formatted(
                        now(),
                        UUID.randomUUID(),
                        feed.job().namespace(),
                        feed.job().name(),
                        feed.job().output(),
                        4_812);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    // ------------------------------------------------------------ the row alone

    private static void rawTable(JdbcClient jdbc) {
        jdbc.sql("DROP TABLE IF EXISTS bench_event").update();
        // the columns of the real one, without its indexes but for the key
        jdbc.sql("CREATE TABLE bench_event AS SELECT * FROM intake_event WHERE 1 = 0")
                .update();
        jdbc.sql("ALTER TABLE bench_event ADD PRIMARY KEY (id)").update();
    }

    private static final String PAYLOAD = "x".repeat(420);

    private static void raw(DataSource pool) {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement("""
                    INSERT INTO bench_event (id, connection_id, account_id, event_key, event_type, event_at, pipeline_run,
                           job_namespace, job_name, outputs, matched, received_at, payload_until, payload, wire)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
                var id = UUID.randomUUID().toString();
                var at = LocalDateTime.now(ZoneOffset.UTC);
                insert.setString(1, id);
                insert.setString(2, id);
                insert.setString(3, id);
                insert.setString(4, "0".repeat(64));
                insert.setString(5, "COMPLETE");
                insert.setObject(6, at);
                insert.setString(7, id);
                insert.setString(8, "bench");
                insert.setString(9, "nightly");
                insert.setString(10, "[\"accounts\"]");
                insert.setBoolean(11, true);
                insert.setObject(12, at);
                insert.setObject(13, at.plusDays(90));
                insert.setString(14, PAYLOAD);
                insert.setString(15, "OPENLINEAGE");
                insert.executeUpdate();
            }
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long stored(JdbcClient jdbc) {
        return jdbc.sql("SELECT COUNT(*) FROM intake_event").query(Long.class).single();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
