package app.merestone.identity;

import app.merestone.accounts.AccessEnded;
import app.merestone.accounts.MembershipEnded;
import app.merestone.accounts.Standing;
import app.merestone.accounts.Standings;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Ends the open sessions of whoever lost access, at once: their open pages would go on hearing what others do. Whoever
 * still belongs to another account stays signed in, and only their pages of this one close: no account ends what another
 * one gave. Sessions on other nodes end at their next request ({@link StandingFilter}).
 *
 * <p>In no transaction, unlike other listeners: whoever takes hold of an open page also does what was waiting for it, and a
 * page that is refused something meanwhile would take that transaction down.
 */
@Component
class EndingSessions {

    private final OpenSessions open;
    private final Standings standings;

    EndingSessions(OpenSessions open, Standings standings) {
        this.open = open;
        this.standings = standings;
    }

    @Async
    @TransactionalEventListener
    void on(MembershipEnded ended) {
        if (standings.of(ended.person()).filter(Standing::mayEnter).isPresent()) {
            open.close(ended.person(), ended.account());
        } else {
            open.end(ended.person());
        }
    }

    @Async
    @TransactionalEventListener
    void on(AccessEnded ended) {
        open.end(ended.person());
    }
}
