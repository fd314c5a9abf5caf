package app.merestone.agreement;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** Somebody wrote a note beside a criterion. */
public record NoteWritten(AccountId account, CriterionId criterion, NoteId note, Instant at) implements AccountEvent {}
