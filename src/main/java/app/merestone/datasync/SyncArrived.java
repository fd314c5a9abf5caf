package app.merestone.datasync;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** A run of a data sync arrived with rows. */
public record SyncArrived(AccountId account, DataSyncId sync, Instant at) implements AccountEvent {}
