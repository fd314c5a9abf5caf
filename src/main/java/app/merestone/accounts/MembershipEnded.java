package app.merestone.accounts;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;

/** A customer person's access to one account ended; open pages of it are to close at once, and sessions of
 * whoever has no other account to end. */
public record MembershipEnded(AccountId account, PersonId person, Instant at) implements AccountEvent {}
