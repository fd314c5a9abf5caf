package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/** One customer company: whose it is, since when, in which zone its days are counted. */
@Table("account")
@SuppressWarnings("UnusedVariable") // some fields are read by the mapping alone
class Account extends AbstractAggregateRoot<Account> {

    @Id
    private final AccountId id;

    @Version
    private @Nullable Integer version;

    private final String name;
    private final @Nullable String domain;
    private final @Nullable String externalId;

    @Column("segment_id")
    private final SegmentId segment;

    private ZoneId zone;
    private boolean zoneChosen;

    @Column("csm_id")
    private @Nullable PersonId csm;

    private LocalDate onboardingStart;
    private final Instant createdAt;
    private @Nullable Instant planStartedAt;
    private final @Nullable Instant endedAt;

    @PersistenceCreator
    Account(
            AccountId id,
            @Nullable Integer version,
            String name,
            @Nullable String domain,
            @Nullable String externalId,
            SegmentId segment,
            ZoneId zone,
            boolean zoneChosen,
            @Nullable PersonId csm,
            LocalDate onboardingStart,
            Instant createdAt,
            @Nullable Instant planStartedAt,
            @Nullable Instant endedAt) {
        this.id = id;
        this.version = version;
        this.name = name;
        this.domain = domain;
        this.externalId = externalId;
        this.segment = segment;
        this.zone = zone;
        this.zoneChosen = zoneChosen;
        this.csm = csm;
        this.onboardingStart = onboardingStart;
        this.createdAt = createdAt;
        this.planStartedAt = planStartedAt;
        this.endedAt = endedAt;
    }

    /** A company that the vendor has put on its list; its plan is not started yet. */
    static Account known(
            AccountId id,
            CompanyProfile profile,
            SegmentId segment,
            ZoneId zone,
            @Nullable PersonId csm,
            LocalDate start,
            Instant at) {
        return new Account(
                id,
                null,
                profile.name(),
                profile.domain(),
                profile.externalId(),
                segment,
                zone,
                false,
                csm,
                start,
                at,
                null,
                null);
    }

    /** The plan is drawn up from the segment's playbook, once. */
    void startPlan(PersonId by, Role role, Instant at) {
        present();
        if (planStartedAt != null) {
            throw Refused.because("account.plan-started", name);
        }
        planStartedAt = at;
        registerEvent(new PlanStarted(id, by, role, at));
    }

    /** From here on due dates are days in this zone (rule 2). */
    void choose(ZoneId chosen, PersonId by, Instant at) {
        present();
        if (zoneChosen && zone.equals(chosen)) {
            throw Refused.because("account.zone-unchanged", chosen.getId());
        }
        zone = chosen;
        zoneChosen = true;
        registerEvent(new AccountSettingsChanged(id, by, at));
    }

    /** Onboarding start is set once; this is the change that both sides see. */
    void moveOnboardingStart(LocalDate seen, LocalDate to, LocalDate today, PersonId by, Instant at) {
        present();
        if (!onboardingStart.equals(seen)) {
            throw Refused.because("account.start-changed", onboardingStart);
        }
        if (onboardingStart.equals(to)) {
            throw Refused.because("account.start-unchanged", to);
        }
        OnboardingStart.check(to, today);
        onboardingStart = to;
        registerEvent(new AccountSettingsChanged(id, by, at));
    }

    /**
     * Gives the account to this vendor person.
     *
     * @return the handoff that both sides now have to confirm (rule 16); empty where nobody owned it before
     */
    @Nullable
    Handoff assignTo(PersonId owner, @Nullable PersonId seen, Instant at) {
        present();
        var before = csm;
        if (!java.util.Objects.equals(before, seen)) {
            throw Refused.because("owner.changed", name);
        }
        if (owner.equals(before)) {
            throw Refused.because("owner.same", name);
        }
        csm = owner;
        registerEvent(new OwnerAssigned(id, before, owner, at));
        return before == null ? null : Handoff.between(id, before, owner, at);
    }

    /** Refuses what binds nobody any more. */
    void present() {
        if (endedAt != null) {
            throw Refused.because("account.ended", name);
        }
    }

    AccountId id() {
        return id;
    }

    String name() {
        return name;
    }

    ZoneId zone() {
        return zone;
    }

    @Nullable
    PersonId csm() {
        return csm;
    }

    LocalDate onboardingStart() {
        return onboardingStart;
    }

    SegmentId segment() {
        return segment;
    }

    boolean planStarted() {
        return planStartedAt != null;
    }
}
