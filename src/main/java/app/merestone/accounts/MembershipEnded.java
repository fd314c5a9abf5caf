package app.merestone.accounts;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;

/**
 * A customer person's access to one account ended: their open pages of it are to close at once, and their sessions to end
 * when they belong to no other account.
 */
public record MembershipEnded(AccountId account, PersonId person, Instant at) implements AccountEvent {}
