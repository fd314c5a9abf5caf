package app.merestone.portfolio;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Act;
import app.merestone.ledger.ActKind;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A sponsor puts their name to having read the plan as it stood. It carries the hash of what they saw, so that nobody can say
 * later that they saw something else; it agrees to nothing.
 */
@Service
@Transactional
@PreAuthorize("hasRole('CUSTOMER')")
public class AcknowledgingPlans {

    static final ActKind ACKNOWLEDGED = ActKind.signature("plan.acknowledged");

    private final Access access;
    private final ReadingPlans plans;
    private final Ledger ledger;

    AcknowledgingPlans(Access access, ReadingPlans plans, Ledger ledger) {
        this.access = access;
        this.plans = plans;
        this.ledger = ledger;
    }

    /**
     * What somebody acknowledged last.
     *
     * @param content the hash of the plan as they saw it
     */
    public record Acknowledged(@Nullable ContentHash content, Instant at) implements Serializable {}

    /** What the sponsor who asks acknowledged last; empty for everybody else. */
    @Transactional(readOnly = true)
    public Optional<Acknowledged> mine(AccountId account) {
        var reader = access.readingAsCustomer(account);
        return ledger.latest(account, reader.person(), ACKNOWLEDGED).map(AcknowledgingPlans::acknowledged);
    }

    /** Acknowledges the plan whose content has this hash, once for each content. */
    public void acknowledge(AccountId account, ContentHash seen) {
        var sponsor = access.sponsor(account);
        var plan = plans.plan(account);
        if (!plan.content().equals(seen)) {
            throw Refused.because("plan.acknowledge.changed");
        }
        if (ledger.latest(account, sponsor.person(), ACKNOWLEDGED)
                .filter(entry -> seen.equals(entry.content()))
                .isPresent()) {
            throw Refused.because("plan.acknowledged-already");
        }
        ledger.append(new Act(
                account,
                ACKNOWLEDGED,
                sponsor,
                sponsor.person(),
                seen,
                Map.of(
                        "agreed", String.valueOf(plan.counted().size()),
                        "shown", String.valueOf(plan.shown()))));
    }

    private static Acknowledged acknowledged(LedgerEntry entry) {
        return new Acknowledged(entry.content(), entry.at());
    }
}
