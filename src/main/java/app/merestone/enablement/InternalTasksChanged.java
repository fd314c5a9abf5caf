package app.merestone.enablement;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** An internal task of this account was added, ticked, opened again or found unneeded. */
public record InternalTasksChanged(AccountId account, Instant at) implements AccountEvent {}
