package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A change of owner, until the new owner and the customer have confirmed the <em>same</em> next milestone with its date
 * (rule 16). When one side confirms something else than the other did, the older confirmation no longer counts.
 */
@Table("handoff")
@SuppressWarnings("UnusedVariable") // some fields are read by the mapping alone
class Handoff extends AbstractAggregateRoot<Handoff> {

    @Id
    private final HandoffId id;

    @Version
    private @Nullable Integer version;

    @Column("account_id")
    private final AccountId account;

    private final PersonId fromPerson;
    private final PersonId toPerson;
    private final Instant at;
    private @Nullable ContentHash ownerMilestone;
    private @Nullable PersonId confirmedByOwner;
    private @Nullable Instant confirmedByOwnerAt;
    private @Nullable ContentHash customerMilestone;
    private @Nullable PersonId confirmedByCustomer;
    private @Nullable Instant confirmedByCustomerAt;
    private @Nullable Instant settledAt;

    @PersistenceCreator
    Handoff(
            HandoffId id,
            @Nullable Integer version,
            AccountId account,
            PersonId fromPerson,
            PersonId toPerson,
            Instant at,
            @Nullable ContentHash ownerMilestone,
            @Nullable PersonId confirmedByOwner,
            @Nullable Instant confirmedByOwnerAt,
            @Nullable ContentHash customerMilestone,
            @Nullable PersonId confirmedByCustomer,
            @Nullable Instant confirmedByCustomerAt,
            @Nullable Instant settledAt) {
        this.id = id;
        this.version = version;
        this.account = account;
        this.fromPerson = fromPerson;
        this.toPerson = toPerson;
        this.at = at;
        this.ownerMilestone = ownerMilestone;
        this.confirmedByOwner = confirmedByOwner;
        this.confirmedByOwnerAt = confirmedByOwnerAt;
        this.customerMilestone = customerMilestone;
        this.confirmedByCustomer = confirmedByCustomer;
        this.confirmedByCustomerAt = confirmedByCustomerAt;
        this.settledAt = settledAt;
    }

    static Handoff between(AccountId account, PersonId from, PersonId to, Instant at) {
        return new Handoff(HandoffId.next(), null, account, from, to, at, null, null, null, null, null, null, null);
    }

    /** One side says: this is our next milestone, by this date. */
    void confirm(Side side, PersonId by, ContentHash milestone, Instant when) {
        if (settledAt != null) {
            throw Refused.because("handoff.settled");
        }
        if (milestone.equals(side == Side.VENDOR ? ownerMilestone : customerMilestone)) {
            throw Refused.because("handoff.confirmed-already");
        }
        if (side == Side.VENDOR) {
            ownerMilestone = milestone;
            confirmedByOwner = by;
            confirmedByOwnerAt = when;
        } else {
            customerMilestone = milestone;
            confirmedByCustomer = by;
            confirmedByCustomerAt = when;
        }
        dropOther(side, milestone);
        if (ownerMilestone != null && customerMilestone != null) {
            settledAt = when;
        }
        registerEvent(new HandoffConfirmed(account, by, aligned(), when));
    }

    /** The account changed hands once more before both confirmed: this one waits for nobody any longer. */
    void overtaken(Instant when) {
        settledAt = when;
    }

    boolean aligned() {
        return settledAt != null && ownerMilestone != null && customerMilestone != null;
    }

    HandoffId id() {
        return id;
    }

    private void dropOther(Side side, ContentHash milestone) {
        if (side == Side.VENDOR && customerMilestone != null && !customerMilestone.equals(milestone)) {
            customerMilestone = null;
            confirmedByCustomer = null;
            confirmedByCustomerAt = null;
        } else if (side == Side.CUSTOMER && ownerMilestone != null && !ownerMilestone.equals(milestone)) {
            ownerMilestone = null;
            confirmedByOwner = null;
            confirmedByOwnerAt = null;
        }
    }
}
