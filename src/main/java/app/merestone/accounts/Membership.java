package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.ledger.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/** That a customer person belongs to an account, in which role, let in by whom. Ended, it stays to be read. */
@Table("membership")
@SuppressWarnings("UnusedVariable") // some fields are read by the mapping alone
class Membership extends AbstractAggregateRoot<Membership> {

    @Id
    private final MembershipId id;

    @Version
    private @Nullable Integer version;

    @Column("account_id")
    private final AccountId account;

    @Column("person_id")
    private final PersonId person;

    private Role role;
    private PersonId invitedBy;
    private Instant invitedAt;
    private @Nullable Instant endedAt;
    private @Nullable PersonId endedBy;

    @PersistenceCreator
    Membership(
            MembershipId id,
            @Nullable Integer version,
            AccountId account,
            PersonId person,
            Role role,
            PersonId invitedBy,
            Instant invitedAt,
            @Nullable Instant endedAt,
            @Nullable PersonId endedBy) {
        this.id = id;
        this.version = version;
        this.account = account;
        this.person = person;
        this.role = role;
        this.invitedBy = invitedBy;
        this.invitedAt = invitedAt;
        this.endedAt = endedAt;
        this.endedBy = endedBy;
    }

    /** Lets this person in. */
    static Membership invited(AccountId account, PersonId person, Role role, PersonId by, Instant at) {
        customer(role);
        var membership = new Membership(MembershipId.next(), null, account, person, role, by, at, null, null);
        membership.registerEvent(new PersonInvited(account, person, by, at));
        return membership;
    }

    /** Lets them in again after their access had ended. */
    void inviteAgain(Role as, PersonId by, Instant at) {
        customer(as);
        if (endedAt == null) {
            throw new IllegalStateException("still a member");
        }
        role = as;
        invitedBy = by;
        invitedAt = at;
        endedAt = null;
        endedBy = null;
        registerEvent(new PersonInvited(account, person, by, at));
    }

    /** From now on in this role. */
    void become(Role as, Instant at) {
        customer(as);
        role = as;
        registerEvent(new MembershipChanged(account, person, at));
    }

    /** Ends it at once. */
    void end(String name, PersonId by, Instant at) {
        if (endedAt != null) {
            throw Refused.because("access.ended-already", name);
        }
        endedAt = at;
        endedBy = by;
        registerEvent(new MembershipEnded(account, person, at));
    }

    boolean ended() {
        return endedAt != null;
    }

    MembershipId id() {
        return id;
    }

    AccountId account() {
        return account;
    }

    PersonId person() {
        return person;
    }

    Role role() {
        return role;
    }

    @Nullable
    Integer version() {
        return version;
    }

    private static void customer(Role role) {
        if (role.side() != Side.CUSTOMER) {
            throw new IllegalArgumentException("no role of a customer person: " + role);
        }
    }
}
