package app.merestone.datasync;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** A customer person said what they use the data for, or the vendor's product reported its use. */
public record SyncInUse(AccountId account, DataSyncId sync, Instant at) implements AccountEvent {}
