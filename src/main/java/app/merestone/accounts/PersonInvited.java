package app.merestone.accounts;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;

/** Somebody was let in to an account: invited for the first time, or again after their access had ended. */
public record PersonInvited(AccountId account, PersonId person, PersonId by, Instant at) implements AccountEvent {}
