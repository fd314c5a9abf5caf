package app.merestone.sharing;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How much of what people without a session do is taken in. Nothing here is asked before a page is shown, so whoever floods
 * a link or guesses at links shuts no reader out.
 */
@Component
class ShareLimits {

    static final int NOTED_PER_SHARE = 120;
    static final Duration WINDOW = Duration.ofHours(1);

    private static final int MOST_KEPT = 20_000;

    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEPT;
        }
    };

    ShareLimits(Clock clock) {
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** Whether one more opening of this share is noted. */
    boolean noted(ShareId share) {
        return take("open " + share, NOTED_PER_SHARE);
    }

    private boolean take(String key, int perWindow) {
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(key, k -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(perWindow).refillGreedy(perWindow, WINDOW))
                    .withCustomTimePrecision(time)
                    .build());
        }
        return bucket.tryConsume(1);
    }
}
