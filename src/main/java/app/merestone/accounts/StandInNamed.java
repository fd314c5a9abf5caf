package app.merestone.accounts;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;

/** A leader named a stand-in for the account's CSM. */
public record StandInNamed(AccountId account, PersonId standIn, Instant at) implements AccountEvent {}
