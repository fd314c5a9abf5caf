package app.merestone.closing;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Side;
import java.time.Instant;

/** One side signed the closing; the other one's signature is still missing. */
public record ClosingSigned(AccountId account, Side side, Instant at) implements AccountEvent {}
