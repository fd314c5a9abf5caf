package app.merestone.portfolio;

import app.merestone.integration.AccountsImported;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Gives imported accounts their first row, all in one statement: an import publishes no event per account. */
@Component
class CoveringImports {

    private final DerivedStandings standings;

    CoveringImports(DerivedStandings standings) {
        this.standings = standings;
    }

    @ApplicationModuleListener
    void imported(AccountsImported event) {
        standings.cover();
    }
}
