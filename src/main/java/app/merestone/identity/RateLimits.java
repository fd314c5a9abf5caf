package app.merestone.identity;

import app.merestone.kernel.Allowance;
import app.merestone.kernel.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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

    private final Allowance allowance;

    RateLimits(Clock clock) {
        this.allowance = new Allowance(clock, WINDOW, MOST_KEPT);
    }

    /** Counts a request for a mail; how long to wait when there were too many. */
    Optional<Duration> ask(EmailAddress address, String client) {
        var from = Allowance.network(client);
        return allowance
                .take("ask from " + from, ASKS_PER_CLIENT)
                .or(() -> allowance.take("ask for " + address.value() + " from " + from, ASKS_PER_ADDRESS))
                .or(() -> allowance.take("ask for " + address.value(), ASKS_PER_ADDRESS_FROM_ALL));
    }

    /** Counts a link opened or a code typed; how long to wait when there were too many. */
    Optional<Duration> attempt(String client) {
        return allowance.take("try from " + Allowance.network(client), TRIES_PER_CLIENT);
    }
}
