package app.merestone.datasync;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How often one connection may deliver, so that a sender that went wild takes nothing from the others. Only a key in force is
 * counted, and by a clock that nobody sets.
 */
@Component
class IntakeRate {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 10_000;

    private final int perMinute;
    private final TimeMeter time;
    private final Map<ConnectionId, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ConnectionId, Bucket> eldest) {
            return size() > MOST_KEPT;
        }
    };

    @Autowired
    IntakeRate(@Value("${merestone.intake.per-minute:3000}") int perMinute) {
        this(perMinute, TimeMeter.SYSTEM_NANOTIME);
    }

    IntakeRate(int perMinute, TimeMeter time) {
        this.perMinute = perMinute;
        this.time = time;
    }

    /** Counts a delivery; how long to wait when there were too many. */
    Optional<Duration> take(ConnectionId connection) {
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(connection, first -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                    .withCustomTimePrecision(time)
                    .build());
        }
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
}
