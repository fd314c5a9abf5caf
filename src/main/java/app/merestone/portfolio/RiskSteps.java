package app.merestone.portfolio;

import app.merestone.accounts.Vendor;
import app.merestone.checkins.Turn;
import app.merestone.checkins.TurnSource;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The day after a risk's next step, nobody owns the risk any more (rule 19): the account is looked at again then. */
@Component
class RiskSteps implements TurnSource {

    private final JdbcClient jdbc;
    private final Vendor vendor;
    private final Clock clock;

    RiskSteps(JdbcClient jdbc, Vendor vendor, Clock clock) {
        this.jdbc = jdbc;
        this.vendor = vendor;
        this.clock = clock;
    }

    @Override
    public List<Turn> turns(AccountId account) {
        return List.of();
    }

    @Override
    public Optional<LocalDate> nextDay(AccountId account) {
        return jdbc.sql("SELECT due FROM risk_step WHERE account_id = :account AND due >= :today")
                .param("account", account.toString())
                .param("today", DueDate.today(clock.instant(), vendor.zone()))
                .query((row, n) -> row.getObject("due", LocalDate.class).plusDays(1))
                .optional();
    }
}
