package app.merestone.kernel;

import java.time.Clock;
import java.time.Duration;

/** The portal's clock ticks in microseconds: that is what both databases keep, and a lost nanosecond would break a hash. */
public final class Ticks {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private Ticks() {}

    /** The system's clock in UTC, in whole microseconds. */
    public static Clock system() {
        return of(Clock.systemUTC());
    }

    /** This clock, in whole microseconds. */
    public static Clock of(Clock clock) {
        return Clock.tick(clock, MICROSECOND);
    }
}
