package app.merestone.results;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** Somebody wrote on a draft of a result, or added evidence to it. */
public record ResultDrafted(AccountId account, ResultId result, CriterionId criterion, Instant at)
        implements AccountEvent {}
