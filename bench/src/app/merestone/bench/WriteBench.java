package app.merestone.bench;

import app.merestone.agreement.AgreeingCriteria;
import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One acceptance by a champion, through the use case with everything it does (who is asking, the criterion's new state,
 * the ledger's entry, the events, the commit), against one row of a ledger entry's size, inserted and committed on a
 * connection of the same pool.
 */
final class WriteBench {

    private static final int WARM_UP = 200;
    private static final int ALONE = 200;
    private static final int ROUNDS = 4;
    private static final int ONE_CLIENT = 40;
    private static final int CLIENTS = 8;
    private static final int EACH_CLIENT = 15;

    private final Database database;
    private final Path data;
    private final Report report;

    WriteBench(Database database, Path data, Report report) {
        this.database = database;
        this.data = data;
        this.report = report;
    }

    void run() throws Exception {
        report.heading("Write of one acceptance, on " + database.size() + " accounts");
        try (var application = Application.start(database, data)) {
            var jdbc = application.getBean(JdbcClient.class);
            raw(jdbc);
            var acceptances = new Acceptances(application, waiting(jdbc));
            var insert = new RawInsert(application.getBean(DataSource.class));
            for (int i = 0; i < WARM_UP; i++) {
                acceptances.one();
                insert.one();
            }
            Application.settle(jdbc);
            alone(jdbc, acceptances, insert);
            backToBack(jdbc, acceptances, insert, 1, ONE_CLIENT);
            backToBack(jdbc, acceptances, insert, CLIENTS, EACH_CLIENT);
            jdbc.sql("DROP TABLE bench_raw").update();
        }
    }

    /** Everything that an acceptance sets off in the background has ended before the next one begins. */
    private void alone(JdbcClient jdbc, Acceptances acceptances, RawInsert insert) {
        var full = new Figures();
        var raw = new Figures();
        var settled = new Figures();
        long statements = 0;
        long flushes = 0;
        for (int i = 0; i < ALONE; i++) {
            // the order alternates, so that neither always comes after the other's flush
            if (i % 2 == 0) {
                raw.time(insert::one);
            }
            long began = System.nanoTime();
            full.time(acceptances::one);
            Application.settle(jdbc);
            settled.add(System.nanoTime() - began);
            if (i % 2 == 1) {
                raw.time(insert::one);
            }
        }
        report.line("  one at a time, listeners done before the next:");
        report.measure("  raw insert + commit", raw);
        report.measure("  acceptance", full);
        report.measure("  acceptance until every listener is done", settled);
        double ratio = raw.median() / full.median();
        report.aim("  raw / acceptance (medians)", ratio, " x", ">= 0.35", ratio >= 0.35);
        if (database.mysql()) {
            Application.settle(jdbc);
            long before = status(jdbc, "Questions");
            long flushed = status(jdbc, "Innodb_os_log_fsyncs");
            acceptances.one();
            statements = status(jdbc, "Questions") - before;
            flushes = status(jdbc, "Innodb_os_log_fsyncs") - flushed;
            Application.settle(jdbc);
            report.line(
                    "    about %d statements and %d log flushes until the use case returned (its listeners may have begun)",
                    statements, flushes);
        }
    }

    private void backToBack(JdbcClient jdbc, Acceptances acceptances, RawInsert insert, int clients, int each)
            throws Exception {
        var full = new Figures();
        var raw = new Figures();
        double fullSeconds = 0;
        long processor = 0;
        double rawSeconds = 0;
        double settledSeconds = 0;
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (int round = 0; round < ROUNDS; round++) {
                if (round % 2 == 0) {
                    rawSeconds += together(threads, clients, each * 5, raw, insert::one);
                }
                long used = processorTime();
                long began = System.nanoTime();
                fullSeconds += together(threads, clients, each, full, acceptances::one);
                Application.settle(jdbc);
                processor += processorTime() - used;
                settledSeconds += (System.nanoTime() - began) / 1e9;
                if (round % 2 == 1) {
                    rawSeconds += together(threads, clients, each * 5, raw, insert::one);
                }
            }
        }
        report.line("  %d client%s, back to back:", clients, clients == 1 ? "" : "s");
        report.measure("  raw insert + commit", raw);
        report.measure("  acceptance", full);
        double perSecond = full.count() / fullSeconds;
        double rawPerSecond = raw.count() / rawSeconds;
        report.line(
                "    %.0f acceptances a second (%.0f with all their listeners), %.0f raw inserts a second: %.3f x",
                perSecond, full.count() / settledSeconds, rawPerSecond, perSecond / rawPerSecond);
        report.line(
                "    processor time of an acceptance with all its listeners, without the database's: %.1f ms",
                processor / 1e6 / full.count());
    }

    private static double together(
            java.util.concurrent.ExecutorService threads, int clients, int each, Figures figures, Runnable act)
            throws Exception {
        long began = System.nanoTime();
        var running = new ArrayList<Future<?>>();
        for (int c = 0; c < clients; c++) {
            running.add(threads.submit(() -> {
                for (int i = 0; i < each; i++) {
                    figures.time(act);
                }
            }));
        }
        for (var client : running) {
            client.get();
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** Unlike the clock, it does not grow with what else the machine does. */
    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private List<Waits> waiting(JdbcClient jdbc) {
        int wanted = WARM_UP + ALONE + ROUNDS * (ONE_CLIENT + CLIENTS * EACH_CLIENT) + 10;
        var found = jdbc.sql("""
                        SELECT t.account_id, SUBSTRING(t.turn_key, 11, 36) AS criterion, m.person_id
                          FROM open_turn t
                          JOIN account_standing s ON s.account_id = t.account_id
                          JOIN membership m ON m.account_id = t.account_id AND m.role = 'CHAMPION'
                         WHERE t.kind = 'agreement.answer' AND t.side = 'CUSTOMER' AND s.closed_on IS NULL
                         LIMIT :most""")
                .param("most", 4 * wanted)
                .query((row, n) -> new Waits(
                        AccountId.parse(row.getString("account_id")),
                        CriterionId.parse(row.getString("criterion")),
                        PersonId.parse(row.getString("person_id"))))
                .list();
        if (found.size() < wanted) {
            throw new IllegalStateException("Only " + found.size() + " criteria still wait for a customer, and "
                    + wanted + " are wanted: --fresh makes the portfolio anew.");
        }
        // one after the other on different accounts, and no two clients at once on the same one
        var shuffled = new ArrayList<>(found);
        java.util.Collections.shuffle(shuffled, new java.util.Random(1));
        return shuffled.subList(0, wanted);
    }

    private static long status(JdbcClient jdbc, String name) {
        return jdbc.sql("SHOW GLOBAL STATUS LIKE '" + name + "'")
                .query((row, n) -> row.getLong(2))
                .single();
    }

    private static void raw(JdbcClient jdbc) {
        jdbc.sql("DROP TABLE IF EXISTS bench_raw").update();
        jdbc.sql("""
                CREATE TABLE bench_raw (
                    account_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
                    sequence_number BIGINT NOT NULL,
                    kind VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
                    at DATETIME(6) NOT NULL,
                    canonical VARCHAR(4000) NOT NULL,
                    hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
                    PRIMARY KEY (account_id, sequence_number))""").update();
    }

    private record Waits(AccountId account, CriterionId criterion, PersonId champion) {}

    private static final class Acceptances {

        private final AgreeingCriteria agreeing;
        private final Queue<Waits> waiting;

        Acceptances(ApplicationContext application, List<Waits> waiting) {
            this.agreeing = application.getBean(AgreeingCriteria.class);
            this.waiting = new ConcurrentLinkedQueue<>(waiting);
        }

        void one() {
            var next = waiting.remove();
            var recorded = Application.as(
                    next.champion(), () -> agreeing.accept(next.account(), next.criterion(), 1, ""), "CUSTOMER");
            if (!recorded.agreed()) {
                throw new IllegalStateException("not agreed: " + next);
            }
        }
    }

    private static final class RawInsert {

        private static final String ENTRY = "x".repeat(900);

        private final DataSource pool;

        RawInsert(DataSource pool) {
            this.pool = pool;
        }

        void one() {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO bench_raw (account_id, sequence_number, kind, at, canonical, hash) VALUES (?, ?, ?, ?, ?, ?)")) {
                    insert.setString(1, UUID.randomUUID().toString());
                    insert.setLong(2, 1);
                    insert.setString(3, "criterion.accepted");
                    insert.setTimestamp(4, Timestamp.from(Instant.now()));
                    insert.setString(5, ENTRY);
                    insert.setString(6, "0".repeat(64));
                    insert.executeUpdate();
                }
                connection.commit();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
