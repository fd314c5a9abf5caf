package app.merestone.portfolio;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.OneLook;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings one account's standing and open turns up to date. Both are derived, never counted along, so doing it twice does no
 * harm.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class KeepingUp {

    private final DerivedStandings standings;
    private final OpenTurns turns;

    KeepingUp(DerivedStandings standings, OpenTurns turns) {
        this.standings = standings;
        this.turns = turns;
    }

    /** Derives both in one look at what is stored now; an account that is no more is left alone. */
    void with(AccountId account) {
        OneLook.during(() -> standings.refresh(account).map(known -> turns.note(account)));
    }
}
