package app.merestone.results;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** A second customer person confirmed a result. */
public record ResultCorroborated(AccountId account, ResultId result, CriterionId criterion, Instant at)
        implements AccountEvent {}
