package app.merestone.datasync;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** A dispute ended: re-checked and right, or taken back. */
public record DisputeSettled(AccountId account, DataSyncId sync, Instant at) implements AccountEvent {}
