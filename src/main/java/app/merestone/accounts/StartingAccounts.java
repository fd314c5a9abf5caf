package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Act;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.Role;
import java.time.Clock;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The vendor starts an account: its plan and its internal tasks are drawn up from its segment's playbook. */
@Service
@Transactional
public class StartingAccounts {

    private final AccountRepository accounts;
    private final SegmentRepository segments;
    private final VendorPeople vendorPeople;
    private final Directory directory;
    private final Access access;
    private final Ledger ledger;
    private final Vendor vendor;
    private final Clock clock;

    StartingAccounts(
            AccountRepository accounts,
            SegmentRepository segments,
            VendorPeople vendorPeople,
            Directory directory,
            Access access,
            Ledger ledger,
            Vendor vendor,
            Clock clock) {
        this.accounts = accounts;
        this.segments = segments;
        this.vendorPeople = vendorPeople;
        this.directory = directory;
        this.access = access;
        this.ledger = ledger;
        this.vendor = vendor;
        this.clock = clock;
    }

    /**
     * Starts an account that the vendor did not know before.
     *
     * @return its id, also when this very form was sent once before
     */
    @PreAuthorize("hasAnyRole('CSM','LEADER')")
    public AccountId start(NewAccount typed) {
        var actor = access.portfolioReader();
        if (accounts.findById(typed.id()).isPresent()) {
            return typed.id();
        }
        var now = clock.instant();
        var checked = checked(typed);
        var segment = segments.findById(typed.segment()).orElseThrow(NotFound::new);
        var owner = vendorPeople.present(typed.owner(), Role.CSM);
        var account = Account.known(
                typed.id(), checked, segment.id(), vendor.zone(), owner.id(), typed.onboardingStart(), now);
        account.startPlan(actor.person(), actor.role(), now);
        accounts.save(account);
        ledger.append(new Act(
                account.id(),
                AccountActs.STARTED,
                actor,
                account.id(),
                null,
                Map.of(
                        "account", account.name(),
                        "segment", segment.name(),
                        "start", typed.onboardingStart().toString(),
                        "owner", owner.name())));
        return account.id();
    }

    /** Whether this could be started as it stands; refused where not. Nothing is saved. */
    @PreAuthorize("hasAnyRole('CSM','LEADER')")
    @Transactional(readOnly = true)
    public void check(NewAccount typed) {
        access.portfolioReader();
        checked(typed);
    }

    /** Draws up the plan of an account that came in by import; a press of its CSM. */
    @PreAuthorize("hasRole('CSM')")
    public void startPlan(AccountId id) {
        var actor = access.csm(id);
        var account = accounts.findById(id).orElseThrow(NotFound::new);
        account.startPlan(actor.person(), actor.role(), clock.instant());
        accounts.save(account);
        ledger.append(new Act(
                id,
                AccountActs.PLAN_STARTED,
                actor,
                id,
                null,
                Map.of("start", account.onboardingStart().toString())));
    }

    /** What the plan of an account that came in by import would start from. */
    @PreAuthorize("hasAnyRole('CSM','LEADER')")
    @Transactional(readOnly = true)
    public WaitingAccount waiting(AccountId id) {
        access.readingAsVendor(id);
        return new WaitingAccount(directory.account(id), directory.playbook(id), access.isCsm(id));
    }

    /** What a new account may choose from: segments, and the CSMs who can own it. */
    @PreAuthorize("hasAnyRole('CSM','LEADER')")
    @Transactional(readOnly = true)
    public Choices choices() {
        var actor = access.portfolioReader();
        return new Choices(
                segments.findAllByOrderByTargetDaysAscNameAsc().stream()
                        .map(s -> new SegmentChoice(s.id(), s.name(), s.playbook()))
                        .toList(),
                vendorPeople.present(Role.CSM),
                actor.person(),
                DueDate.today(clock.instant(), vendor.zone()));
    }

    private CompanyProfile checked(NewAccount typed) {
        var profile = CompanyProfile.typed(typed.name(), typed.domain(), typed.externalId());
        if (profile.externalId() != null && accounts.existsByExternalId(profile.externalId())) {
            throw Refused.because("account.external-id-taken", profile.externalId());
        }
        OnboardingStart.check(typed.onboardingStart(), DueDate.today(clock.instant(), vendor.zone()));
        return profile;
    }

    /**
     * What to choose from.
     *
     * @param asking who is choosing: a CSM owns what they start unless they say otherwise
     * @param today in the vendor's zone
     */
    public record Choices(
            java.util.List<SegmentChoice> segments,
            java.util.List<PersonFacts> owners,
            PersonId asking,
            java.time.LocalDate today) {}

    /**
     * An account whose plan may still have to be started.
     *
     * @param mayStart whether the person asking is its CSM
     */
    public record WaitingAccount(AccountFacts account, Playbook playbook, boolean mayStart) {}

    /** A segment with what a plan of it starts from. */
    public record SegmentChoice(SegmentId id, String name, Playbook playbook) {}
}
