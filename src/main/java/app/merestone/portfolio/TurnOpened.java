package app.merestone.portfolio;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/**
 * Something on an account began to wait for one side.
 *
 * @param key {@link app.merestone.checkins.Turn#key()}
 */
public record TurnOpened(AccountId account, String key, Instant at) implements AccountEvent {}
