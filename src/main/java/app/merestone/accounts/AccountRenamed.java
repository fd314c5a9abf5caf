package app.merestone.accounts;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** The vendor's CRM calls the company otherwise now, or puts it into another segment before its plan was started. */
public record AccountRenamed(AccountId account, Instant at) implements AccountEvent {}
