package app.merestone.accounts;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;

/** A customer person's access to one account ended; sessions of that person are to end or to lose it at once. */
public record MembershipEnded(AccountId account, PersonId person, Instant at) implements AccountEvent {}
