package app.merestone.sharing;

import app.merestone.accounts.MembershipEnded;
import app.merestone.accounts.PersonInvited;
import app.merestone.kernel.AccountId;
import java.time.Clock;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Ends links that nobody is left to keep, for good: also when somebody leads for the customer again later. Until it has run,
 * {@link Keepers} answers the same from what is stored.
 */
@Component
class SharesLeftAlone {

    private final Shares shares;
    private final Keepers keepers;
    private final Clock clock;

    SharesLeftAlone(Shares shares, Keepers keepers, Clock clock) {
        this.shares = shares;
        this.keepers = keepers;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void after(MembershipEnded ended) {
        look(ended.account());
    }

    @ApplicationModuleListener
    void after(PersonInvited invited) {
        look(invited.account());
    }

    private void look(AccountId account) {
        for (var share : shares.findByAccountIdAndOverAtIsNull(account)) {
            if (keepers.of(account, share.madeAt()).isEmpty() && share.leftAlone(clock.instant())) {
                shares.save(share);
            }
        }
    }
}
