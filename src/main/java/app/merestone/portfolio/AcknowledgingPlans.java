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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A sponsor puts their name to having read the plan as it stood. The entry carries what they saw, word by word, and its hash, so
 * that nobody can say later that they saw something else, for as long as nobody had the words erased; it agrees to nothing.
 */
@Service
@Transactional
@PreAuthorize("hasRole('CUSTOMER')")
public class AcknowledgingPlans {

    /** How much of what was seen one detail holds; four bytes a letter at most, and a column of MySQL takes 65,535. */
    static final int PART = 15_000;

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

    /**
     * Acknowledges the plan whose content has this hash, once for each content.
     *
     * @return the reference of the entry in the ledger
     */
    public String acknowledge(AccountId account, ContentHash seen) {
        // holds the account from here on: a second press waits, and finds the first one's entry
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
        return ledger.append(new Act(account, ACKNOWLEDGED, sponsor, sponsor.person(), seen, details(plan)))
                .reference();
    }

    private static Map<String, String> details(PlanOverview plan) {
        var details = new LinkedHashMap<String, String>();
        details.put("agreed", String.valueOf(plan.counted().size()));
        details.put("shown", String.valueOf(plan.shown()));
        var seen = parts(plan.written().text());
        for (int i = 0; i < seen.size(); i++) {
            details.put("%s%03d".formatted(LedgerEntry.SEEN, i + 1), seen.get(i));
        }
        return details;
    }

    /** The same text in parts, none of which begins or ends within a letter. */
    static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(from + PART, text.length());
            to = to < text.length() && Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
            parts.add(text.substring(from, to));
            from = to;
        }
        return parts;
    }

    private static Acknowledged acknowledged(LedgerEntry entry) {
        return new Acknowledged(entry.content(), entry.at());
    }
}
