package app.merestone.agreement;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** Both sides have accepted the same revision; from now on it is in force. */
public record CriterionAgreed(AccountId account, CriterionId criterion, int revision, Instant at)
        implements AccountEvent {}
