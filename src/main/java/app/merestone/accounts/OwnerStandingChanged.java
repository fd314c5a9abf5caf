package app.merestone.accounts;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;

/**
 * The identity provider has taken the role of CSM from this account's owner, or given it back. Without it nobody owns the
 * account, until a leader says who does.
 */
public record OwnerStandingChanged(AccountId account, PersonId owner, Instant at) implements AccountEvent {}
