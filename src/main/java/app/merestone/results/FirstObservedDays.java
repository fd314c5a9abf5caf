package app.merestone.results;

import app.merestone.accounts.OnboardingStartWitness;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Refused;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** No result is observed before the onboarding has begun, also when its beginning is moved afterwards (rule 8). */
@Component
class FirstObservedDays implements OnboardingStartWitness {

    private final JdbcClient jdbc;

    FirstObservedDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void mustAllow(AccountId account, LocalDate start) {
        jdbc.sql("SELECT MIN(observed_on) FROM result WHERE account_id = :account AND recorded_at IS NOT NULL")
                .param("account", account.toString())
                .query((row, n) -> java.util.Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .filter(start::isAfter)
                .ifPresent(observed -> {
                    throw Refused.because("result.observed-before-start", observed);
                });
    }
}
