package app.merestone.kills;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merestone.datasync.JobKey;
import app.merestone.datasync.Pipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Portal and database are killed again and again while people agree and a pipeline delivers. Whoever was told that something
 * is saved finds it, once; of what nobody was told there is all or nothing; and what was still to be done gets done. It
 * starts a MySQL of its own, because nobody else's may be killed.
 */
@Tag("database")
@Tag("mysql")
@Tag("long")
class KillsTests {

    private static final Path FOLDER = Path.of("target", "kills").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int ACTS_BETWEEN_KILLS = 30;
    private static final int SENDERS = 3;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JobKey JOB = new JobKey("airflow", "salesforce_accounts", "warehouse.accounts");

    private static int port;
    private static @Nullable Process portal;

    /** What the people said was saved, what else they said, and the runs that the pipeline was told are stored. */
    private final Set<String> proposed = ConcurrentHashMap.newKeySet();

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<UUID> stored = ConcurrentHashMap.newKeySet();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Queue<String> ready = new ConcurrentLinkedQueue<>();
    private volatile int chainsChecked;
    private volatile String key = "";

    private enum Kill {
        PORTAL,
        DATABASE,
        BOTH
    }

    @BeforeAll
    static void aDatabaseOfItsOwn() throws IOException {
        mysql("wipe");
        mysql("start");
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    @AfterAll
    static void nothingIsLeft() {
        killPortal();
        mysql("wipe");
    }

    @Test
    void whatSomebodyWasToldIsSavedIsThereOnceHoweverOftenPortalAndDatabaseAreKilled() throws Exception {
        startPortal(true);
        var working = new AtomicBoolean(true);
        var senders = new ArrayList<Thread>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofPlatform().start(() -> deliver(working)));
        }
        for (var kill : List.of(Kill.PORTAL, Kill.DATABASE, Kill.PORTAL, Kill.BOTH, Kill.DATABASE, Kill.PORTAL)) {
            untilMuchWasDone();
            if (kill != Kill.PORTAL) {
                mysql("kill");
            }
            if (kill != Kill.DATABASE) {
                killPortal();
            }
            if (kill != Kill.PORTAL) {
                mysql("start");
            }
            if (kill != Kill.DATABASE) {
                startPortal(true);
            }
        }
        untilMuchWasDone();
        working.set(false);
        for (var sender : senders) {
            sender.join(PATIENCE);
            assertThat(sender.isAlive()).as("a sender that never gets through").isFalse();
        }
        killPortal();
        startPortal(false);

        var records = records();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count(records, "SELECT COUNT(*) FROM EVENT_PUBLICATION"))
                        .isZero());
        assertThat(wrong).isEmpty();
        assertThat(chainsChecked).isPositive();
        theLedgerSaysWhatThePlansSay(records);
        everyRunThatWasStoredIsThereOnce(records);
    }

    private void theLedgerSaysWhatThePlansSay(JdbcClient records) {
        assertThat(records.sql("""
                        SELECT c.id FROM criterion c JOIN ledger_entry e
                            ON e.account_id = c.account_id AND e.subject_id = c.id AND e.kind = 'criterion.proposed'
                         GROUP BY c.id HAVING COUNT(*) = 1""").query(String.class).list()).containsAll(proposed);
        assertThat(records.sql("""
                        SELECT c.id FROM criterion c JOIN ledger_entry e
                            ON e.account_id = c.account_id AND e.subject_id = c.id AND e.kind = 'criterion.accepted'
                         WHERE c.agreed_revision = 1 GROUP BY c.id HAVING COUNT(*) = 1""").query(String.class).list()).containsAll(accepted);
        assertThat(count(records, """
                        SELECT COUNT(*) FROM criterion c JOIN criterion_revision r ON r.criterion_id = c.id
                         WHERE NOT r.suggested AND (SELECT COUNT(*) FROM ledger_entry e
                            WHERE e.subject_id = c.id AND e.kind = 'criterion.proposed' AND e.content_hash = r.hash) <> 1"""))
                .as("criteria that the ledger does not know")
                .isZero();
        assertThat(count(records, """
                        SELECT COUNT(*) FROM criterion c WHERE (c.agreed_revision IS NOT NULL) <> EXISTS
                            (SELECT 1 FROM ledger_entry e WHERE e.subject_id = c.id AND e.kind = 'criterion.accepted')"""))
                .as("agreements that stand in one place only")
                .isZero();
        assertThat(count(records, """
                        SELECT COUNT(*) FROM ledger_entry e WHERE e.kind LIKE 'criterion.%'
                           AND NOT EXISTS (SELECT 1 FROM criterion c WHERE c.id = e.subject_id)""")).as("entries about nothing").isZero();
    }

    private void everyRunThatWasStoredIsThereOnce(JdbcClient records) {
        assertThat(records.sql("""
                        SELECT r.pipeline_run FROM sync_run r JOIN intake_event e ON e.pipeline_run = r.pipeline_run
                         WHERE r.state = 'COMPLETE' AND r.arrived_at IS NOT NULL AND e.matched
                         GROUP BY r.pipeline_run HAVING COUNT(*) = 1""").query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(
                        stored.stream().map(UUID::toString).toList());
        assertThat(count(records, "SELECT COUNT(*) FROM intake_event")).isEqualTo(stored.size());
        assertThat(count(records, "SELECT COUNT(*) FROM sync_run")).isEqualTo(stored.size());
    }

    private void untilMuchWasDone() {
        int acts = accepted.size() + ACTS_BETWEEN_KILLS;
        int runs = stored.size() + ACTS_BETWEEN_KILLS;
        await().atMost(PATIENCE).until(() -> accepted.size() >= acts && stored.size() >= runs || !wrong.isEmpty());
        assertThat(wrong).isEmpty();
    }

    /** Sends runs one after the other, each again until it is told that it is stored, as a real loader does. */
    private void deliver(AtomicBoolean working) {
        while (working.get()) {
            var run = UUID.randomUUID();
            var event = Pipeline.event(JOB, "COMPLETE", run, Instant.now(), 4_812L);
            while (!told(event)) {
                Thread.onSpinWait();
            }
            stored.add(run);
        }
    }

    private boolean told(String event) {
        try {
            var answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/lineage"))
                            .timeout(Duration.ofSeconds(30))
                            .header("Authorization", "Bearer " + key)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(event))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201 && answer.statusCode() != 200 && answer.statusCode() != 503) {
                wrong.add(answer.statusCode() + " " + answer.body());
            }
            return answer.statusCode() != 503;
        } catch (IOException killed) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    // ------------------------------------------------------------ the portal

    private void startPortal(boolean withPeople) throws IOException {
        var server = server();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx700m",
                // each start brings people of its own
                "-Dmerestone.test.from=" + 1_000 * ready.size(),
                "-cp",
                System.getProperty("java.class.path"),
                PortalAtWork.class.getName(),
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--vaadin.productionMode=true",
                "--merestone.data=" + FOLDER.resolve("data"),
                "--merestone.delivery.first=PT5S",
                "--merestone.delivery.every=PT5S",
                // these senders are meant to go wild
                "--merestone.intake.per-minute=1000000",
                "--spring.datasource.url=" + server.getProperty("MYSQL_URL"),
                "--spring.datasource.username=" + server.getProperty("MYSQL_USER"),
                "--spring.datasource.password=" + server.getProperty("MYSQL_PASSWORD")));
        command.add(withPeople ? "busy" : "quiet");
        var started = new ProcessBuilder(command).redirectErrorStream(true).start();
        portal = started;
        int before = ready.size();
        Thread.ofPlatform().daemon().start(() -> listen(started));
        await().atMost(PATIENCE).until(() -> ready.size() > before || !started.isAlive());
        assertThat(started.isAlive())
                .as("the portal starts; see %s", FOLDER.resolve("portal.log"))
                .isTrue();
    }

    private static void killPortal() {
        var running = portal;
        if (running != null) {
            try {
                assertThat(running.destroyForcibly().waitFor(30, TimeUnit.SECONDS))
                        .isTrue();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    private void listen(Process from) {
        try (var lines = from.inputReader(UTF_8);
                var log = Files.newBufferedWriter(
                        FOLDER.resolve("portal.log"), UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                log.write(line);
                log.newLine();
                log.flush();
                if (line.startsWith(PortalAtWork.SAID)) {
                    heard(line.substring(PortalAtWork.SAID.length()));
                }
            }
        } catch (IOException killed) {
            // a killed process closes its mouth in the middle of a word
        }
    }

    private void heard(String said) {
        var words = said.split(" ", 2);
        switch (words[0]) {
            case "proposed" -> proposed.add(words[1]);
            case "accepted" -> accepted.add(words[1]);
            case "key" -> key = words[1];
            case "checked" -> chainsChecked = Integer.parseInt(words[1]);
            case "ready" -> ready.add(said);
            case "away" -> {}
            default -> wrong.add(said);
        }
    }

    // ------------------------------------------------------------ the database

    private static void mysql(String command) {
        try {
            Files.createDirectories(FOLDER);
            var arguments = new ArrayList<>(List.of(
                    "scripts/mysql", command, "--home", FOLDER.resolve("mysql").toString()));
            if (command.equals("start") && Files.exists(FOLDER.resolve("mysql/server.env"))) {
                arguments.addAll(List.of("--port", server().getProperty("MYSQL_PORT")));
            }
            var log = FOLDER.resolve("mysql.log").toFile();
            var script = new ProcessBuilder(arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            assertThat(script.waitFor(10, TimeUnit.MINUTES) && script.exitValue() == 0)
                    .as("scripts/mysql %s; see %s", command, log)
                    .isTrue();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Properties server() throws IOException {
        var server = new Properties();
        for (var line : Files.readAllLines(FOLDER.resolve("mysql/server.env"))) {
            var parts = line.split("=", 2);
            server.setProperty(parts[0], parts[1].replace("'", ""));
        }
        return server;
    }

    private static JdbcClient records() throws IOException {
        var server = server();
        return JdbcClient.create(new DriverManagerDataSource(
                server.getProperty("MYSQL_URL"),
                server.getProperty("MYSQL_USER"),
                server.getProperty("MYSQL_PASSWORD")));
    }

    private static int count(JdbcClient records, String sql) {
        return records.sql(sql).query(Integer.class).single();
    }
}
