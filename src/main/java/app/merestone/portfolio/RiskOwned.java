package app.merestone.portfolio;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;

/** An account at risk got an owner and a dated next step. */
public record RiskOwned(AccountId account, PersonId owner, Instant at) implements AccountEvent {}
