package app.merestone.demo;

import app.merestone.kernel.Ticks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The clock of demo mode: set back while the story is told, then the system's own. */
@Component
@ConditionalOnProperty("merestone.demo")
class StoryClock extends Clock {

    private final Clock system = Ticks.system();
    private volatile Duration back = Duration.ZERO;

    /** From here on it is this instant, and time runs on from it. */
    void moveTo(Instant instant) {
        back = Duration.between(instant, system.instant());
    }

    /** The present again. */
    void release() {
        back = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Ticks.of(Clock.offset(system, back.negated())).instant();
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
