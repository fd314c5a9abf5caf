package app.merestone.bench;

import app.merestone.kernel.AccountId;
import app.merestone.ledger.Ledger;
import app.merestone.portfolio.GeneratedStandings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes a portfolio, unless there is one already, and checks a sample of it against what the application derives. */
final class Generating {

    private static final int SAMPLE = 100;

    private final Database database;
    private final Path data;
    private final Report report;

    Generating(Database database, Path data, Report report) {
        this.database = database;
        this.data = data;
        this.report = report;
    }

    void run(boolean fresh, long seed) throws SQLException {
        if (fresh) {
            database.drop();
        }
        database.make();
        if (database.holds() == database.accounts()) {
            report.line("The portfolio of %s accounts is there already.", database.size());
            return;
        }
        // the application makes the tables and the segments, as anywhere
        try (var application = Application.start(database, data)) {
            var jdbc = application.getBean(JdbcClient.class);
            int there = database.holds();
            if (there > 0) {
                throw new IllegalStateException("The database of " + database.size() + " holds " + there
                        + " accounts of an interrupted run; --fresh begins anew.");
            }
            report.line(
                    "Generating %,d accounts with %d criteria each, seed %d …",
                    database.accounts(), Generator.CRITERIA, seed);
            try (var pool = database.forLoading()) {
                new Generator(pool, seed, database.accounts(), Instant.now()).run();
            }
            analyse(jdbc);
            check(application, jdbc);
        }
    }

    private void analyse(JdbcClient jdbc) {
        if (!database.mysql()) {
            jdbc.sql("ANALYZE").update();
            return;
        }
        var tables = jdbc.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")
                .query(String.class)
                .list();
        for (var table : tables) {
            jdbc.sql("ANALYZE TABLE " + table)
                    .query((row, n) -> row.getString(1))
                    .list();
        }
    }

    private void check(ApplicationContext application, JdbcClient jdbc) {
        var standings = new GeneratedStandings(application);
        var ledger = application.getBean(Ledger.class);
        var accounts = jdbc.sql("SELECT id FROM account ORDER BY SUBSTRING(id, 25) LIMIT " + SAMPLE)
                .query((row, n) -> AccountId.parse(row.getString(1)))
                .list();
        var wrong = new ArrayList<String>();
        for (var account : accounts) {
            wrong.addAll(standings.differences(account));
            ledger.check(account).forEach(broken -> wrong.add("the chain of " + account + ": " + broken));
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(wrong.size() + " rows are not what the application derives, first:\n"
                    + String.join("\n", wrong.subList(0, Math.min(5, wrong.size()))));
        }
        report.line(
                "  %d accounts checked: standing, turns and chain are what the application derives.", accounts.size());
    }
}
