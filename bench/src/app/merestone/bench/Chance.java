package app.merestone.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The chance of one generated account: the same seed and number always throw the same dice, whatever else is generated,
 * so account 17 of a thousand is account 17 of a hundred thousand.
 */
final class Chance {

    private static final long FIRST_MILLISECOND =
            LocalDate.of(2026, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();

    private final SplittableRandom dice;
    private final long millisecond;
    private int made;

    Chance(long seed, long number) {
        this.dice = new SplittableRandom(seed * 1_000_003 + number);
        this.millisecond = FIRST_MILLISECOND + number;
    }

    /** A version 7 UUID, as the application makes them: greater than all before it, of this account and the ones before. */
    UUID id() {
        return new UUID(
                (millisecond << 16) | 0x7000L | made++, (dice.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }

    int below(int bound) {
        return dice.nextInt(bound);
    }

    int between(int least, int most) {
        return most <= least ? least : dice.nextInt(least, most + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }

    String hex(int digits) {
        var text = new StringBuilder();
        while (text.length() < digits) {
            text.append(Character.forDigit(dice.nextInt(16), 16));
        }
        return text.toString();
    }
}
