package app.merestone.portfolio;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives every account its row at the start. {@code --merestone.rebuild-standings} derives all of them anew from the source
 * tables, one account a transaction, as after a restored back-up.
 */
@Component
class RebuildingStandings implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildingStandings.class);
    private static final int PAGE = 500;

    private final DerivedStandings standings;
    private final KeepingUp keepingUp;
    private final TransactionTemplate transaction;

    RebuildingStandings(DerivedStandings standings, KeepingUp keepingUp, TransactionTemplate transaction) {
        this.standings = standings;
        this.keepingUp = keepingUp;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(status -> standings.cover());
        if (arguments.containsOption("merestone.rebuild-standings")) {
            LOG.info("Derived the standing of {} accounts anew", rebuild());
        }
    }

    /** Derives every account's row anew. */
    int rebuild() {
        int done = 0;
        var after = "";
        while (true) {
            var last = after;
            var page = transaction.execute(status -> standings.accountsAfter(last, PAGE));
            if (page == null || page.isEmpty()) {
                return done;
            }
            for (var account : page) {
                transaction.executeWithoutResult(status -> keepingUp.with(account));
                done++;
            }
            after = page.getLast().toString();
        }
    }
}
