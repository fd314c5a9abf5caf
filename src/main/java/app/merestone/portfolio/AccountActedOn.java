package app.merestone.portfolio;

import app.merestone.kernel.AccountId;
import java.time.Instant;

/** Somebody acted on this account, said once in a transaction however many events tell of it. */
record AccountActedOn(AccountId account, Instant at) {}
