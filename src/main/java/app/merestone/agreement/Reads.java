package app.merestone.agreement;

import app.merestone.accounts.AccountFacts;
import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.OneLook;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what pages and other rooms need, straight from the rows. Whoever calls it has checked who is asking. */
@Component
class Reads {

    private static final String CRITERION = """
            SELECT c.id, c.account_id, c.table_revision, c.agreed_revision, c.agreed_at, c.first_agreed_due,
                   c.drop_person, c.drop_name, c.drop_role, c.drop_at, c.drop_reason, c.dropped_at, c.withdrawn_at,
                   c.since, r.*
              FROM criterion c
              JOIN criterion_revision r ON r.criterion_id = c.id
             WHERE c.account_id = :account
            """;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Vendor vendor;
    private final World world;
    private final Clock clock;

    Reads(JdbcClient jdbc, Directory directory, Vendor vendor, World world, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.vendor = vendor;
        this.world = world;
        this.clock = clock;
    }

    Optional<PlanSummary> plan(AccountId account) {
        return OneLook.once(Reads.class, "plan", account, () -> readPlan(account));
    }

    private Optional<PlanSummary> readPlan(AccountId account) {
        var sayings = jdbc.sql("""
                        SELECT why_number, sentence, said_person, said_name, said_role, said_at
                          FROM plan_why WHERE account_id = :account ORDER BY why_number DESC""")
                .param("account", account.toString())
                .query((row, n) -> new PlanSummary.Saying(
                        row.getInt("why_number"), row.getString("sentence"), required(signed(row, "said_"))))
                .list();
        return jdbc.sql("SELECT * FROM success_plan WHERE account_id = :account")
                .param("account", account.toString())
                .query((row, n) -> {
                    var candidate = row.getString("candidate_id");
                    return new PlanSummary(
                            account,
                            sayings.isEmpty() ? "" : sayings.getFirst().sentence(),
                            sayings,
                            CriterionId.parse(row.getString("first_value_id")),
                            candidate == null ? null : CriterionId.parse(candidate),
                            signed(row, "candidate_"),
                            required(StoredTime.optional(row, "opened_at")));
                })
                .optional();
    }

    /** All criteria that are neither dropped nor taken back, the first result first, then by day. */
    List<CriterionSummary> criteria(AccountId account) {
        return OneLook.once(Reads.class, "criteria", account, () -> readCriteria(account));
    }

    private List<CriterionSummary> readCriteria(AccountId account) {
        var plan = plan(account);
        if (plan.isEmpty()) {
            return List.of();
        }
        var rows = current(account).stream()
                .filter(row -> row.withdrawnAt() == null)
                .toList();
        var names = new Names(account, rows);
        return rows.stream()
                .map(row -> summary(names.settled(row), plan.get(), names))
                .sorted(Comparator.comparing(CriterionSummary::firstValue)
                        .reversed()
                        .thenComparing(
                                CriterionSummary::due, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
                        .thenComparing(c -> c.id().toString()))
                .toList();
    }

    Optional<CriterionDetail> criterion(AccountId account, CriterionId id) {
        var rows = rows(CRITERION + "AND c.id = :id ORDER BY r.revision_number", account, id);
        return rows.stream().findFirst().map(stored -> {
            var names = new Names(account, rows);
            var row = names.settled(stored);
            var plan = plan(account).orElseThrow(NotFound::new);
            return new CriterionDetail(
                    summary(row, plan, names),
                    List.copyOf(row.versions()),
                    row.onTable(),
                    row.inForce(),
                    row.before(),
                    row.dropProposed(),
                    row.dropReason(),
                    row.droppedAt(),
                    names.owners());
        });
    }

    List<AgreedCriterion> agreed(AccountId account) {
        return OneLook.once(Reads.class, "agreed", account, () -> readAgreed(account));
    }

    private List<AgreedCriterion> readAgreed(AccountId account) {
        var plan = plan(account);
        if (plan.isEmpty()) {
            return List.of();
        }
        return current(account).stream()
                .filter(row -> row.agreed() != null)
                .map(row -> agreed(row, plan.get()))
                .sorted(Comparator.comparing(AgreedCriterion::firstValue)
                        .reversed()
                        .thenComparing(AgreedCriterion::due)
                        .thenComparing(c -> c.id().toString()))
                .toList();
    }

    /** What is not dropped, with the version on the table and the one in force: all that the lists are made of. */
    private List<Row> current(AccountId account) {
        return OneLook.once(Reads.class, "current", account, () -> rows(CRITERION + """
                 AND c.dropped_at IS NULL
                 AND (r.revision_number = c.table_revision OR r.revision_number = c.agreed_revision)
                 ORDER BY c.id, r.revision_number""", account, null));
    }

    /** Whoever reads, with what their page has to know. */
    Reader reader(AccountId id, Actor who, boolean acts) {
        var account = directory.account(id);
        var csm = account.csm();
        var csmFacts = csm == null ? null : directory.people(List.of(csm)).get(csm);
        var people = directory.customerPeople(id);
        return new Reader(
                who,
                acts && who.role() != Role.SPONSOR && !account.ended(),
                acts && who.signs() && !account.ended(),
                account.name(),
                vendor.name(),
                people.stream()
                        .filter(p -> p.role() == Role.CHAMPION)
                        .findFirst()
                        .map(PersonFacts::name)
                        .orElse(account.name()),
                csmFacts == null ? vendor.name() : csmFacts.name(),
                account.zone(),
                DueDate.today(clock.instant(), account.zone()),
                people.stream().filter(p -> p.role() != Role.SPONSOR).toList());
    }

    /** A page of notes, newest first. */
    List<NoteLine> notes(AccountId account, CriterionId id, @Nullable NoteId before, int most) {
        return jdbc.sql("""
                        SELECT id, note_text, about, revision_number, written_person, written_name, written_role, written_at
                          FROM criterion_note
                         WHERE criterion_id = :criterion AND account_id = :account AND id < :before
                         ORDER BY id DESC LIMIT :most""")
                .param("criterion", id.toString())
                .param("account", account.toString())
                .param("before", before == null ? "g" : before.toString())
                .param("most", most)
                .query((row, n) -> new NoteLine(
                        new NoteId(java.util.UUID.fromString(row.getString("id"))),
                        row.getString("note_text"),
                        NoteAbout.valueOf(row.getString("about")),
                        row.getObject("revision_number", Integer.class),
                        required(signed(row, "written_"))))
                .list();
    }

    private AgreedCriterion agreed(Row row, PlanSummary plan) {
        var version = required(row.inForce());
        var wording = version.wording();
        var customer = required(version.customer());
        var ours = required(version.vendor());
        return new AgreedCriterion(
                row.id(),
                row.account(),
                version.number(),
                wording.statement(),
                wording.description(),
                wording.measure(),
                required(wording.due()),
                required(row.firstAgreedDue()),
                required(wording.owner()),
                plan.firstValue().equals(row.id()),
                wording.required(),
                wording.afterOnboarding(),
                version.hash(),
                required(row.agreedAt()),
                customer.name(),
                customer.at(),
                ours.name(),
                ours.at());
    }

    private CriterionSummary summary(Row row, PlanSummary plan, Names names) {
        var shown = row.inForce() == null ? row.onTable() : row.inForce();
        var wording = shown.wording();
        var due = wording.due();
        var waitsFor = row.waitsFor();
        boolean binding = row.inForce() != null && row.droppedAt() == null && !names.shown.contains(row.id());
        return new CriterionSummary(
                row.id(),
                row.account(),
                wording.statement(),
                row.standing(),
                row.onTable().number(),
                row.agreed(),
                waitsFor,
                waitsFor == null ? "" : names.of(waitsFor),
                wording.owner(),
                wording.owner() == null ? "" : names.owners().getOrDefault(wording.owner(), ""),
                due,
                shown.dateBinds(),
                row.firstAgreedDue(),
                due == null || !binding ? 0 : new DueDate(due, names.account.zone()).daysPastAt(clock.instant()),
                wording.measure(),
                plan.firstValue().equals(row.id()),
                names.shown.contains(row.id()),
                wording.required(),
                wording.afterOnboarding(),
                shown.customer(),
                shown.vendor(),
                row.since());
    }

    private List<Row> rows(String sql, AccountId account, @Nullable CriterionId id) {
        var rows = new LinkedHashMap<String, Row>();
        var statement = jdbc.sql(sql).param("account", account.toString());
        if (id != null) {
            statement = statement.param("id", id.toString());
        }
        statement.query(row -> {
            var criterion = rows.get(row.getString("id"));
            if (criterion == null) {
                criterion = Row.of(row);
                rows.put(row.getString("id"), criterion);
            }
            criterion.versions().add(version(row));
        });
        return List.copyOf(rows.values());
    }

    private static Version version(ResultSet row) throws SQLException {
        var measure = row.getString("measure_name") == null
                ? null
                : new Measure(
                        row.getString("measure_name"),
                        row.getString("measure_unit"),
                        row.getBigDecimal("measure_baseline"),
                        row.getBigDecimal("measure_target"));
        var owner = row.getString("owner_id");
        return new Version(
                row.getInt("revision_number"),
                new Wording(
                        row.getString("statement"),
                        row.getString("description"),
                        row.getString("observation"),
                        measure,
                        owner == null ? null : PersonId.parse(owner),
                        row.getObject("due_on", LocalDate.class),
                        row.getBoolean("required"),
                        row.getBoolean("after_onboarding"),
                        row.getString("proves")),
                new ContentHash(row.getString("hash")),
                Side.valueOf(row.getString("proposed_side")),
                row.getBoolean("suggested"),
                required(signed(row, "proposed_")),
                signed(row, "customer_"),
                signed(row, "vendor_"),
                signed(row, "declined_"));
    }

    private static @Nullable Signed signed(ResultSet row, String prefix) throws SQLException {
        var person = row.getString(prefix + "person");
        return person == null
                ? null
                : new Signed(
                        PersonId.parse(person),
                        row.getString(prefix + "name"),
                        Role.valueOf(row.getString(prefix + "role")),
                        required(StoredTime.optional(row, prefix + "at")));
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a row without what it must have");
        }
        return value;
    }

    /** Whoever is named in these rows, looked up at once. */
    private final class Names {

        final AccountFacts account;
        final Set<CriterionId> shown;
        private final Map<PersonId, PersonFacts> people;
        private final List<PersonId> ownerIds;
        private final String champion;

        Names(AccountId id, List<Row> rows) {
            account = directory.account(id);
            shown = world.shown(id);
            ownerIds = rows.stream()
                    .flatMap(row -> row.versions().stream())
                    .map(version -> version.wording().owner())
                    .filter(owner -> owner != null)
                    .distinct()
                    .toList();
            var csm = account.csm();
            people = directory.people(Stream.concat(ownerIds.stream(), csm == null ? Stream.empty() : Stream.of(csm))
                    .toList());
            champion = directory.champion(id).map(PersonFacts::name).orElse(account.name());
        }

        /** What was being discussed rests while the result of the words in force is co-signed: it asks nobody. */
        Row settled(Row row) {
            return shown.contains(row.id()) ? row.resting() : row;
        }

        String of(Side side) {
            if (side == Side.CUSTOMER) {
                return champion;
            }
            var csm = account.csm() == null ? null : people.get(account.csm());
            return csm == null ? vendor.name() : csm.name();
        }

        Map<PersonId, String> owners() {
            return ownerIds.stream()
                    .filter(people::containsKey)
                    .collect(Collectors.toUnmodifiableMap(
                            owner -> owner, owner -> required(people.get(owner)).name()));
        }
    }

    /** A criterion with the versions that were asked for. */
    private record Row(
            CriterionId id,
            AccountId account,
            int tableRevision,
            @Nullable Integer agreed,
            @Nullable Instant agreedAt,
            @Nullable LocalDate firstAgreedDue,
            @Nullable Signed dropProposed,
            String dropReason,
            @Nullable Instant droppedAt,
            @Nullable Instant withdrawnAt,
            Instant since,
            List<Version> versions) {

        static Row of(ResultSet row) throws SQLException {
            var reason = row.getString("drop_reason");
            return new Row(
                    CriterionId.parse(row.getString("id")),
                    AccountId.parse(row.getString("account_id")),
                    row.getInt("table_revision"),
                    row.getObject("agreed_revision", Integer.class),
                    StoredTime.optional(row, "agreed_at"),
                    row.getObject("first_agreed_due", LocalDate.class),
                    signed(row, "drop_"),
                    reason == null ? "" : reason,
                    StoredTime.optional(row, "dropped_at"),
                    StoredTime.optional(row, "withdrawn_at"),
                    required(StoredTime.optional(row, "since")),
                    new ArrayList<>());
        }

        Row resting() {
            return new Row(
                    id,
                    account,
                    agreed == null ? tableRevision : agreed,
                    agreed,
                    agreedAt,
                    firstAgreedDue,
                    null,
                    "",
                    droppedAt,
                    withdrawnAt,
                    since,
                    versions);
        }

        Version onTable() {
            return version(tableRevision);
        }

        @Nullable
        Version inForce() {
            return agreed == null ? null : version(agreed);
        }

        /** What the version on the table changes: the last one before it that was not taken off the table. */
        @Nullable
        Version before() {
            return versions.stream()
                    .filter(v -> v.number() < tableRevision && v.declined() == null)
                    .max(Comparator.comparingInt(Version::number))
                    .orElse(null);
        }

        Standing standing() {
            if (droppedAt != null) {
                return Standing.DROPPED;
            }
            if (withdrawnAt != null) {
                return Standing.WITHDRAWN;
            }
            if (dropProposed != null) {
                return Standing.DROP_PROPOSED;
            }
            if (agreed != null) {
                return agreed == tableRevision ? Standing.AGREED : Standing.CHANGE_PROPOSED;
            }
            return onTable().suggested() ? Standing.DRAFT : Standing.PROPOSED;
        }

        @Nullable
        Side waitsFor() {
            if (droppedAt != null || withdrawnAt != null) {
                return null;
            }
            if (dropProposed != null) {
                return dropProposed.role().side().other();
            }
            var version = onTable();
            return version.customer() == null ? Side.CUSTOMER : version.vendor() == null ? Side.VENDOR : null;
        }

        private Version version(int number) {
            return versions.stream()
                    .filter(v -> v.number() == number)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no version " + number + " of " + id));
        }
    }
}
