package app.merestone.agreement;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** Something moved on a criterion without making an agreement: an answer, a word taken back, a wish to drop it. */
public record CriterionChanged(AccountId account, CriterionId criterion, Instant at) implements AccountEvent {}
