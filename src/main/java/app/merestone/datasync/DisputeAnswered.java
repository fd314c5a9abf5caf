package app.merestone.datasync;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** The vendor answered a dispute. */
public record DisputeAnswered(AccountId account, DataSyncId sync, Instant at) implements AccountEvent {}
