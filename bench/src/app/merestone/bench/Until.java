package app.merestone.bench;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what nobody tells us: another process and the database have to be asked again and again. */
final class Until {

    private Until() {}

    /** Asks every so often whether it is so, and gives up after {@code atMost}. */
    static void so(String what, Duration every, Duration atMost, BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > atMost.toNanos()) {
                throw new IllegalStateException("Waited " + atMost.toSeconds() + " s in vain: " + what);
            }
            try {
                Thread.sleep(every);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
