package app.merestone.closing;

import app.merestone.kernel.AccountId;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How an account's onboarding stands, for other modules.
 *
 * @param state open, closed by both, or ended without a result
 * @param endedOn the day it was closed or ended, in the account's zone; empty while it is open
 * @param endedAt when, UTC; empty while it is open
 * @param number the certificate's number; empty unless it was closed by both
 */
public record ClosingFacts(
        AccountId account,
        ClosingState state,
        @Nullable LocalDate endedOn,
        @Nullable Instant endedAt,
        @Nullable String number)
        implements Serializable {

    /** Whether both have closed it. */
    public boolean closed() {
        return state == ClosingState.CLOSED;
    }
}
