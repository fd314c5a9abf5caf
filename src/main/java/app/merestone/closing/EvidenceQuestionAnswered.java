package app.merestone.closing;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** A customer person walked us through a specific result. */
public record EvidenceQuestionAnswered(AccountId account, Instant at) implements AccountEvent {}
