package app.merestone.identity;

import app.merestone.kernel.EmailAddress;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How often one may try: per client, so that nobody guesses; per address and client, and more loosely per address, so that
 * nobody's post box is flooded and nobody can shut somebody else out by asking in their name.
 */
@Component
class RateLimits {

    static final int ASKS_PER_ADDRESS = 5;
    static final int ASKS_PER_ADDRESS_FROM_ALL = 30;
    static final int ASKS_PER_CLIENT = 30;
    static final int TRIES_PER_CLIENT = 40;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final int MOST_KEPT = 50_000;

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

    RateLimits(Clock clock) {
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

    /** Counts a request for a mail; how long to wait when there were too many. */
    Optional<Duration> ask(EmailAddress address, String client) {
        var from = network(client);
        return take("ask from " + from, ASKS_PER_CLIENT)
                .or(() -> take("ask for " + address.value() + " from " + from, ASKS_PER_ADDRESS))
                .or(() -> take("ask for " + address.value(), ASKS_PER_ADDRESS_FROM_ALL));
    }

    /** Counts a link opened or a code typed; how long to wait when there were too many. */
    Optional<Duration> attempt(String client) {
        return take("try from " + network(client), TRIES_PER_CLIENT);
    }

    private Optional<Duration> take(String key, int perWindow) {
        Bucket bucket;
        synchronized (buckets) {
            var now = clock.instant();
            if (now.isBefore(latest.minus(WINDOW))) {
                // a clock was set back: what was counted would let nobody try again before it has caught up
                buckets.clear();
                latest = now;
            }
            latest = now.isAfter(latest) ? now : latest;
            bucket = buckets.computeIfAbsent(key, k -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(perWindow).refillGreedy(perWindow, WINDOW))
                    .withCustomTimePrecision(time)
                    .build());
        }
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** One customer of an internet provider has a whole /64 of IPv6 addresses; counting each would count nobody. */
    static String network(String client) {
        if (client.indexOf(':') < 0) {
            return client;
        }
        try {
            var bytes = java.net.InetAddress.ofLiteral(client).getAddress();
            return bytes.length == 16 ? java.util.HexFormat.of().formatHex(bytes, 0, 8) : client;
        } catch (IllegalArgumentException noAddress) {
            return client;
        }
    }
}
