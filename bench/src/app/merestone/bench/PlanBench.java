package app.merestone.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Opening the plan page of a champion, by real HTTP on the packaged portal: the page, the request that makes its UI, and
 * the one that navigates and answers with everything on the page. The server's time is what its own access log says.
 */
final class PlanBench {

    private static final int PEOPLE = 40;
    private static final int WARM_UP = 3;
    private static final int TIMES = 5;

    private final Database database;
    private final Path app;
    private final Path data;
    private final Report report;

    PlanBench(Database database, Path app, Path data, Report report) {
        this.database = database;
        this.app = app;
        this.data = data;
        this.report = report;
    }

    void run() throws IOException, InterruptedException {
        report.heading("Opening the plan page, on " + database.size() + " accounts with 20 criteria each");
        var logs = data.resolve("access").toAbsolutePath();
        delete(logs);
        try (var pool = pool(database);
                var portal = new PortalProcess(
                        database,
                        app,
                        data,
                        List.of("-Xmx1g"),
                        Map.of(
                                "server.tomcat.accesslog.enabled",
                                "true",
                                "server.tomcat.accesslog.directory",
                                logs.toString(),
                                "server.tomcat.accesslog.buffered",
                                "false",
                                "server.tomcat.accesslog.pattern",
                                "%D %m %U%q"))) {
            var jdbc = JdbcClient.create(pool);
            var people = champions(jdbc, PEOPLE + WARM_UP * 10);
            var seen = new Figures();
            int number = 0;
            long bytes = 0;
            var before = Duration.ZERO;
            for (var person : people) {
                if (number == WARM_UP * 10) {
                    before = portal.processorTime();
                }
                boolean counts = number >= WARM_UP * 10;
                try (var visitor = new Visitor(portal, jdbc, person.email(), number++)) {
                    for (int i = 0; i < TIMES; i++) {
                        var opened = visitor.open("plan/" + person.account());
                        if (!opened.text().contains("Harbour") && !opened.text().contains(person.company())) {
                            throw new IllegalStateException("this is not the plan page: " + opened.text());
                        }
                        if (counts) {
                            seen.add(opened.nanoseconds());
                            bytes = opened.bytes();
                        }
                    }
                }
            }
            var used = portal.processorTime().minus(before);
            server(logs, people.size() * TIMES, PEOPLE * TIMES);
            report.measure("all three, seen by the client on the same machine", seen);
            report.line(
                    "  processor time of the portal: %.1f ms for each opening, a fifth of a sign-in included",
                    used.toMillis() / (double) seen.count());
            report.line("  the last one was %,d characters in all, before compression", bytes);
        }
    }

    private void server(Path logs, int opened, int counted) {
        var page = new ArrayList<Long>();
        var init = new ArrayList<Long>();
        var navigate = new ArrayList<Long>();
        // each line is written after its answer
        Until.so("the access log is complete", Duration.ofMillis(100), Duration.ofSeconds(30), () -> {
            page.clear();
            init.clear();
            navigate.clear();
            for (var line : lines(logs)) {
                long nanoseconds = 1000 * Long.parseLong(line.substring(0, line.indexOf(' ')));
                if (line.contains("v-r=init")) {
                    init.add(nanoseconds);
                } else if (line.contains("v-r=uidl")) {
                    navigate.add(nanoseconds);
                } else if (line.contains("GET /plan/")) {
                    page.add(nanoseconds);
                }
            }
            return page.size() == opened && init.size() == opened && navigate.size() == opened;
        });
        var sum = new Figures();
        var one = new Figures();
        var two = new Figures();
        var three = new Figures();
        for (int i = opened - counted; i < opened; i++) {
            one.add(page.get(i));
            two.add(init.get(i));
            three.add(navigate.get(i));
            sum.add(page.get(i) + init.get(i) + navigate.get(i));
        }
        report.measure("server: the page itself", one);
        report.measure("server: the request that makes the UI", two);
        report.measure("server: navigating, with everything on the page", three);
        report.measure("server: all three", sum);
        report.aim("server: all three, p95", sum.p95(), " ms", "<= 50 ms", sum.p95() <= 50);
    }

    private static List<String> lines(Path logs) {
        try (Stream<Path> files = Files.list(logs)) {
            var lines = new ArrayList<String>();
            for (var file : files.toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    record Champion(String email, String account, String company) {}

    static List<Champion> champions(JdbcClient jdbc, int most) {
        return jdbc.sql("""
                        SELECT p.email, a.id, a.name FROM account a
                          JOIN membership m ON m.account_id = a.id AND m.role = 'CHAMPION'
                          JOIN person p ON p.id = m.person_id
                          JOIN account_standing s ON s.account_id = a.id
                         WHERE s.status IN ('SETTING_UP', 'RESULT_SHOWN', 'SETUP_DONE_NO_RESULT')
                         ORDER BY a.id LIMIT :most""")
                .param("most", most)
                .query((row, n) -> new Champion(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    static HikariDataSource pool(Database database) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(1);
        return pool;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
