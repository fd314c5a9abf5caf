package app.merestone.portfolio;

import app.merestone.checkins.Turn;
import app.merestone.kernel.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether generated rows are what the application derives from the generated sources: standing and open turns. */
public final class GeneratedStandings {

    private final DerivedStandings standings;
    private final OpenTurns turns;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    /** Reads through the beans of this application. */
    public GeneratedStandings(ApplicationContext application) {
        this.standings = application.getBean(DerivedStandings.class);
        this.turns = application.getBean(OpenTurns.class);
        this.transaction = application.getBean(TransactionTemplate.class);
        this.jdbc = application.getBean(JdbcClient.class);
    }

    /** What differs on this account, in words; nothing when the rows are right. */
    public List<String> differences(AccountId account) {
        return transaction.execute(status -> {
            var differences = new ArrayList<String>();
            var derived = standings.derive(account);
            var stored = standings.stored(account).orElse(null);
            if (!derived.equals(stored)) {
                differences.add("the standing of " + account + " is\n  " + stored + "\nand should be\n  " + derived);
            }
            var noted = new TreeSet<>(jdbc.sql("SELECT turn_key FROM open_turn WHERE account_id = :account")
                    .param("account", account.toString())
                    .query(String.class)
                    .list());
            var now = new TreeSet<String>();
            for (var turn : turns.now(account)) {
                now.add(turn.key());
                differences.addAll(difference(turn, account));
            }
            if (!now.equals(noted)) {
                differences.add("the turns of " + account + " are\n  " + noted + "\nand should be\n  " + now);
            }
            return differences;
        });
    }

    private List<String> difference(Turn turn, AccountId account) {
        return turns.noted(account, turn.key())
                .filter(noted -> !noted.equals(turn))
                .map(noted -> "a turn of " + account + " is\n  " + noted + "\nand should be\n  " + turn)
                .map(List::of)
                .orElse(List.of());
    }
}
