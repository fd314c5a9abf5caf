package app.merestone.agreement;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** A wording was put on the table by either side. */
public record CriterionProposed(AccountId account, CriterionId criterion, int revision, Instant at)
        implements AccountEvent {}
