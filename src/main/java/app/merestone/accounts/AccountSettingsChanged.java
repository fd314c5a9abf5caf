package app.merestone.accounts;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;

/** The account's time zone or the first day of its onboarding changed. */
public record AccountSettingsChanged(AccountId account, PersonId by, Instant at) implements AccountEvent {}
