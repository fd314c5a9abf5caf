package app.merestone.accounts;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** An account ended: nothing can be signed there any more, and nothing of it waits for anybody. */
public record AccountEnded(AccountId account, Instant at) implements AccountEvent {}
