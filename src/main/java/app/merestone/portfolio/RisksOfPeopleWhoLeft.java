package app.merestone.portfolio;

import app.merestone.accounts.AccessEnded;
import app.merestone.kernel.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** When somebody's access ends, the risks they saw to are nobody's (rule 19). */
@Component
class RisksOfPeopleWhoLeft {

    private final DerivedStandings standings;
    private final JdbcClient jdbc;

    RisksOfPeopleWhoLeft(DerivedStandings standings, JdbcClient jdbc) {
        this.standings = standings;
        this.jdbc = jdbc;
    }

    @ApplicationModuleListener
    void on(AccessEnded ended) {
        jdbc.sql("SELECT account_id FROM risk_step WHERE owner_id = :person ORDER BY account_id")
                .param("person", ended.person().toString())
                .query((row, n) -> AccountId.parse(row.getString("account_id")))
                .list()
                .forEach(standings::refresh);
    }
}
