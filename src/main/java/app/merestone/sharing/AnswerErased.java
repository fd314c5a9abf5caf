package app.merestone.sharing;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** Who said something with a link, and what it was, is kept no longer. */
public record AnswerErased(AccountId account, AnswerId answer, Instant at) implements AccountEvent {}
