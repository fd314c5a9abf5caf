package app.merestone.accounts;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;

/**
 * The role of CSM was taken from this account's owner, or given back: by the identity provider, which asks nobody, or by an
 * admin. Without it nobody owns the account, until a leader says who does.
 */
public record OwnerStandingChanged(AccountId account, PersonId owner, Instant at) implements AccountEvent {}
