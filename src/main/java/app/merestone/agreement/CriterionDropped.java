package app.merestone.agreement;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** Both sides have said that a criterion is no longer wanted. */
public record CriterionDropped(AccountId account, CriterionId criterion, Instant at) implements AccountEvent {}
