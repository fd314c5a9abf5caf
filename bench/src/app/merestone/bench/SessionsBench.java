package app.merestone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an open session costs in heap: sessions of different people, each with its plan page open, counted by the bytes of
 * the objects that a full collection leaves, with and without the connection over which the server tells of changes.
 */
final class SessionsBench {

    private static final int BEFORE = 30;
    private static final int SESSIONS = 100;

    private final Database database;
    private final Path app;
    private final Path data;
    private final Report report;

    SessionsBench(Database database, Path app, Path data, Report report) {
        this.database = database;
        this.app = app;
        this.data = data;
        this.report = report;
    }

    void run() throws IOException, InterruptedException {
        report.heading("Heap of an open session with the plan page open");
        var visitors = new ArrayList<Visitor>();
        try (var pool = PlanBench.pool(database);
                var portal = new PortalProcess(database, app, data, List.of("-Xmx1g"), Map.of())) {
            var jdbc = JdbcClient.create(pool);
            var people = PlanBench.champions(jdbc, BEFORE + SESSIONS);
            // what the first sessions make once and for all is no cost of a session
            for (int n = 0; n < BEFORE; n++) {
                visitors.add(open(portal, jdbc, people.get(n), n));
            }
            for (int n = 0; n < BEFORE; n++) {
                visitors.get(n).listen();
            }
            portal.untilIdle();
            long first = portal.liveBytes();
            Files.writeString(data.resolve("heap-before.txt"), portal.histogram());
            for (int n = BEFORE; n < BEFORE + SESSIONS; n++) {
                visitors.add(open(portal, jdbc, people.get(n), n));
            }
            portal.untilIdle();
            long pages = portal.liveBytes();
            Files.writeString(data.resolve("heap-pages.txt"), portal.histogram());
            for (int n = BEFORE; n < BEFORE + SESSIONS; n++) {
                visitors.get(n).listen();
            }
            portal.untilIdle();
            long connected = portal.liveBytes();
            Files.writeString(data.resolve("heap-connected.txt"), portal.histogram());
            double page = (pages - first) / 1000.0 / SESSIONS;
            double all = (connected - first) / 1000.0 / SESSIONS;
            report.line(
                    "  %d sessions more, %d before; live heap %.1f MB, then %.1f MB, connected %.1f MB",
                    SESSIONS, BEFORE, first / 1e6, pages / 1e6, connected / 1e6);
            report.aim("session, UI and page", page, " kB", "<= 160 kB", page <= 160);
            report.aim("and its push connection (websocket)", all, " kB", "<= 160 kB", all <= 160);
        } finally {
            visitors.forEach(Visitor::close);
        }
    }

    private static Visitor open(PortalProcess portal, JdbcClient jdbc, PlanBench.Champion person, int number)
            throws IOException, InterruptedException {
        var visitor = new Visitor(portal, jdbc, person.email(), number);
        visitor.open("plan/" + person.account());
        return visitor;
    }
}
