package app.merestone.closing;

import app.merestone.accounts.OnboardingStartWitness;
import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.StoredTime;
import app.merestone.results.SigningWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How onboardings ended, for other modules; it checks nobody. With a closing the window for withdrawals shuts (rule 12). */
@Component
@Transactional(readOnly = true)
public class Closings implements SigningWindow, OnboardingStartWitness {

    private final JdbcClient jdbc;

    Closings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How this account's onboarding stands. */
    public ClosingFacts of(AccountId account) {
        return jdbc.sql("SELECT state, ended_on, ended_at, number FROM closing WHERE account_id = :account")
                .param("account", account.toString())
                .query((row, n) -> new ClosingFacts(
                        account,
                        ClosingState.valueOf(row.getString("state")),
                        row.getObject("ended_on", LocalDate.class),
                        StoredTime.optional(row, "ended_at"),
                        row.getString("number")))
                .optional()
                .orElseGet(() -> new ClosingFacts(account, ClosingState.OPEN, null, null, null));
    }

    /** The results that somebody reported since the closing as no longer holding, and when that was first said. */
    public Map<CriterionId, Instant> lapsed(AccountId account) {
        var lapsed = new HashMap<CriterionId, Instant>();
        jdbc.sql(
                        "SELECT criterion_id, MIN(reported_at) AS since FROM lapse WHERE account_id = :account GROUP BY criterion_id")
                .param("account", account.toString())
                .query(row -> {
                    lapsed.put(CriterionId.parse(row.getString("criterion_id")), StoredTime.of(row, "since"));
                });
        return lapsed;
    }

    @Override
    public boolean closed(AccountId account) {
        return of(account).state() != ClosingState.OPEN;
    }

    @Override
    public void mustAllow(AccountId account, LocalDate start) {
        var facts = of(account);
        if (facts.state() == ClosingState.CLOSED && facts.endedOn() != null) {
            throw Refused.because("closing.start-is-signed", facts.endedOn());
        }
    }
}
