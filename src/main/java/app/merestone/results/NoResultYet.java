package app.merestone.results;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** The customer says that there is no result yet; a check-in was made. */
public record NoResultYet(AccountId account, CriterionId criterion, Instant at) implements AccountEvent {}
