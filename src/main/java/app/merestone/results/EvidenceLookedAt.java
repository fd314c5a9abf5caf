package app.merestone.results;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** Somebody opened a piece of evidence, or could not. */
public record EvidenceLookedAt(AccountId account, CriterionId criterion, EvidenceId evidence, Instant at)
        implements AccountEvent {}
