package app.merestone.datasync;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** The vendor connected a data sync: its word alone so far. */
public record SyncConnected(AccountId account, DataSyncId sync, Instant at) implements AccountEvent {}
