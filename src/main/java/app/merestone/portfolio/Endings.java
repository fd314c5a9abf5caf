package app.merestone.portfolio;

import app.merestone.kernel.AccountId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How an account's onboarding ended, asked of the module that closes. */
@Component
class Endings {

    record Ended(AccountStatus.Ending how, @Nullable LocalDate on) {}

    Ended of(AccountId account) {
        return new Ended(AccountStatus.Ending.NOT_YET, null);
    }
}
