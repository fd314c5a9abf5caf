package app.merestone.results;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** A customer person recorded a result; its content is frozen from here on. */
public record ResultRecorded(AccountId account, ResultId result, CriterionId criterion, Instant at)
        implements AccountEvent {}
