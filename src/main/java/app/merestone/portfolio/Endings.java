package app.merestone.portfolio;

import app.merestone.closing.Closings;
import app.merestone.kernel.AccountId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How an account's onboarding ended, asked of the module that closes. */
@Component
class Endings {

    private final Closings closings;

    Endings(Closings closings) {
        this.closings = closings;
    }

    record Ended(AccountStatus.Ending how, @Nullable LocalDate on) {}

    Ended of(AccountId account) {
        var facts = closings.of(account);
        var how =
                switch (facts.state()) {
                    case OPEN -> AccountStatus.Ending.NOT_YET;
                    case CLOSED -> AccountStatus.Ending.CLOSED_BY_BOTH;
                    case WITHOUT_RESULT -> AccountStatus.Ending.WITHOUT_RESULT;
                };
        return new Ended(how, facts.endedOn());
    }
}
