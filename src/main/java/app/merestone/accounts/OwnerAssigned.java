package app.merestone.accounts;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A vendor person now owns the account; {@code from} is empty where nobody did before. */
public record OwnerAssigned(AccountId account, @Nullable PersonId from, PersonId to, Instant at)
        implements AccountEvent {}
