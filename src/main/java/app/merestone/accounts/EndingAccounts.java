package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.StoredTime;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Marks an account as ended, inside the use case that ends it: from then on nothing can be signed there. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class EndingAccounts {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    EndingAccounts(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** It ended at this moment, unless it already had. What is recorded stays readable. */
    public void end(AccountId account, Instant at) {
        int ended = jdbc.sql("""
                        UPDATE account SET ended_at = :at, version = version + 1
                         WHERE id = :account AND ended_at IS NULL""")
                .param("at", StoredTime.column(at))
                .param("account", account.toString())
                .update();
        if (ended == 1) {
            events.publishEvent(new AccountEnded(account, at));
        }
    }
}
