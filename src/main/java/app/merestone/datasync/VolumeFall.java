package app.merestone.datasync;

import java.math.BigInteger;
import java.util.List;

/**
 * By how much the volume of a run may fall against the median of the runs before it (rule 7). The median, so that one
 * great or empty run among them decides nothing.
 *
 * @param percent a fall of more than so many per cent needs another look; 100 asks for none
 */
record VolumeFall(int percent) {

    /** Against so many runs at most. */
    static final int RUNS = 10;

    private static final int MOST_PERCENT = 100;

    static boolean possible(int percent) {
        return percent >= 0 && percent <= MOST_PERCENT;
    }

    /**
     * Whether this volume has fallen too far.
     *
     * @param before what the runs before it brought, in any order; with none there is nothing to fall from
     */
    boolean of(long volume, List<Long> before) {
        if (before.isEmpty()) {
            return false;
        }
        var left = BigInteger.valueOf(volume).multiply(BigInteger.valueOf(2L * MOST_PERCENT));
        var least = twiceTheMedian(before).multiply(BigInteger.valueOf(MOST_PERCENT - percent));
        return left.compareTo(least) < 0;
    }

    private static BigInteger twiceTheMedian(List<Long> volumes) {
        var sorted = volumes.stream().sorted().map(BigInteger::valueOf).toList();
        return sorted.get((sorted.size() - 1) / 2).add(sorted.get(sorted.size() / 2));
    }
}
