package app.merestone.checkins;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** A follow-up was given a date and an owner. */
public record CheckInArranged(AccountId account, CheckInId checkIn, Instant at) implements AccountEvent {}
