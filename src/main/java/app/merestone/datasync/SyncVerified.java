package app.merestone.datasync;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** A customer person verified a data sync. */
public record SyncVerified(AccountId account, DataSyncId sync, Instant at) implements AccountEvent {}
