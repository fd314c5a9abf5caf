package app.merestone.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something outside the browser, no longer than it takes; what is in the browser Playwright waits for. */
final class Wait {

    private static final Duration BETWEEN = Duration.ofMillis(50);

    private Wait() {}

    static void until(Duration most, Supplier<String> forWhat, BooleanSupplier condition) {
        forValue(most, forWhat, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    static <T> T forValue(Duration most, Supplier<String> forWhat, Supplier<Optional<T>> source) {
        var end = System.nanoTime() + most.toNanos();
        while (true) {
            var value = source.get();
            if (value.isPresent()) {
                return value.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + most.toSeconds() + " s for " + forWhat.get());
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
