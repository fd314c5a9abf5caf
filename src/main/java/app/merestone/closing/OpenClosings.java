package app.merestone.closing;

import app.merestone.kernel.AccountId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes an account's closing in hand: locked until the act's transaction ends, and made where there was none yet. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OpenClosings {

    private final ClosingRepository closings;

    OpenClosings(ClosingRepository closings) {
        this.closings = closings;
    }

    Closing take(AccountId account) {
        return closings.getByAccountId(account).orElseGet(() -> begin(account));
    }

    private Closing begin(AccountId account) {
        try {
            closings.save(Closing.of(account));
        } catch (DuplicateKeyException someoneElseWasFirst) {
            // the row is there now, which is all we need
        }
        return closings.getByAccountId(account).orElseThrow();
    }
}
