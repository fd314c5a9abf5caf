package app.merestone.sharing;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** Whoever keeps the links has seen to what somebody with a link said. */
public record AnswerDone(AccountId account, AnswerId answer, Instant at) implements AccountEvent {}
