package app.merestone.datasync;

import app.merestone.accounts.AccountEnded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * The syncs of an account that has ended need nobody and are watched no more. What is still delivered is kept and moves none
 * of them ({@link RunIntake}), so they are never found again among those that wait.
 */
@Component
class EndedAccounts {

    private final RunIntake intake;
    private final JdbcClient jdbc;

    EndedAccounts(RunIntake intake, JdbcClient jdbc) {
        this.intake = intake;
        this.jdbc = jdbc;
    }

    @ApplicationModuleListener
    void on(AccountEnded ended) {
        // the account before its syncs, as everybody locks them
        intake.queueUp(ended.account());
        jdbc.sql("""
                        UPDATE data_sync SET watch_at = NULL, need = NULL, need_since = NULL, version = version + 1
                         WHERE account_id = :account AND (watch_at IS NOT NULL OR need IS NOT NULL)""").param("account", ended.account().toString()).update();
    }
}
