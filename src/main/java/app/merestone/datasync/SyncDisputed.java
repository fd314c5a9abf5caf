package app.merestone.datasync;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** A customer person said that something is off with a data sync. */
public record SyncDisputed(AccountId account, DataSyncId sync, Instant at) implements AccountEvent {}
