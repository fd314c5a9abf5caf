package app.merestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import app.merestone.datasync.AfterRun;
import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.ConnectionId;
import app.merestone.datasync.KeepingConnections;
import app.merestone.datasync.Pipeline;
import app.merestone.datasync.SyncNeed;
import app.merestone.datasync.WatchingSyncs;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.EmailAddress;
import app.merestone.portfolio.BrowsingHistory;
import app.merestone.portfolio.BrowsingPortfolio;
import app.merestone.sharing.BrowsingShares;
import app.merestone.sharing.HearingReaders;
import app.merestone.sharing.MadeShare;
import app.merestone.sharing.NewShare;
import app.merestone.sharing.SharesOfAccount;
import app.merestone.sharing.SharingPlans;
import app.merestone.testing.Copies;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.RecordedStatements;
import app.merestone.testing.TestPostbox;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * What a query costs does not grow with the portfolio. Every statement that the application sends, while every use case is
 * called and everything that runs by itself has run, is explained by MySQL over at least 10,000 rows in every table that
 * grows: nothing is scanned whole, nothing is sorted whole, and few rows are read.
 *
 * <p>No query is registered here. The statements are recorded where they leave for the database, and the calls are the
 * rows of the security matrix, which fails when a use case has none. The rows come from the catalogue: whatever table there
 * is, what an account has in it is copied for thousands of other accounts.
 */
@DatabaseTest
@Tag("mysql")
@Tag("long")
@Import(RecordedStatements.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlanTests {

    private static final int ROWS = 10_000;

    /** From here on a scan or a sort is one over a table that grows. */
    private static final int MANY = 2_000;

    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");
    private static final Pattern ASKED = Pattern.compile("name=\"asked\" value=\"([0-9a-f-]{36})\"");

    /** What does not grow with accounts, people or time; a publication is deleted when everybody has heard it. */
    private static final Set<String> BOUNDED =
            Set.of("flyway_schema_history", "segment", "vendor_role", "EVENT_PUBLICATION", "demo_database");

    /** The use cases that read much on purpose, and why. */
    private static final Map<String, String> ON_PURPOSE = Map.of(
            "ConnectingSyncs.connect", "a new sync takes in once what came for its job before, up to 90 days of it",
            "ConnectingSyncs.correct", "and so does one whose address was corrected",
            "BrowsingHistory.check", "whoever has a chain checked has all of it checked",
            "KeepingConnections.accounts", "an administrator chooses among all accounts by name");

    @Autowired
    RecordedStatements.Recorder recorder;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    List<ScheduledTaskHolder> scheduled;

    @Autowired
    BrowsingPortfolio portfolio;

    @Autowired
    BrowsingHistory history;

    @Autowired
    WatchingSyncs watching;

    @Autowired
    BrowsingSyncs syncs;

    @Autowired
    KeepingConnections connections;

    @Autowired
    BrowsingShares shares;

    @Autowired
    HearingReaders answers;

    @Autowired
    SharingPlans sharing;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    WebApplicationContext web;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataSource database;

    @Autowired
    Clock clock;

    private SecurityMatrixTests matrix;

    @BeforeAll
    void manyAccounts() {
        matrix = beans.createBean(SecurityMatrixTests.class);
        matrix.aWorldWithSomethingOfEverything();
        await().atMost(Duration.ofMinutes(3))
                .until(() -> jdbc.queryForObject("SELECT COUNT(*) FROM EVENT_PUBLICATION", Integer.class) == 0);
        fillWhatTheWorldLeavesEmpty();
        jdbc.execute((Connection connection) -> {
            var one = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            var copies = new Copies(one, ROWS, BOUNDED);
            assertThat(copies.make()).as("tables without a row to copy").isEmpty();
            // a sync has many runs: with two each MySQL would expect two
            one.execute("SET foreign_key_checks = 0");
            one.update("DELETE FROM sync_run WHERE id BETWEEN '00000020' AND '0000ffff'");
            one.execute("SET foreign_key_checks = 1");
            // a vendor has hundreds of people, whatever its customers have; and a part of the portfolio is at risk
            one.update(
                    "UPDATE person SET side = 'CUSTOMER' WHERE side = 'VENDOR' AND id BETWEEN '00000020' AND '0000ffff'");
            one.update(
                    "UPDATE account_standing SET at_risk = TRUE, at_risk_since = onboarding_start WHERE MOD(CONV(SUBSTRING(account_id, 5, 4), 16, 10), 4) = 0");
            // one file is added a few times, not ten thousand
            one.update("UPDATE evidence SET content_hash = SHA2(id, 256) WHERE id BETWEEN '00000020' AND '0000ffff'");
            // on most days few dates have passed and few accounts are looked at again
            one.update("UPDATE criterion SET awaited_due = '2030-01-01' WHERE id BETWEEN '00000020' AND '0000ffff'");
            one.update(
                    "UPDATE account_standing SET look_again_on = '2030-01-01' WHERE account_id BETWEEN '00000020' AND '0000ffff'");
            // and few syncs are looked at by the clock, or need somebody
            one.update("UPDATE data_sync SET watch_at = '2030-01-01' WHERE id BETWEEN '00000020' AND '0000ffff'");
            one.update(
                    "UPDATE data_sync SET need = 'WAITING', need_since = connected_at WHERE id BETWEEN '00000020' AND '00000200'");
            muchOnOneAccount(one);
            one.execute("DROP TABLE copy_number");
            copies.analyze();
            return null;
        });
    }

    @Test
    void noStatementReadsMoreAsThePortfolioGrows() throws Exception {
        recorder.start();
        matrix.callEverything(recorder::during);
        recorder.during("a page that is not the first");
        pagesThatAreNotTheFirst();
        recorder.during("a delivery");
        deliveries();
        recorder.during("a reader with a link");
        readers();
        recorder.during("what runs by itself");
        scheduled.stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .forEach(task -> task.getTask().getRunnable().run());
        var statements = recorder.stop();

        assertThat(statements).hasSizeGreaterThan(100);
        for (var table : List.of("share_code", "share_open", "share_answer", "plan_share")) {
            assertThat(statements)
                    .as("what readers ask of " + table)
                    .anyMatch(sent -> sent.during().equals("a reader with a link")
                            && sent.sql().contains(table));
        }
        var wrong = new ArrayList<String>();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (var statement : statements) {
                if (!ON_PURPOSE.containsKey(statement.during())) {
                    wrong.addAll(troubleWith(connection, statement));
                }
            }
            connection.rollback();
        }
        assertThat(wrong).isEmpty();
    }

    private void pagesThatAreNotTheFirst() {
        var scene = matrix.world().scene();
        var account = new AccountId(
                UUID.fromString("00000400" + scene.account().toString().substring(8)));
        for (var mine : List.of(true, false)) {
            scene.asCsm(() -> portfolio.accounts(
                    new BrowsingPortfolio.Which(mine, ""), new BrowsingPortfolio.After("Harbour & Pine 1 5", account)));
        }
        scene.asLeader(
                () -> portfolio.atRisk(new BrowsingPortfolio.AfterRisk(false, LocalDate.of(2025, 6, 1), account)));
        scene.asCsm(() -> portfolio.myTurns(
                new BrowsingPortfolio.AfterTurn(clock.instant().minus(Duration.ofDays(30)), account, "")));
        var later = new WatchingSyncs.After(
                clock.instant().minus(Duration.ofDays(30)),
                Objects.requireNonNull(matrix.world().feed()).sync());
        scene.asCsm(() -> watching.page(WatchingSyncs.Which.ALL, later));
        scene.asCsm(() -> watching.page(new WatchingSyncs.Which(false, SyncNeed.WAITING), later));
        scene.asCsm(() -> watching.page(new WatchingSyncs.Which(true, null), later));
        var run = Objects.requireNonNull(matrix.world().run());
        scene.asMember(() -> syncs.older(
                scene.account(), later.sync(), new AfterRun(clock.instant().minus(Duration.ofHours(5_000)), run)));
        for (var revoked : Arrays.asList(null, later.since())) {
            scene.asAdmin(() -> connections.connections(
                    null, new KeepingConnections.After(revoked, later.since(), ConnectionId.parse(run.toString()))));
        }
        scene.asAdmin(() -> connections.connections(scene.account(), null));
        scene.asCsm(() -> history.page(scene.account(), BrowsingHistory.Which.EVERYTHING, 5_000));
        scene.asChampion(() -> shares.links(scene.account(), new SharesOfAccount.Place(0, later.since(), "~")));
        scene.asChampion(() -> answers.said(scene.account(), new HearingReaders.Place(0, later.since(), "~")));
    }

    /** Runs of every kind for a sync that has had ten thousand: what is asked of the earlier ones, and of those that named no output. */
    private void deliveries() {
        var scene = matrix.world().scene();
        var feed = Objects.requireNonNull(matrix.world().feed());
        var pipeline = beans.createBean(Pipeline.class);
        var columns = "\"schema\": [{\"name\": \"id\", \"type\": \"int\"}]";
        pipeline.report(feed, "checked", "\"rows\": 5000, " + columns);
        pipeline.verify(scene, feed, 5_000);
        pipeline.report(feed, "compared with what was checked", "\"rows\": 4990, " + columns);
        pipeline.report(feed, "told in two", "\"countUnknown\": true");
        pipeline.report(feed, "told in two", "\"rows\": 0");
        var run = UUID.randomUUID();
        pipeline.deliver(feed.key(), withoutOutputs(Pipeline.event(feed.job(), "START", run, pipeline.now(), null)));
        pipeline.deliver(feed.key(), Pipeline.event(feed.job(), "COMPLETE", run, pipeline.now(), 4_980L));
        pipeline.deliver(
                feed.key(),
                withoutOutputs(Pipeline.event(feed.job(), "FAIL", UUID.randomUUID(), pipeline.now(), null)));
        // the matrix shows the door that a key is needed; here a product comes with one
        pipeline.used(scene, pipeline.key(scene), "mia", "deal.created", clock.instant());
    }

    /** Whoever has nothing but a link: from its page to the code that proves their address, and to what they say. */
    private void readers() throws Exception {
        var scene = matrix.world().scene();
        var browser = MockMvcBuilders.webAppContextSetup(web).build();
        var everything = NewShare.ofEverything(
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20));
        var open = path(scene.asChampion(() -> sharing.make(scene.account(), everything)));
        var page = answer(browser, get(open).header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"));
        answer(
                browser,
                post(open).param("say", "question").param("words", "When?").param("form", found(FORM, page)));
        for (var way : List.of("/embed", "/pdf", "/certificate", "/file/" + "a".repeat(64))) {
            answer(browser, get(open + way));
        }
        answer(browser, get("/s/" + "A".repeat(43)));
        answer(browser, get("/verify").param("number", "M-7Q4M2-KXD5T").param("hash", "a".repeat(64)));

        var reader = new EmailAddress("ines." + UUID.randomUUID() + "@board.example");
        var coded = path(scene.asChampion(() -> sharing.make(scene.account(), everything.readableBy("board.example"))));
        manyCodes(coded);
        // once more than codes are made, so that the newest of them is looked for, too
        var asked = "";
        for (int i = 0; i < 4; i++) {
            asked = answer(browser, post(coded).param("say", "address").param("address", reader.value()));
        }
        assertThat(asked).contains("asked for several times");
        await().atMost(Duration.ofMinutes(1)).until(() -> postbox.to(reader).size() == 3);
        var form = found(ASKED, asked);
        answer(browser, post(coded).param("say", "code").param("asked", form).param("code", "none"));
        postbox.to(reader).stream()
                .map(mail -> mail.text().substring(0, 8))
                .forEach(code -> answer(
                        browser,
                        post(coded).param("say", "code").param("asked", form).param("code", code)));
    }

    /** A link that very many have asked for codes on: with the few of a link of one account nothing would be read in vain. */
    private void manyCodes(String coded) {
        var hash = ContentHash.of(coded.substring("/s/".length())).hex();
        int made = jdbc.update("""
                INSERT INTO share_code (id, share_id, address, code_seal, expires_at, tries)
                SELECT UUID(), s.id, CONCAT('reader.', e.sequence_number, '.', e.at_place, '@board.example'), ?,
                       NOW(6) + INTERVAL 1 HOUR, 0
                  FROM plan_share s
                  JOIN (SELECT sequence_number, ROW_NUMBER() OVER () AS at_place FROM ledger_entry LIMIT 10000) e
                 WHERE s.token_hash = ?""", "8".repeat(64), hash);
        assertThat(made).isEqualTo(ROWS);
        jdbc.execute("ANALYZE TABLE share_code");
    }

    private static String answer(MockMvc browser, MockHttpServletRequestBuilder request) {
        try {
            return browser.perform(request).andReturn().getResponse().getContentAsString();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String path(MadeShare made) {
        return URI.create(made.link()).getPath();
    }

    private static String found(Pattern what, String page) {
        var found = what.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private static String withoutOutputs(String event) {
        return event.replaceFirst("\"outputs\": \\[.*\\]", "\"outputs\": []");
    }

    /** What the world has none of: each one row, to be copied like the others. */
    private void fillWhatTheWorldLeavesEmpty() {
        var world = matrix.world();
        var account = world.scene().account().toString();
        var champion = world.scene().champion().toString();
        var csm = world.scene().csm().toString();
        var criterion = world.first().toString();
        var id = UUID.randomUUID().toString();
        jdbc.update("INSERT INTO contact (account_id, person_id) VALUES (?, ?)", account, champion);
        jdbc.update("""
                INSERT INTO evidence_look (evidence_id, person_id, side, look, at)
                SELECT id, ?, 'VENDOR', 'OPENED', NOW(6) FROM evidence""", csm);
        jdbc.update("""
                INSERT INTO identity_link (issuer, subject, person_id, linked_at)
                VALUES ('https://id.example', 'somebody', ?, NOW(6))""", champion);
        jdbc.update("INSERT INTO last_sign_in (person_id, at, authenticated_by) VALUES (?, NOW(6), 'KEYCLOAK')", csm);
        jdbc.update("""
                INSERT INTO intake_answer (connection_id, key_hash, body_hash, receipt, answered_at)
                SELECT id, ?, ?, 'MATCHED', NOW(6) FROM sync_connection LIMIT 1""", "5".repeat(64), "6".repeat(64));
        jdbc.update("""
                INSERT INTO sync_schema (sync_id, schema_hash, schema_fields)
                SELECT id, ?, '[]' FROM data_sync LIMIT 1""", "7".repeat(64));
        jdbc.update("""
                INSERT INTO import_run (id, holds, origin, file_name, file_hash, rows_read, rows_created, rows_changed,
                       rows_same, rows_refused, imported_by, imported_at)
                VALUES (?, 'COMPANIES', 'HUBSPOT', 'companies.csv', ?, 1, 1, 0, 0, 0, ?, NOW(6))""", id, "0".repeat(64), csm);
        jdbc.update("""
                INSERT INTO lapse (id, version, account_id, criterion_id, statement, reason, reported_by, reported_name,
                       reported_at)
                VALUES (?, 0, ?, ?, 'The report runs', 'It stopped', ?, 'Maya Chen', NOW(6))""", id, account, criterion, champion);
        jdbc.update("INSERT INTO mail_switched_off (person_id, since) VALUES (?, NOW(6))", champion);
        jdbc.update("""
                INSERT INTO no_result_yet (id, account_id, criterion_id, blocker, due, owner_id, check_in_id, said_by,
                       said_at, reference)
                VALUES (?, ?, ?, 'The export is late', CURRENT_DATE, ?, ?, ?, NOW(6), 'AB-1')""", id, account, criterion, champion, id, champion);
        jdbc.update("""
                INSERT INTO risk_step (account_id, owner_id, step, due, set_by, set_at)
                VALUES (?, ?, 'Call them', CURRENT_DATE, ?, NOW(6))""", account, csm, csm);
        jdbc.update("""
                INSERT INTO share_code (id, share_id, address, code_seal, expires_at, tries)
                SELECT ?, id, 'ines@customer.example', ?, NOW(6), 0 FROM plan_share LIMIT 1""", id, "4".repeat(64));
        jdbc.update("""
                INSERT INTO share_open (id, share_id, at, visitor)
                SELECT ?, id, NOW(6), 'PHONE' FROM plan_share LIMIT 1""", id);
        jdbc.update("""
                INSERT INTO sign_in_request (id, email, target, link_hash, code_mac, browser_hash, asked_at,
                       code_expires_at, link_expires_at, tries)
                VALUES (?, 'maya@customer.example', '/', ?, ?, ?, NOW(6), NOW(6), NOW(6), 0)""", id, "1".repeat(64), "2".repeat(64), "3".repeat(64));
        jdbc.update("""
                INSERT INTO sync_count (run_id, version, account_id, sync_id, quantity, as_of, theirs, ours, inside,
                       counted_by, counted_at)
                SELECT id, 0, account_id, sync_id, 'Deals', NOW(6), 1, 1, TRUE, ?, NOW(6) FROM sync_run""", champion);
        jdbc.update("""
                INSERT INTO criterion_usage (id, account_id, criterion_id, action, since_at, named_by, named_at, people)
                VALUES (?, ?, ?, 'deal.created', NOW(6), ?, NOW(6), 0)""", id, account, criterion, champion);
        jdbc.update(
                "INSERT INTO usage_action (account_id, action_hash, action, last_at) VALUES (?, SHA2('deal.created', 256), 'deal.created', NOW(6))",
                account);
        jdbc.update("""
                INSERT INTO usage_person (account_id, action_hash, person_hash, first_at, last_at)
                VALUES (?, SHA2('deal.created', 256), ?, NOW(6), NOW(6))""", account, "5".repeat(64));
    }

    /** A long history, many arrivals and many check-ins, since an account stays for years. */
    private void muchOnOneAccount(JdbcTemplate one) {
        var account = matrix.world().scene().account().toString();
        one.update("""
                INSERT INTO ledger_entry (account_id, sequence_number, kind, at, person_id, role, authenticated_by,
                       invited_by, subject_id, content_hash, canonical, previous_hash, hash)
                SELECT account_id, sequence_number + 100 * c.n, kind, at + INTERVAL c.n MINUTE, person_id, role,
                       authenticated_by, invited_by, subject_id, content_hash, canonical, previous_hash, hash
                  FROM ledger_entry JOIN copy_number c ON c.n <= 500 WHERE account_id = ? AND sequence_number <= 20""", account);
        one.update("""
                INSERT INTO check_in (id, version, account_id, about, reason, due, owner_id, opened_by, opened_at,
                       done_by, done_at, done_note)
                SELECT UUID(), 0, account_id, about, reason, due - INTERVAL c.n HOUR, owner_id, opened_by,
                       opened_at - INTERVAL c.n HOUR, owner_id, opened_at - INTERVAL c.n MINUTE, 'Done'
                  FROM check_in JOIN copy_number c ON c.n <= 10000 WHERE id = ?""", String.valueOf(matrix.world().checkIn()));
        one.update("""
                INSERT INTO intake_event (id, connection_id, account_id, event_key, event_type, event_at, pipeline_run,
                       job_namespace, job_name, outputs, matched, received_at, payload_until, payload)
                SELECT UUID(), connection_id, account_id, SHA2(UUID(), 256), event_type, event_at, pipeline_run,
                       job_namespace, CONCAT('job ', c.n % 50), outputs, FALSE, received_at - INTERVAL c.n MINUTE,
                       payload_until, payload
                  FROM (SELECT * FROM intake_event WHERE account_id = ? LIMIT 1) e JOIN copy_number c ON c.n <= 10000""", account);
        var columns = one.queryForList("""
                SELECT column_name FROM information_schema.columns
                 WHERE table_schema = DATABASE() AND table_name = 'sync_run'""", String.class);
        var run = String.valueOf(matrix.world().run());
        one.update(
                "INSERT INTO sync_run (%s) SELECT %s FROM sync_run r JOIN copy_number c ON c.n <= 10000 WHERE r.id = ?"
                        .formatted(String.join(", ", columns), copied(columns, "r")),
                run);
        // and as many again are spread over many syncs, since of what is rare in each MySQL may as well sort all
        one.update(
                "INSERT INTO sync_run (%s) SELECT %s FROM sync_run r JOIN copy_number c ON c.n <= 200 JOIN data_sync s ON s.id BETWEEN '00000020' AND '00000120' WHERE r.id = ?"
                        .formatted(String.join(", ", columns), copied(columns, "s")),
                run);
    }

    /** The columns of a copy of run {@code r}, of the same sync or of sync {@code s}, each an hour before the one before it. */
    private static String copied(List<String> columns, String sync) {
        return columns.stream()
                .map(column -> switch (column) {
                    case "id", "pipeline_run" -> "UUID()";
                    case "started_at", "ended_at", "arrived_at", "told_at" -> "r." + column + " - INTERVAL c.n HOUR";
                    case "sync_id" -> sync.equals("r") ? "r.sync_id" : "s.id";
                    case "account_id", "job_hash" -> sync + "." + column;
                    default -> "r." + column;
                })
                .collect(Collectors.joining(", "));
    }

    private static List<String> troubleWith(Connection connection, RecordedStatements.Sent statement)
            throws SQLException {
        var kind = shown(statement).substring(0, 6).toUpperCase(Locale.ROOT);
        if (!Set.of("SELECT", "UPDATE", "DELETE").contains(kind)) {
            return List.of();
        }
        var trouble = new ArrayList<String>();
        var told = new ArrayList<String>();
        try (var explain = statement.on(connection, "EXPLAIN FORMAT=TRADITIONAL ");
                var plan = explain.executeQuery()) {
            while (plan.next()) {
                told.add("%s %s %s %s %s"
                        .formatted(
                                plan.getString("table"),
                                plan.getString("type"),
                                plan.getString("key"),
                                plan.getString("rows"),
                                plan.getString("Extra")));
                var extra = Objects.requireNonNullElse(plan.getString("Extra"), "");
                boolean many = plan.getLong("rows") >= MANY;
                if (many && "ALL".equals(plan.getString("type"))) {
                    trouble.add("scans " + plan.getString("table"));
                }
                if (many && extra.contains("Using filesort")) {
                    trouble.add("sorts " + plan.getString("table"));
                }
            }
        }
        if (kind.equals("SELECT")) {
            long nothing = read(connection, () -> {});
            long before = read(connection, () -> {
                try (var select = statement.on(connection, "");
                        var rows = select.executeQuery()) {
                    while (rows.next()) {
                        // read to the end, as the application does
                    }
                }
            });
            if (before - nothing >= ROWS / 2) {
                trouble.add("reads " + (before - nothing) + " rows");
            }
        }
        return trouble.isEmpty()
                ? List.of()
                : List.of(statement.during() + ": " + String.join(", ", trouble) + "\n    " + shown(statement)
                        + "\n    " + String.join("\n    ", told));
    }

    private interface Reading {
        void run() throws SQLException;
    }

    /** How many rows the server touched meanwhile, by its own count for this session. */
    private static long read(Connection connection, Reading reading) throws SQLException {
        long before = touched(connection);
        reading.run();
        return touched(connection) - before;
    }

    private static long touched(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var status = statement.executeQuery("SHOW SESSION STATUS LIKE 'Handler_read%'")) {
            long sum = 0;
            while (status.next()) {
                sum += status.getLong(2);
            }
            return sum;
        }
    }

    private static String shown(RecordedStatements.Sent statement) {
        return statement.sql().replaceAll("\\s+", " ").strip();
    }
}
