package app.merestone.results;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Side;
import java.time.Instant;

/** One side took its signature back; both sides are told (rule 12). */
public record SignatureWithdrawn(AccountId account, ResultId result, CriterionId criterion, Side side, Instant at)
        implements AccountEvent {}
