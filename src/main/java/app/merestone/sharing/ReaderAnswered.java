package app.merestone.sharing;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** Somebody with a link said something to whoever keeps it. Nobody's act: whoever it was is not known. */
public record ReaderAnswered(AccountId account, AnswerId answer, Instant at) implements AccountEvent {}
