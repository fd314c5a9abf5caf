package app.merestone.portfolio;

import app.merestone.kernel.AccountEvent;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Brings an account's standing and its open turns up to date after each act. Deriving instead of counting along makes a
 * second delivery of the same event harmless.
 */
@Component
class FollowingAccounts {

    private final DerivedStandings standings;
    private final OpenTurns turns;

    FollowingAccounts(DerivedStandings standings, OpenTurns turns) {
        this.standings = standings;
        this.turns = turns;
    }

    @ApplicationModuleListener(condition = "!(#event instanceof T(app.merestone.portfolio.TurnOpened))")
    void on(AccountEvent event) {
        standings.refresh(event.account()).ifPresent(known -> turns.note(event.account()));
    }
}
