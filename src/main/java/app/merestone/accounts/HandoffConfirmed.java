package app.merestone.accounts;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;

/** One side confirmed the next milestone after a change of owner; with the second one the account is aligned again. */
public record HandoffConfirmed(AccountId account, PersonId by, boolean aligned, Instant at) implements AccountEvent {}
