package app.merestone.kernel;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Makes version 7 UUIDs (RFC 9562): milliseconds since the epoch, a counter that orders ids of one process, then chance. */
public final class TimeOrdered {

    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int COUNTER_BITS = 12;
    private static final AtomicLong LAST = new AtomicLong();

    private TimeOrdered() {}

    /** A new id, greater than every id this process made before. */
    public static UUID uuid() {
        long now = System.currentTimeMillis() << COUNTER_BITS;
        long ticket = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long milliseconds = ticket >>> COUNTER_BITS;
        long counter = ticket & ((1 << COUNTER_BITS) - 1);
        long most = (milliseconds << 16) | 0x7000L | counter;
        long least = (CHANCE.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(most, least);
    }
}
