package app.merestone.agreement;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** The plan itself changed: its why, or which criterion is the first result. */
public record PlanChanged(AccountId account, Instant at) implements AccountEvent {}
