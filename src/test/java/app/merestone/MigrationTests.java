package app.merestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.testing.TestDatabase;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that somebody has worked with at the first released version, brought up to today's. */
@Tag("database")
class MigrationTests {

    /** The newest migration of the first version that was landed as a whole. */
    private static final String FIRST = "132";

    private static final LocalDateTime THEN = LocalDateTime.of(2026, 11, 20, 9, 30, 0, 123_456_000);
    private static final String HERE = "a".repeat(64);
    private static final String THERE = "b".repeat(64);

    private final String account = UUID.randomUUID().toString();
    private final String csm = UUID.randomUUID().toString();
    private final String connection = UUID.randomUUID().toString();
    private final String here = UUID.randomUUID().toString();
    private final String there = UUID.randomUUID().toString();
    private final String run = UUID.randomUUID().toString();

    DriverManagerDataSource database;
    JdbcTemplate jdbc;
    LocalDate today;

    @BeforeEach
    void anOlderDatabase() {
        var settings = TestDatabase.fresh();
        database = new DriverManagerDataSource(
                String.valueOf(settings.get("spring.datasource.url")),
                String.valueOf(settings.getOrDefault("spring.datasource.username", "sa")),
                String.valueOf(settings.getOrDefault("spring.datasource.password", "")));
        jdbc = new JdbcTemplate(database);
        migrate(FIRST);
        today = jdbc.queryForObject("SELECT CURRENT_DATE", LocalDate.class);
        anAccountWithItsCsm();
    }

    @Test
    void whatWasThereIsStillThereRowByRowAndColumnByColumn() {
        criterion(1, today.plusDays(30), null, null);
        var sync = sync(here, HERE, "warehouse.accounts");
        run(run, sync);
        dispute(sync);
        event("{\"outputs\": []}");
        publication("app.merestone.notifications.TellingPeople.on(app.merestone.ledger.EntryRecorded)");
        var columns = columns();
        var before = rows(columns);
        assertThat(before)
                .hasEntrySatisfying(
                        "criterion_revision", rows -> assertThat(rows).hasSize(1))
                .hasEntrySatisfying("sync_run", rows -> assertThat(rows).hasSize(1))
                .hasEntrySatisfying(
                        "event_publication", rows -> assertThat(rows).hasSize(1));

        migrate("latest");

        assertThat(rows(columns)).isEqualTo(before);
    }

    @Test
    void theAgreedDayThatNobodySawPassIsAwaitedAndNoOther() {
        var future = criterion(1, today.plusDays(30), null, null);
        var lately = criterion(1, today.minusDays(10), null, null);
        var seen = criterion(1, today.minusDays(10), today.minusDays(10), null);
        var seenEarlier = criterion(1, today.plusDays(3), today.minusDays(10), null);
        var longPast = criterion(1, today.minusDays(90), null, null);
        var dropped = criterion(1, today.plusDays(30), null, THEN);
        var neverAgreed = criterion(null, today.plusDays(30), null, null);
        var undated = criterion(1, null, null, null);
        // the wording on the table is newer than the one in force
        revision(future, 2, today.plusDays(99));

        migrate("latest");

        assertThat(awaited(future)).isEqualTo(today.plusDays(30));
        assertThat(awaited(lately)).isEqualTo(today.minusDays(10));
        assertThat(awaited(seenEarlier)).isEqualTo(today.plusDays(3));
        for (var none : List.of(seen, longPast, dropped, neverAgreed, undated)) {
            assertThat(awaited(none)).isNull();
        }
    }

    @Test
    void everyRunKnowsTheAddressUnderWhichItCameAndMayComeUnderAnotherOneToo() {
        var first = sync(here, HERE, "warehouse.accounts");
        var second = sync(there, THERE, "warehouse.deals");
        run(run, first);
        run(UUID.randomUUID().toString(), second);

        migrate("latest");

        assertThat(jdbc.queryForList("""
                SELECT r.id FROM sync_run r JOIN data_sync s ON s.id = r.sync_id WHERE r.job_hash = s.job_hash""")).hasSize(2);
        var again =
                "INSERT INTO sync_run (id, version, account_id, sync_id, connection_id, pipeline_run, state, told_at,"
                        + " job_hash) SELECT ?, 0, account_id, sync_id, connection_id, pipeline_run, state, told_at, ?"
                        + " FROM sync_run WHERE id = ?";
        assertThat(jdbc.update(again, UUID.randomUUID().toString(), "c".repeat(64), run))
                .isEqualTo(1);
        assertThatThrownBy(() -> jdbc.update(again, UUID.randomUUID().toString(), HERE, run))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> jdbc.update(again, UUID.randomUUID().toString(), null, run))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aSyncIsStillConnectedAndMayLetGoOfItsAddress() {
        var first = sync(here, HERE, "warehouse.accounts");

        migrate("latest");

        assertThat(jdbc.queryForList(
                        "SELECT id FROM data_sync WHERE disconnected_at IS NULL AND disconnect_why IS NULL"))
                .hasSize(1);
        assertThat(jdbc.update(
                        "UPDATE data_sync SET job_hash = NULL, disconnected_by = ?, disconnected_at = ?", csm, THEN))
                .isEqualTo(1);
        assertThat(sync(there, HERE, "warehouse.accounts"))
                .as("the address is free again")
                .isNotEqualTo(first);
        assertThatThrownBy(() -> jdbc.update("UPDATE data_sync SET disconnect_asked_by = 'nobody'"))
                .as("who asked is somebody")
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void publicationsToListenersThatAreNoMoreAreGoneAndOthersWait() {
        publication("app.merestone.notifications.TellingPeople.on(app.merestone.ledger.EntryRecorded)");
        publication("app.merestone.portfolio.FollowingAccounts.on(app.merestone.datasync.SyncArrived)");
        publication("app.merestone.shell.AccountChanges.committed(app.merestone.kernel.AccountEvent)");

        migrate("latest");

        assertThat(jdbc.queryForList("SELECT listener_id FROM EVENT_PUBLICATION", String.class))
                .singleElement()
                .asString()
                .contains("TellingPeople");
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database)
                .locations(
                        "classpath:db/migration/common",
                        "classpath:db/migration/" + (TestDatabase.onMySql() ? "mysql" : "h2"))
                .target(MigrationVersion.fromVersion(version))
                .load()
                .migrate();
    }

    private void anAccountWithItsCsm() {
        var segment = UUID.randomUUID().toString();
        jdbc.update("""
                INSERT INTO segment (id, version, name, name_key, first_value_sentence, target_days, quiet_days,
                       minimum_grade, playbook)
                VALUES (?, 0, 'Of then', ?, 'Our first report ran', 60, 10, 'MEASURED', '{}')""", segment, "d".repeat(64));
        jdbc.update("""
                INSERT INTO person (id, version, email, name, side, created_at)
                VALUES (?, 0, 'hanna.then@fenwick.example', 'Hanna Weiß', 'VENDOR', ?)""", csm, THEN);
        jdbc.update("""
                INSERT INTO account (id, version, name, segment_id, zone, zone_chosen, csm_id, onboarding_start,
                       created_at, plan_started_at)
                VALUES (?, 0, 'Harbour & Pine 🌲', ?, 'Europe/London', FALSE, ?, ?, ?, ?)""", account, segment, csm, today.minusDays(20), THEN, THEN);
        jdbc.update("""
                INSERT INTO sync_connection (id, version, account_id, name, key_hash, key_ending, created_by, created_at)
                VALUES (?, 0, ?, 'Nightly', ?, 'abcd', ?, ?)""", connection, account, "e".repeat(64), csm, THEN);
    }

    private String criterion(
            @Nullable Integer agreed,
            @Nullable LocalDate due,
            @Nullable LocalDate passed,
            @Nullable LocalDateTime dropped) {
        var id = UUID.randomUUID().toString();
        jdbc.update("""
                INSERT INTO criterion (id, version, account_id, table_revision, agreed_revision, agreed_at,
                       first_agreed_due, dropped_at, changed_by, since, passed_due)
                VALUES (?, 3, ?, 1, ?, ?, ?, ?, 'Maya Chen', ?, ?)""", id, account, agreed, THEN, due, dropped, THEN, passed);
        revision(id, 1, due);
        return id;
    }

    private void revision(String criterion, int number, @Nullable LocalDate due) {
        jdbc.update("""
                INSERT INTO criterion_revision (criterion_id, revision_number, statement, description, observation,
                       due_on, required, after_onboarding, proves, hash, proposed_side, suggested, proposed_person,
                       proposed_name, proposed_role, proposed_at)
                VALUES (?, ?, 'We send the forecast — ohne Überraschung', '', '', ?, TRUE, FALSE, '', ?, 'VENDOR', FALSE,
                       ?, 'Hanna Weiß', 'CSM', ?)""", criterion, number, due, HERE, csm, THEN);
    }

    private String sync(String id, String hash, String output) {
        jdbc.update("""
                INSERT INTO data_sync (id, version, account_id, criterion_id, name, source, delivery, tolerance_kind,
                       tolerance_amount, job_namespace, job_name, job_output, job_hash, cadence_hours, grace_hours,
                       state, connected_by, connected_at)
                VALUES (?, 1, ?, ?, 'Accounts', 'Salesforce', 'FULL', 'RECORDS', 25.00, 'airflow', 'load', ?, ?, 24, 6,
                       'ARRIVED', ?, ?)""", id, account, UUID.randomUUID().toString(), output, hash, csm, THEN);
        return id;
    }

    private void run(String id, String sync) {
        jdbc.update("""
                INSERT INTO sync_run (id, version, account_id, sync_id, connection_id, pipeline_run, state, started_at,
                       ended_at, told_at, arrived_at, row_count, samples)
                VALUES (?, 1, ?, ?, ?, ?, 'COMPLETE', ?, ?, ?, ?, 4812, '[{"name":"Sample 🌲"}]')""", id, account, sync, connection, UUID.randomUUID().toString(), THEN, THEN, THEN, THEN);
    }

    private void dispute(String sync) {
        jdbc.update("""
                INSERT INTO sync_dispute (id, version, account_id, sync_id, run_id, reason, expected, proof, raised_by,
                       raised_at, answer_by)
                VALUES (?, 0, ?, ?, ?, 'TOO_OLD', '4,812 accounts', '', ?, ?, ?)""", UUID.randomUUID().toString(), account, sync, run, csm, THEN, today);
    }

    private void event(String payload) {
        jdbc.update(
                """
                INSERT INTO intake_event (id, connection_id, account_id, event_key, event_type, event_at, pipeline_run,
                       job_namespace, job_name, outputs, matched, received_at, payload_until, payload)
                VALUES (?, ?, ?, ?, 'START', ?, ?, 'airflow', 'load', '[]', FALSE, ?, ?, ?)""",
                UUID.randomUUID().toString(),
                connection,
                account,
                HERE,
                THEN,
                run,
                THEN,
                THEN.plusDays(90),
                payload);
    }

    private void publication(String listener) {
        jdbc.update("""
                INSERT INTO EVENT_PUBLICATION (id, listener_id, event_type, serialized_event, publication_date)
                VALUES (?, ?, 'app.merestone.ledger.EntryRecorded', '{}', ?)""", UUID.randomUUID().toString(), listener, THEN);
    }

    private @Nullable LocalDate awaited(String criterion) {
        return jdbc.queryForObject("SELECT awaited_due FROM criterion WHERE id = ?", LocalDate.class, criterion);
    }

    /** Every table with the columns it has now, but for the counter of certificates: they are numbered at random since. */
    private Map<String, List<String>> columns() {
        return jdbc.query("""
                SELECT LOWER(table_name) AS name, LOWER(column_name) AS col FROM information_schema.columns
                 WHERE table_schema = SCHEMA() AND LOWER(table_name) NOT IN ('flyway_schema_history', 'certificate_number')
                 ORDER BY table_name, ordinal_position""", (row, n) -> Map.entry(row.getString("name"), row.getString("col"))).stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The rows of every table in these of its columns, as text and in one order. */
    private Map<String, List<String>> rows(Map<String, List<String>> columns) {
        var rows = new TreeMap<String, List<String>>();
        columns.forEach((table, names) -> rows.put(
                table,
                jdbc
                        .queryForList("SELECT %s FROM %s"
                                .formatted(
                                        String.join(", ", names),
                                        // MySQL tells this one's letters apart
                                        table.equals("event_publication") ? "EVENT_PUBLICATION" : table))
                        .stream()
                        .map(row -> new TreeMap<>(row).toString())
                        .sorted()
                        .toList()));
        return rows;
    }
}
