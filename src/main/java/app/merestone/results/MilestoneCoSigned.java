package app.merestone.results;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** Both sides have signed the same content: the criterion is a milestone. */
public record MilestoneCoSigned(AccountId account, CriterionId criterion, ResultId result, Instant at)
        implements AccountEvent {}
