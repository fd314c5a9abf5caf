package app.merestone.results;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** The vendor asked for more instead of co-signing. */
public record ResultSentBack(AccountId account, ResultId result, CriterionId criterion, Instant at)
        implements AccountEvent {}
