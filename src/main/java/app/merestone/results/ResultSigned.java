package app.merestone.results;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** The champion or deputy signed what a member had recorded, or signed again. */
public record ResultSigned(AccountId account, ResultId result, CriterionId criterion, Instant at)
        implements AccountEvent {}
