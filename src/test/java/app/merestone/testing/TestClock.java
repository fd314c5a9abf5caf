package app.merestone.testing;

import app.merestone.kernel.Ticks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A clock that tests move; it starts at noon UTC on 22 November 2026 and runs on by itself from there. */
@TestConfiguration(proxyBeanMethods = false)
public class TestClock {

    @Bean
    Moving clock() {
        return new Moving();
    }

    /** The system clock shifted by an offset that tests set. */
    public static final class Moving extends Clock {

        private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

        private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.between(Instant.now(), START));

        /** From here on it is this instant. */
        public void moveTo(Instant instant) {
            offset.set(Duration.between(Instant.now(), instant));
        }

        /** Lets time pass. */
        public void pass(Duration duration) {
            offset.updateAndGet(o -> o.plus(duration));
        }

        /** Back to where every test begins. */
        public void reset() {
            moveTo(START);
        }

        @Override
        public Instant instant() {
            return Ticks.system().instant().plusNanos(offset.get().toNanos() / 1_000 * 1_000);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
