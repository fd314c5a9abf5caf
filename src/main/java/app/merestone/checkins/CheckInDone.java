package app.merestone.checkins;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** A follow-up took place. */
public record CheckInDone(AccountId account, CheckInId checkIn, Instant at) implements AccountEvent {}
