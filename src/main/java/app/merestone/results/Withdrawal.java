package app.merestone.results;

import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import java.time.Instant;

/** The last signature that was taken back, and why; all of them are in the ledger. */
record Withdrawal(PersonId personId, Side side, String reason, Instant at) {}
