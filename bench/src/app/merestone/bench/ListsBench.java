package app.merestone.bench;

import app.merestone.agreement.LookingForPassedDates;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.portfolio.BrowsingPortfolio;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the lists of the portfolio ask the database for, through the use case, at two sizes of portfolio in turn and each
 * against its own SQL on a connection of the same pool.
 */
final class ListsBench {

    private static final int WARM_UP = 40;
    private static final int ROUNDS = 100;

    private final Database smallest;
    private final Database largest;
    private final Path data;
    private final Report report;

    ListsBench(Database smallest, Database largest, Path data, Report report) {
        this.smallest = smallest;
        this.largest = largest;
        this.data = data;
        this.report = report;
    }

    void run() throws SQLException {
        report.heading("Lists of the portfolio, %s against %s accounts".formatted(smallest.size(), largest.size()));
        try (var one = Application.start(smallest, data);
                var other = Application.start(largest, data)) {
            var small = new Portfolio(one);
            var large = new Portfolio(other);
            for (var read : small.reads.keySet()) {
                compare(read, small.reads.get(read), large.reads.get(read));
            }
            report.line("  what the optimiser does with each, at %s:", largest.size());
            for (var read : large.reads.entrySet()) {
                explain(large, read.getKey(), read.getValue());
            }
        }
    }

    private void compare(String name, Read small, Read large) {
        var times = new Figures[] {new Figures(), new Figures(), new Figures(), new Figures()};
        for (int i = 0; i < WARM_UP; i++) {
            small.use().run();
            large.use().run();
            small.raw().run();
            large.raw().run();
        }
        for (int i = 0; i < ROUNDS; i++) {
            boolean turned = i % 2 == 1;
            times[turned ? 1 : 0].time(turned ? large.use() : small.use());
            times[turned ? 0 : 1].time(turned ? small.use() : large.use());
            times[turned ? 3 : 2].time(turned ? large.raw() : small.raw());
            times[turned ? 2 : 3].time(turned ? small.raw() : large.raw());
        }
        report.line("  %s", name);
        report.measure("  at " + smallest.size(), times[0]);
        report.measure("  at " + largest.size(), times[1]);
        report.measure("  raw SQL at " + smallest.size(), times[2]);
        report.measure("  raw SQL at " + largest.size(), times[3]);
        double growth = times[1].median() / times[0].median();
        report.aim("  %s / %s (medians)".formatted(largest.size(), smallest.size()), growth, " x", "<= 2", growth <= 2);
        report.line("    use case / raw SQL at %s: %.2f x", largest.size(), times[1].median() / times[3].median());
    }

    private void explain(Portfolio portfolio, String name, Read read) throws SQLException {
        if (!largest.mysql()) {
            return;
        }
        report.line("    %s", name);
        try (var connection = portfolio.pool.getConnection();
                var statement = connection.prepareStatement("EXPLAIN FORMAT=TRADITIONAL " + read.sql())) {
            bind(statement, read.arguments());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    report.line(
                            "      %-12s %-8s key=%-22s rows=%-8s %s",
                            rows.getString("table"),
                            rows.getString("type"),
                            rows.getString("key"),
                            rows.getString("rows"),
                            rows.getString("Extra") == null ? "" : rows.getString("Extra"));
                }
            }
        }
    }

    private static void bind(java.sql.PreparedStatement statement, List<Object> arguments) throws SQLException {
        for (int i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, arguments.get(i));
        }
    }

    /**
     * A read of a page and the SQL that is behind it.
     *
     * @param use through the use case, as the page calls it
     * @param raw the SQL alone, every column of every row fetched
     */
    private record Read(Runnable use, Runnable raw, String sql, List<Object> arguments) {}

    private static final class Portfolio {

        private static final String ACCOUNTS = """
                SELECT s.*, p.name AS csm_name FROM account_standing s LEFT JOIN person p ON p.id = s.csm_id
                 WHERE %s ORDER BY s.name, s.account_id LIMIT 50""";
        private static final String RISKS = """
                SELECT s.*, p.name AS csm_name, r.owner_id, o.name AS owner_name, r.step, r.due AS step_due
                  FROM account_standing s
                  LEFT JOIN person p ON p.id = s.csm_id
                  LEFT JOIN risk_step r ON r.account_id = s.account_id
                  LEFT JOIN person o ON o.id = r.owner_id
                 WHERE s.at_risk = TRUE %s
                 ORDER BY s.risk_owned, s.at_risk_since, s.account_id LIMIT 50""";

        private static final String TURNS = """
                SELECT t.*, s.name AS account_name
                  FROM ((SELECT o.account_id, o.turn_key, o.since FROM open_turn o WHERE o.owner_id = ?
                          ORDER BY o.since, o.account_id, o.turn_key LIMIT 50)
                        UNION
                        (SELECT o.account_id, o.turn_key, o.since
                           FROM stand_in i JOIN open_turn o ON o.account_id = i.account_id
                          WHERE i.person_id = ? AND i.from_day <= CURRENT_DATE AND i.to_day >= CURRENT_DATE
                            AND o.side = 'VENDOR'
                          ORDER BY o.since, o.account_id, o.turn_key LIMIT 50)) w
                  JOIN open_turn t ON t.account_id = w.account_id AND t.turn_key = w.turn_key
                  JOIN account_standing s ON s.account_id = t.account_id
                 ORDER BY w.since, w.account_id, w.turn_key LIMIT 50""";

        private final JdbcClient jdbc;
        private final DataSource pool;
        private final BrowsingPortfolio browsing;
        private final LinkedHashMap<String, Read> reads = new LinkedHashMap<>();

        Portfolio(ApplicationContext application) {
            jdbc = application.getBean(JdbcClient.class);
            pool = application.getBean(DataSource.class);
            browsing = application.getBean(BrowsingPortfolio.class);
            var busiest = csm("csm0");
            var ordinary = csm("csm1");
            var middle = after("1 = 1");
            var middleOfMine = after("csm_id = '" + busiest + "'");
            var risk = risk();
            read(
                    "all accounts, first page",
                    busiest,
                    b -> b.accounts(BrowsingPortfolio.Which.ALL, null),
                    ACCOUNTS.formatted("1 = 1"));
            read(
                    "all accounts, a page in the middle",
                    busiest,
                    b -> b.accounts(BrowsingPortfolio.Which.ALL, middle),
                    ACCOUNTS.formatted("s.name >= ? AND (s.name > ? OR s.account_id > ?)"),
                    middle.name(),
                    middle.name(),
                    middle.account().toString());
            read(
                    "a CSM's own accounts (about 40), first page",
                    ordinary,
                    b -> b.accounts(BrowsingPortfolio.Which.MINE, null),
                    ACCOUNTS.formatted("s.csm_id = ?"),
                    ordinary.toString());
            read(
                    "a CSM's own accounts (a fifth of all), first page",
                    busiest,
                    b -> b.accounts(BrowsingPortfolio.Which.MINE, null),
                    ACCOUNTS.formatted("s.csm_id = ?"),
                    busiest.toString());
            read(
                    "a CSM's own accounts (a fifth of all), in the middle",
                    busiest,
                    b -> b.accounts(BrowsingPortfolio.Which.MINE, middleOfMine),
                    ACCOUNTS.formatted("s.csm_id = ? AND s.name >= ? AND (s.name > ? OR s.account_id > ?)"),
                    busiest.toString(),
                    middleOfMine.name(),
                    middleOfMine.name(),
                    middleOfMine.account().toString());
            for (var csm : List.of(ordinary, busiest)) {
                read(
                        csm == ordinary
                                ? "a CSM's turns (about 40 accounts)"
                                : "a CSM's turns (a fifth of all accounts)",
                        csm,
                        b -> b.myTurns(null),
                        TURNS,
                        csm.toString(),
                        csm.toString());
            }
            read("at risk, first page", busiest, b -> b.atRisk(null), RISKS.formatted(""));
            read(
                    "at risk, a page in the middle",
                    busiest,
                    b -> b.atRisk(risk),
                    RISKS.formatted("""
                            AND (s.risk_owned > ? OR (s.risk_owned = ? AND s.at_risk_since > ?)
                                 OR (s.risk_owned = ? AND s.at_risk_since = ? AND s.account_id > ?))"""),
                    risk.owned(),
                    risk.owned(),
                    risk.since(),
                    risk.owned(),
                    risk.since(),
                    risk.account().toString());
            read(
                    "how many are at risk",
                    busiest,
                    BrowsingPortfolio::riskCount,
                    "SELECT COUNT(*), SUM(CASE WHEN risk_owned = FALSE THEN 1 ELSE 0 END) FROM account_standing WHERE at_risk = TRUE");
            // days that have ended since the portfolio was made are seen to first: what is left to read are today's
            var passedDates = new LookingForPassedDates(application);
            passedDates.look();
            Application.settle(jdbc);
            var today = LocalDate.now(ZoneOffset.UTC);
            read("the look for passed dates", passedDates::look, """
                    SELECT c.account_id, c.id, c.awaited_due, a.zone
                      FROM criterion c JOIN account a ON a.id = c.account_id
                     WHERE c.awaited_due <= ? AND c.awaited_due >= ? AND a.ended_at IS NULL""", today, today.minusDays(60));
        }

        private void read(
                String name, PersonId reader, Function<BrowsingPortfolio, ?> use, String sql, Object... arguments) {
            read(name, () -> Application.as(reader, () -> use.apply(browsing), "CSM"), sql, arguments);
        }

        private void read(String name, Runnable use, String sql, Object... arguments) {
            var bound = List.of(arguments);
            reads.put(name, new Read(use, () -> fetch(sql, bound), sql, bound));
        }

        private void fetch(String sql, List<Object> arguments) {
            try (var connection = pool.getConnection();
                    var statement = connection.prepareStatement(sql)) {
                bind(statement, arguments);
                try (var rows = statement.executeQuery()) {
                    int columns = rows.getMetaData().getColumnCount();
                    var fetched = new ArrayList<Object>();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            fetched.add(rows.getObject(i));
                        }
                    }
                    if (fetched.isEmpty()) {
                        throw new IllegalStateException("nothing to read: " + sql);
                    }
                }
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        private PersonId csm(String local) {
            return jdbc.sql("SELECT id FROM person WHERE email = :email")
                    .param("email", local + "@fenwick.example")
                    .query((row, n) -> PersonId.parse(row.getString(1)))
                    .single();
        }

        private BrowsingPortfolio.After after(String condition) {
            int all = jdbc.sql("SELECT COUNT(*) FROM account_standing WHERE " + condition)
                    .query(Integer.class)
                    .single();
            return jdbc.sql("SELECT name, account_id FROM account_standing WHERE " + condition
                            + " ORDER BY name, account_id LIMIT 1 OFFSET " + all / 2)
                    .query((row, n) -> new BrowsingPortfolio.After(
                            row.getString("name"), AccountId.parse(row.getString("account_id"))))
                    .single();
        }

        private BrowsingPortfolio.AfterRisk risk() {
            int all = jdbc.sql("SELECT COUNT(*) FROM account_standing WHERE at_risk = TRUE")
                    .query(Integer.class)
                    .single();
            return jdbc.sql("SELECT risk_owned, at_risk_since, account_id FROM account_standing WHERE at_risk = TRUE"
                            + " ORDER BY risk_owned, at_risk_since, account_id LIMIT 1 OFFSET " + all / 3)
                    .query((row, n) -> new BrowsingPortfolio.AfterRisk(
                            row.getBoolean("risk_owned"),
                            row.getObject("at_risk_since", LocalDate.class),
                            AccountId.parse(row.getString("account_id"))))
                    .single();
        }
    }
}
