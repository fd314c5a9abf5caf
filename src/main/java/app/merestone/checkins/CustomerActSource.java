package app.merestone.checkins;

import app.merestone.kernel.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * A module in which customer people do things that are no ledger entries (a note in a thread) says here when that last
 * happened: it breaks the quiet like any other human act. Never a mail opened or a link fetched (rule 20).
 */
public interface CustomerActSource {

    /** When a customer person last did something of this kind on the account. */
    Optional<Instant> lastCustomerAct(AccountId account);
}
