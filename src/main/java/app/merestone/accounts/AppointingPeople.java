package app.merestone.accounts;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import app.merestone.ledger.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An admin says who the vendor's people are and which of CSM, leader and admin they are. */
@Service
@Transactional
@PreAuthorize("hasRole('ADMIN')")
public class AppointingPeople {

    private final PersonRepository people;
    private final Access access;
    private final OwnedAccounts owned;
    private final RoleChanges roleChanges;
    private final JdbcClient jdbc;
    private final Clock clock;

    AppointingPeople(
            PersonRepository people,
            Access access,
            OwnedAccounts owned,
            RoleChanges roleChanges,
            JdbcClient jdbc,
            Clock clock) {
        this.people = people;
        this.access = access;
        this.owned = owned;
        this.roleChanges = roleChanges;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds one of the vendor's people; an address that a customer person has is refused (rule 26). */
    public PersonId appoint(String name, String email, Set<Role> roles) {
        access.admin();
        var address = new EmailAddress(email);
        if (people.findByEmail(address).isPresent()) {
            throw Refused.because("person.address-taken", address.value());
        }
        return people.save(Person.vendor(address, name, roles, clock.instant())).id();
    }

    /** Gives a vendor person these roles and no others. An admin keeps their own admin role. */
    public void giveRoles(PersonId id, Set<Role> roles) {
        var admin = access.admin();
        var person = people.findOneById(id)
                .filter(found -> found.side() == Side.VENDOR)
                .orElseThrow(NotFound::new);
        if (admin.person().equals(id) && !roles.contains(Role.ADMIN)) {
            throw Refused.because("person.own-admin");
        }
        var before = person.roles();
        if (before.contains(Role.CSM) && !roles.contains(Role.CSM)) {
            owned.refuseIfAny(person);
        }
        person.giveRoles(roles);
        people.save(person);
        roleChanges.tell(id, before, roles);
    }

    /** Whether the person asking may look for others here; not found where they may not. */
    @Transactional(readOnly = true)
    public void mayLook() {
        access.admin();
    }

    /** The vendor's people, present ones first, by name. */
    @Transactional(readOnly = true)
    public List<VendorPerson> vendorPeople() {
        access.admin();
        return jdbc.sql("""
                        SELECT p.id, p.name, p.email, p.ended_at,
                               (SELECT GROUP_CONCAT(r.role ORDER BY r.role SEPARATOR ',')
                                  FROM vendor_role r WHERE r.person_id = p.id) AS roles,
                               (SELECT COUNT(*) FROM account a WHERE a.csm_id = p.id AND a.ended_at IS NULL) AS owned
                          FROM person p
                         WHERE p.side = 'VENDOR'
                         ORDER BY CASE WHEN p.ended_at IS NULL THEN 0 ELSE 1 END, p.name, p.id
                         LIMIT 5000""")
                .query((row, n) -> new VendorPerson(
                        PersonId.parse(row.getString("id")),
                        row.getString("name"),
                        row.getString("email"),
                        roles(row.getString("roles")),
                        row.getInt("owned"),
                        StoredTime.optional(row, "ended_at")))
                .list();
    }

    /** A customer person by their address, to end their access; what they do on accounts is not shown to an admin. */
    @Transactional(readOnly = true)
    public java.util.Optional<CustomerPerson> customer(String email) {
        access.admin();
        return people.findByEmail(new EmailAddress(email))
                .filter(person -> person.side() == Side.CUSTOMER)
                .map(person -> new CustomerPerson(
                        person.id(), person.name(), person.email().value(), person.ended()));
    }

    private static Set<Role> roles(@Nullable String joined) {
        var roles = EnumSet.noneOf(Role.class);
        if (joined != null) {
            Arrays.stream(joined.split(",")).map(Role::valueOf).forEach(roles::add);
        }
        return roles;
    }

    /**
     * One of the vendor's people.
     *
     * @param owned how many accounts they own
     * @param endedAt when their access ended; empty while they may sign in
     */
    public record VendorPerson(
            PersonId id,
            String name,
            String email,
            Set<Role> roles,
            int owned,
            @Nullable Instant endedAt) {}

    /** A customer person found by address. */
    public record CustomerPerson(PersonId id, String name, String email, boolean ended) {}
}
