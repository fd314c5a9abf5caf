package app.merestone.sharing;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
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
    static final int ANSWERS_PER_SHARE = 30;
    static final int ANSWERS_PER_CLIENT = 10;
    static final Duration WINDOW = Duration.ofHours(1);

    private static final int MOST_KEPT = 20_000;

    private final Clock clock;
    private final TimeMeter time;
    private Instant latest = Instant.EPOCH;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEPT;
        }
    };

    ShareLimits(Clock clock) {
        this.clock = clock;
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

    /** Whether one more answer of this client on this share is taken. */
    boolean answered(ShareId share, String client) {
        return take("answer from " + network(client), ANSWERS_PER_CLIENT)
                && take("answer on " + share, ANSWERS_PER_SHARE);
    }

    /** One customer of an internet provider has a whole /64 of IPv6 addresses; counting each would count nobody. */
    private static String network(String client) {
        try {
            var bytes = InetAddress.ofLiteral(client).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : client;
        } catch (IllegalArgumentException noAddress) {
            return client;
        }
    }

    private boolean take(String key, int perWindow) {
        Bucket bucket;
        synchronized (buckets) {
            var now = clock.instant();
            if (now.isBefore(latest.minus(WINDOW))) {
                // a clock was set back: what was counted would let nobody in again before it has caught up
                buckets.clear();
                latest = now;
            }
            latest = now.isAfter(latest) ? now : latest;
            bucket = buckets.computeIfAbsent(key, k -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(perWindow).refillGreedy(perWindow, WINDOW))
                    .withCustomTimePrecision(time)
                    .build());
        }
        return bucket.tryConsume(1);
    }
}
