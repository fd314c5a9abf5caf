package app.merestone.identity;

import app.merestone.accounts.AccessEnded;
import app.merestone.accounts.MembershipEnded;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Ends the open sessions of whoever lost access, at once: their open pages would go on hearing what others do. Sessions on
 * other nodes end at their next request ({@link StandingFilter}).
 */
@Component
class EndingSessions {

    private final OpenSessions open;

    EndingSessions(OpenSessions open) {
        this.open = open;
    }

    @ApplicationModuleListener
    void on(MembershipEnded ended) {
        open.end(ended.person());
    }

    @ApplicationModuleListener
    void on(AccessEnded ended) {
        open.end(ended.person());
    }
}
