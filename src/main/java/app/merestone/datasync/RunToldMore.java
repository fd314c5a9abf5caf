package app.merestone.datasync;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** Of a run that had ended, more was told afterwards: its numbers, its columns, or that it had brought nothing. */
public record RunToldMore(AccountId account, DataSyncId sync, Instant at) implements AccountEvent {}
