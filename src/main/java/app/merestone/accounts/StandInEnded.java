package app.merestone.accounts;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;

/** A leader ended one of the periods in which this person stands in for the account's CSM. */
public record StandInEnded(AccountId account, PersonId standIn, Instant at) implements AccountEvent {}
