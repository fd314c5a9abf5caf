package app.merestone.accounts;

import app.merestone.accounts.Playbook.MinimumGrade;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.OneLook;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import app.merestone.ledger.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The directory as it is stored now, one query for each question. */
@Component
@Transactional(readOnly = true)
class StoredDirectory implements Directory {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Vendor vendor;

    StoredDirectory(JdbcClient jdbc, Clock clock, Vendor vendor) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.vendor = vendor;
    }

    @Override
    public AccountFacts account(AccountId account) {
        return OneLook.once(Directory.class, "account", account, () -> readAccount(account));
    }

    private AccountFacts readAccount(AccountId account) {
        return jdbc.sql("""
                        SELECT a.name, a.zone, a.segment_id, p.id AS csm_id, a.onboarding_start, a.plan_started_at,
                               a.ended_at
                          FROM account a
                          LEFT JOIN vendor_role r ON r.person_id = a.csm_id AND r.role = 'CSM'
                          LEFT JOIN person p ON p.id = r.person_id AND p.ended_at IS NULL
                         WHERE a.id = :account""")
                .param("account", account.toString())
                .query((row, n) -> new AccountFacts(
                        account,
                        row.getString("name"),
                        ZoneId.of(row.getString("zone")),
                        SegmentId.parse(row.getString("segment_id")),
                        person(row.getString("csm_id")),
                        row.getObject("onboarding_start", LocalDate.class),
                        row.getObject("plan_started_at", LocalDateTime.class) != null,
                        row.getObject("ended_at", LocalDateTime.class) != null))
                .optional()
                .orElseThrow(NotFound::new);
    }

    @Override
    public Playbook playbook(AccountId account) {
        return OneLook.once(Directory.class, "playbook", account, () -> readPlaybook(account));
    }

    private Playbook readPlaybook(AccountId account) {
        return jdbc.sql("""
                        SELECT s.first_value_sentence, s.target_days, s.quiet_days, s.minimum_grade, s.playbook
                          FROM account a JOIN segment s ON s.id = a.segment_id
                         WHERE a.id = :account""")
                .param("account", account.toString())
                .query((row, n) -> {
                    var contents = PlaybookText.read(row.getString("playbook"));
                    return new Playbook(
                            row.getString("first_value_sentence"),
                            row.getInt("target_days"),
                            row.getInt("quiet_days"),
                            contents.criteria(),
                            contents.tasks(),
                            MinimumGrade.valueOf(row.getString("minimum_grade")));
                })
                .optional()
                .orElseThrow(NotFound::new);
    }

    @Override
    public Map<PersonId, PersonFacts> people(Collection<PersonId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        var reader = reader();
        return Collections.unmodifiableMap(OneLook.each(
                Directory.class,
                List.of("people", reader == null ? "" : reader),
                people,
                unknown -> readPeople(unknown, reader)));
    }

    private Map<PersonId, PersonFacts> readPeople(Collection<PersonId> people, @Nullable String reader) {
        var found = new LinkedHashMap<PersonId, PersonFacts>();
        // whom the reader's own account invited by another name, they know by that one until the person signs in
        jdbc.sql("""
                        SELECT p.id, p.side, p.email, NULL AS role,
                               COALESCE((SELECT MIN(m.known_as) FROM membership m
                                           JOIN membership r ON r.account_id = m.account_id
                                          WHERE m.person_id = p.id AND r.person_id = :reader AND r.ended_at IS NULL),
                                        p.name) AS name
                          FROM person p WHERE p.id IN (:people)""")
                .param("reader", reader)
                .param("people", people.stream().map(PersonId::toString).toList())
                .query((row, n) -> facts(row))
                .list()
                .forEach(facts -> found.put(facts.person(), facts));
        return found;
    }

    @Override
    public List<PersonFacts> customerPeople(AccountId account) {
        return OneLook.once(Directory.class, "customers", account, () -> readCustomerPeople(account));
    }

    private List<PersonFacts> readCustomerPeople(AccountId account) {
        return jdbc.sql("""
                        SELECT p.id, COALESCE(m.known_as, p.name) AS name, p.side, p.email, m.role
                          FROM membership m JOIN person p ON p.id = m.person_id
                         WHERE m.account_id = :account AND m.ended_at IS NULL AND p.ended_at IS NULL
                         ORDER BY CASE m.role WHEN 'CHAMPION' THEN 1 WHEN 'DEPUTY' THEN 2 WHEN 'MEMBER' THEN 3 ELSE 4 END,
                                  COALESCE(m.known_as, p.name), p.id""")
                .param("account", account.toString())
                .query((row, n) -> facts(row))
                .list();
    }

    @Override
    public Optional<PersonFacts> champion(AccountId account) {
        return customerPeople(account).stream()
                .filter(person -> person.role() == Role.CHAMPION)
                .findFirst();
    }

    @Override
    public Optional<Instant> championInvitedAgain(AccountId account) {
        return jdbc.sql("""
                        SELECT m.invited_at
                          FROM membership m JOIN person i ON i.id = m.invited_by AND i.side = 'VENDOR'
                         WHERE m.account_id = :account AND m.role = 'CHAMPION' AND m.ended_at IS NULL
                           AND EXISTS (SELECT 1 FROM membership b
                                        WHERE b.account_id = m.account_id AND b.role IN ('CHAMPION', 'DEPUTY')
                                          AND b.ended_at <= m.invited_at)""")
                .param("account", account.toString())
                .query((row, n) -> StoredTime.of(row, "invited_at"))
                .optional();
    }

    @Override
    public Optional<PersonFacts> csm(AccountId account) {
        return jdbc.sql("""
                        SELECT p.id, p.name, p.side, p.email, 'CSM' AS role
                          FROM account a
                          JOIN person p ON p.id = a.csm_id AND p.ended_at IS NULL
                          JOIN vendor_role r ON r.person_id = p.id AND r.role = 'CSM'
                         WHERE a.id = :account""")
                .param("account", account.toString())
                .query((row, n) -> facts(row))
                .optional();
    }

    @Override
    public List<PersonFacts> vendorPeople(AccountId account) {
        return OneLook.once(Directory.class, "vendor people", account, () -> readVendorPeople(account));
    }

    private List<PersonFacts> readVendorPeople(AccountId account) {
        return jdbc.sql("""
                        SELECT p.id, p.name, p.side, p.email, 'CSM' AS role
                          FROM account a JOIN person p ON p.id = a.csm_id
                          JOIN vendor_role r ON r.person_id = p.id AND r.role = 'CSM'
                         WHERE a.id = :account AND p.ended_at IS NULL
                        UNION ALL
                        SELECT p.id, p.name, p.side, p.email, 'STAND_IN' AS role
                          FROM stand_in s JOIN person p ON p.id = s.person_id
                          JOIN vendor_role r ON r.person_id = p.id AND r.role = 'CSM'
                         WHERE s.account_id = :account AND s.from_day <= :today AND s.to_day >= :today
                           AND p.ended_at IS NULL
                         ORDER BY role, name""")
                .param("account", account.toString())
                .param("today", DueDate.today(clock.instant(), vendor.zone()))
                .query((row, n) -> facts(row))
                .list();
    }

    @Override
    public List<PersonFacts> vendorPeople(Role role) {
        return OneLook.once(Directory.class, "vendor role", role, () -> readVendorPeople(role));
    }

    private List<PersonFacts> readVendorPeople(Role role) {
        return jdbc.sql("""
                        SELECT p.id, p.name, p.side, p.email, r.role
                          FROM vendor_role r JOIN person p ON p.id = r.person_id
                         WHERE r.role = :role AND p.ended_at IS NULL
                         ORDER BY p.name, p.id""")
                .param("role", role.name())
                .query((row, n) -> facts(row))
                .list();
    }

    @Override
    public Optional<OpenHandoff> openHandoff(AccountId account) {
        return OneLook.once(Directory.class, "handoff", account, () -> readOpenHandoff(account));
    }

    private Optional<OpenHandoff> readOpenHandoff(AccountId account) {
        return jdbc.sql("""
                        SELECT id, from_person, to_person, at, confirmed_by_owner_at, confirmed_by_customer_at
                          FROM handoff WHERE account_id = :account AND settled_at IS NULL""")
                .param("account", account.toString())
                .query((row, n) -> new OpenHandoff(
                        HandoffId.parse(row.getString("id")),
                        account,
                        PersonId.parse(row.getString("from_person")),
                        PersonId.parse(row.getString("to_person")),
                        StoredTime.of(row, "at"),
                        StoredTime.optional(row, "confirmed_by_owner_at"),
                        StoredTime.optional(row, "confirmed_by_customer_at")))
                .optional();
    }

    private static @Nullable String reader() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn reader
                ? reader.person().toString()
                : null;
    }

    private static PersonFacts facts(ResultSet row) throws SQLException {
        var role = row.getString("role");
        return new PersonFacts(
                PersonId.parse(row.getString("id")),
                row.getString("name"),
                Side.valueOf(row.getString("side")),
                new EmailAddress(row.getString("email")),
                role == null ? null : Role.valueOf(role));
    }

    private static @Nullable PersonId person(@Nullable String id) {
        return id == null ? null : PersonId.parse(id);
    }
}
