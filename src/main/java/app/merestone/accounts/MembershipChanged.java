package app.merestone.accounts;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;

/** A customer person's role on an account changed: deputy named or unnamed, the champion's role handed on. */
public record MembershipChanged(AccountId account, PersonId person, Instant at) implements AccountEvent {}
