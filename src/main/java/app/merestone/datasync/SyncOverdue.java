package app.merestone.datasync;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** No good run of a data sync ended within its cadence and grace. */
public record SyncOverdue(AccountId account, DataSyncId sync, Instant at) implements AccountEvent {}
