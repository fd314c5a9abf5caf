package app.merestone.datasync;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** A customer person entered the account's own count for a run, so both may be seen. */
public record RunCounted(AccountId account, DataSyncId sync, Instant at) implements AccountEvent {}
