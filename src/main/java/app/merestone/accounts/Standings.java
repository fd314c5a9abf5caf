package app.merestone.accounts;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import app.merestone.ledger.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * People as signing in needs them. It checks nobody, because whoever asks here is not signed in yet; people who have ended
 * do not exist for it.
 */
@Component
public class Standings {

    private static final String SELECT = """
            SELECT p.id, p.name, p.email, p.side, r.role,
                   (SELECT COUNT(*) FROM membership m WHERE m.person_id = p.id AND m.ended_at IS NULL) AS present
              FROM person p
              LEFT JOIN vendor_role r ON r.person_id = p.id
             WHERE p.ended_at IS NULL AND\s""";

    private final JdbcClient jdbc;
    private final NamesOnAccounts names;
    private final Clock clock;
    private final RoleChanges roleChanges;

    Standings(JdbcClient jdbc, NamesOnAccounts names, Clock clock, RoleChanges roleChanges) {
        this.jdbc = jdbc;
        this.names = names;
        this.clock = clock;
        this.roleChanges = roleChanges;
    }

    /** The standing of whoever has this address. */
    @Transactional(readOnly = true)
    public Optional<Standing> of(EmailAddress address) {
        return folded(jdbc.sql(SELECT + "p.email = :email ORDER BY r.role")
                .param("email", address.value())
                .query(Standings::row)
                .list());
    }

    /** The standing of this person. */
    @Transactional(readOnly = true)
    public Optional<Standing> of(PersonId person) {
        return folded(jdbc.sql(SELECT + "p.id = :person ORDER BY r.role")
                .param("person", person.toString())
                .query(Standings::row)
                .list());
    }

    /** This person has signed in: from now on the accounts that invited them show their own name. */
    @Transactional
    public void entered(PersonId person) {
        names.entered(person);
    }

    /** Whether the vendor has an admin yet. */
    @Transactional(readOnly = true)
    public boolean anyAdmin() {
        return jdbc.sql("""
                        SELECT 1 FROM vendor_role r JOIN person p ON p.id = r.person_id
                         WHERE r.role = 'ADMIN' AND p.ended_at IS NULL LIMIT 1""").query(Integer.class).optional().isPresent();
    }

    /**
     * Gives the vendor's person with this address exactly these roles, and makes them known if they were not.
     *
     * @throws Refused {@code person.other-side} when the address belongs to a customer's person, {@code person.ended} when
     *     it belongs to somebody who was ended
     */
    // refused before anything is written, so a caller that knows what to do about it may go on
    @Transactional(noRollbackFor = Refused.class)
    public Standing admitVendorPerson(EmailAddress address, String name, Set<Role> roles) {
        var known = jdbc.sql("SELECT id, side, ended_at FROM person WHERE email = :email FOR UPDATE")
                .param("email", address.value())
                .query((row, n) -> new Known(
                        PersonId.parse(row.getString("id")),
                        Side.valueOf(row.getString("side")),
                        row.getObject("ended_at") != null))
                .optional();
        if (known.isPresent() && known.get().side() != Side.VENDOR) {
            throw Refused.because("person.other-side");
        }
        if (known.isPresent() && known.get().ended()) {
            throw Refused.because("person.ended");
        }
        var person = known.map(Known::id).orElseGet(() -> insert(address, name));
        assign(person, roles);
        return of(person).orElseThrow();
    }

    private PersonId insert(EmailAddress address, String name) {
        var person = PersonId.next();
        jdbc.sql("""
                        INSERT INTO person (id, version, email, name, side, created_at)
                        VALUES (:id, 0, :email, :name, 'VENDOR', :now)""")
                .param("id", person.toString())
                .param("email", address.value())
                .param("name", name)
                .param("now", StoredTime.column(clock.instant()))
                .update();
        return person;
    }

    private void assign(PersonId person, Set<Role> roles) {
        var stored = Set.copyOf(jdbc.sql("SELECT role FROM vendor_role WHERE person_id = :person")
                .param("person", person.toString())
                .query((row, n) -> Role.valueOf(row.getString("role")))
                .list());
        for (var role : List.of(Role.CSM, Role.LEADER, Role.ADMIN)) {
            if (roles.contains(role) && !stored.contains(role)) {
                change("INSERT INTO vendor_role (person_id, role) VALUES (:person, :role)", person, role);
            } else if (!roles.contains(role) && stored.contains(role)) {
                change("DELETE FROM vendor_role WHERE person_id = :person AND role = :role", person, role);
            }
        }
        // the identity provider asks nobody before it takes a role away: what that CSM owned is nobody's until a leader
        // acts
        roleChanges.tell(person, stored, roles);
    }

    private void change(String sql, PersonId person, Role role) {
        jdbc.sql(sql)
                .param("person", person.toString())
                .param("role", role.name())
                .update();
    }

    private static Optional<Standing> folded(List<Row> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var roles = EnumSet.noneOf(Role.class);
        rows.forEach(row -> row.role().ifPresent(roles::add));
        var first = rows.getFirst();
        return Optional.of(new Standing(
                first.person(),
                first.name(),
                first.email(),
                first.side(),
                Set.copyOf(roles),
                first.present() > 0,
                roles.toString()));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                PersonId.parse(row.getString("id")),
                row.getString("name"),
                new EmailAddress(row.getString("email")),
                Side.valueOf(row.getString("side")),
                Optional.ofNullable(row.getString("role")).map(Role::valueOf),
                row.getInt("present"));
    }

    private record Known(PersonId id, Side side, boolean ended) {}

    private record Row(PersonId person, String name, EmailAddress email, Side side, Optional<Role> role, int present) {}
}
