package app.merestone.kernel;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How often something may happen within a window, counted by key in the memory of this process. It is made by the room that
 * counts; what is counted longest ago is forgotten first, so that no flood of keys fills the memory.
 */
public final class Allowance {

    private final Clock clock;
    private final Duration window;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets;
    private Instant latest = Instant.EPOCH;

    /**
     * Nothing is counted yet.
     *
     * @param window after which whatever was counted is forgotten, bit by bit
     * @param mostKept how many keys are counted at once
     */
    public Allowance(Clock clock, Duration window, int mostKept) {
        this.clock = clock;
        this.window = window;
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
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > mostKept;
            }
        };
    }

    /** Counts once more under this key; empty when that is still allowed, else how long to wait. */
    public Optional<Duration> take(String key, int perWindow) {
        return take(key, 1, perWindow);
    }

    /** Counts so many more under this key, or none of them; empty when they are allowed, else how long to wait. */
    public Optional<Duration> take(String key, int more, int perWindow) {
        Bucket bucket;
        synchronized (buckets) {
            var now = clock.instant();
            if (now.isBefore(latest.minus(window))) {
                // a clock was set back: what was counted would let nobody try again before it has caught up
                buckets.clear();
                latest = now;
            }
            latest = now.isAfter(latest) ? now : latest;
            bucket = buckets.computeIfAbsent(key, k -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(perWindow).refillGreedy(perWindow, window))
                    .withCustomTimePrecision(time)
                    .build());
        }
        var probe = bucket.tryConsumeAndReturnRemaining(more);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** So many of what was counted under this key did not happen. */
    public void giveBack(String key, int fewer) {
        synchronized (buckets) {
            var bucket = buckets.get(key);
            if (bucket != null) {
                bucket.addTokens(fewer);
            }
        }
    }

    /** One customer of an internet provider has a whole /64 of IPv6 addresses; counting each would count nobody. */
    public static String network(String client) {
        if (client.indexOf(':') < 0) {
            return client;
        }
        try {
            var bytes = InetAddress.ofLiteral(client).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : client;
        } catch (IllegalArgumentException noAddress) {
            return client;
        }
    }
}
