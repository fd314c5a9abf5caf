package app.merestone.accounts;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Role;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** Somebody with an address, on one side for good. */
@Table("person")
@SuppressWarnings("UnusedVariable") // some fields are read by the mapping alone
class Person extends AbstractAggregateRoot<Person> {

    // what a mail program makes a link of
    private static final Pattern ADDRESS =
            Pattern.compile("://|\\bwww\\.|\\p{Alnum}\\.\\p{Alpha}{2,}/", Pattern.CASE_INSENSITIVE);

    static final int LONGEST_NAME = 120;
    private static final Set<Role> VENDOR_ROLES = EnumSet.of(Role.CSM, Role.LEADER, Role.ADMIN);

    @Id
    private final PersonId id;

    @Version
    private @Nullable Integer version;

    private final EmailAddress email;
    private String name;
    private final @Nullable String title;
    private final Side side;
    private final @Nullable String externalId;
    private final Instant createdAt;
    private @Nullable Instant endedAt;

    @MappedCollection(idColumn = "person_id")
    private Set<VendorRole> roles;

    @PersistenceCreator
    Person(
            PersonId id,
            @Nullable Integer version,
            EmailAddress email,
            String name,
            @Nullable String title,
            Side side,
            @Nullable String externalId,
            Instant createdAt,
            @Nullable Instant endedAt,
            Set<VendorRole> roles) {
        this.id = id;
        this.version = version;
        this.email = email;
        this.name = name;
        this.title = title;
        this.side = side;
        this.externalId = externalId;
        this.createdAt = createdAt;
        this.endedAt = endedAt;
        this.roles = roles;
    }

    /** A person of some account; what they may do there is a membership. */
    static Person customer(EmailAddress email, String name, Instant at) {
        return new Person(PersonId.next(), null, email, named(name), null, Side.CUSTOMER, null, at, null, Set.of());
    }

    /** One of the vendor's people. */
    static Person vendor(EmailAddress email, String name, Set<Role> roles, Instant at) {
        var person = new Person(PersonId.next(), null, email, named(name), null, Side.VENDOR, null, at, null, Set.of());
        person.giveRoles(roles);
        return person;
    }

    /** From now on these roles and no others. */
    void giveRoles(Set<Role> given) {
        if (side != Side.VENDOR || !VENDOR_ROLES.containsAll(given)) {
            throw new IllegalArgumentException("not roles of a vendor person: " + given);
        }
        if (given.isEmpty()) {
            throw Refused.because("person.no-role", name);
        }
        roles = given.stream().map(VendorRole::new).collect(Collectors.toCollection(HashSet::new));
    }

    void rename(String typed) {
        name = named(typed);
    }

    /** Ends their access to everything, at once. */
    void end(Instant at) {
        if (endedAt != null) {
            throw Refused.because("person.ended-already", name);
        }
        endedAt = at;
        registerEvent(new AccessEnded(id, at));
    }

    /** Lets somebody in again whose access had ended. */
    void comeBack() {
        endedAt = null;
    }

    boolean ended() {
        return endedAt != null;
    }

    PersonId id() {
        return id;
    }

    String name() {
        return name;
    }

    EmailAddress email() {
        return email;
    }

    Side side() {
        return side;
    }

    Set<Role> roles() {
        return roles.stream().map(VendorRole::role).collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    /** A name as it may be kept. It stands in mails that we send, so nobody's is an address to follow. */
    static String named(String typed) {
        var name = Typed.line("person-name", typed, LONGEST_NAME);
        if (ADDRESS.matcher(name).find()) {
            throw Refused.because("person.name-is-address");
        }
        return name;
    }

    /** One role of a vendor person. */
    @Table("vendor_role")
    record VendorRole(Role role) {}
}
