package app.merestone.closing;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/** Somebody reported that a result on the certificate no longer holds. */
public record ResultLapsed(AccountId account, LapseId lapse, Instant at) implements AccountEvent {}
