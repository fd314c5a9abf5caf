package app.merestone.closing;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** One side took its signature under the closing back, before the other one signed. */
public record ClosingSignatureWithdrawn(AccountId account, Instant at) implements AccountEvent {}
