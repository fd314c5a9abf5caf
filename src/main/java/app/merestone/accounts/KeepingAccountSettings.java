package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Act;
import app.merestone.ledger.Ledger;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The two settings of an account that dates depend on; each change is an entry that both sides read. */
@Service
@Transactional
public class KeepingAccountSettings {

    // places, not offsets: "Etc/GMT+5" and "EST" know no summer time and read the wrong way round
    private static final Pattern PLACE =
            Pattern.compile("(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");
    private static final int LONGEST_REASON = 500;

    private final AccountRepository accounts;
    private final List<OnboardingStartWitness> witnesses;
    private final Access access;
    private final Ledger ledger;
    private final Clock clock;

    KeepingAccountSettings(
            AccountRepository accounts,
            List<OnboardingStartWitness> witnesses,
            Access access,
            Ledger ledger,
            Clock clock) {
        this.accounts = accounts;
        this.witnesses = List.copyOf(witnesses);
        this.access = access;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The champion says in which time zone this account's days are counted (rule 2). */
    @PreAuthorize("hasRole('CUSTOMER')")
    public void chooseZone(AccountId id, String zone) {
        var actor = access.champion(id);
        var account = accounts.findById(id).orElseThrow(NotFound::new);
        var before = account.zone();
        account.choose(place(zone), actor.person(), clock.instant());
        accounts.save(account);
        ledger.append(new Act(
                id,
                AccountActs.ZONE_SET,
                actor,
                id,
                null,
                Map.of("from", before.getId(), "to", account.zone().getId())));
    }

    /**
     * Moves the first day of onboarding, which the days to the first result are counted from: never behind a result
     * that was observed (rule 8), and not at all once it stands in what both have closed.
     *
     * @param seen the day that the page showed
     */
    @PreAuthorize("hasRole('CSM')")
    public void moveOnboardingStart(AccountId id, LocalDate seen, LocalDate to, String reason) {
        var actor = access.csm(id);
        var account = accounts.findById(id).orElseThrow(NotFound::new);
        var why = Typed.required("start-reason", reason, LONGEST_REASON);
        var now = clock.instant();
        witnesses.forEach(witness -> witness.mustAllow(id, to));
        account.moveOnboardingStart(seen, to, DueDate.today(now, account.zone()), actor.person(), now);
        accounts.save(account);
        ledger.append(new Act(
                id,
                AccountActs.START_MOVED,
                actor,
                id,
                null,
                Map.of("from", seen.toString(), "to", to.toString(), "reason", why)));
    }

    /** The zones to choose from, by name. */
    public static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> PLACE.matcher(zone).matches() || "UTC".equals(zone))
                .sorted()
                .toList();
    }

    private static ZoneId place(String zone) {
        try {
            if (Set.copyOf(zones()).contains(zone)) {
                return ZoneId.of(zone);
            }
        } catch (DateTimeException unknown) {
            // falls through to the refusal
        }
        throw Refused.because("account.zone-unknown");
    }
}
