package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of the vendor person who owns an account, not yet confirmed by both (rule 16).
 *
 * @param from who owned it before
 * @param to who owns it now
 * @param at when it changed hands
 * @param confirmedByOwnerAt when the new owner confirmed the next milestone and its date; empty while it is their turn
 * @param confirmedByCustomerAt when the customer did; empty while it is their turn
 */
public record OpenHandoff(
        HandoffId id,
        AccountId account,
        PersonId from,
        PersonId to,
        Instant at,
        @Nullable Instant confirmedByOwnerAt,
        @Nullable Instant confirmedByCustomerAt) {}
