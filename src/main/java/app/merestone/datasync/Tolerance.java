package app.merestone.datasync;

import app.merestone.kernel.Refused;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How far the two counts may be apart and still be called the same: so many records, or so many per cent of the customer's
 * own count.
 */
public record Tolerance(Kind kind, BigDecimal amount) implements Serializable {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    /** In records or in per cent. */
    public enum Kind {
        /** So many records. */
        ABSOLUTE,
        /** So many per cent of the customer's count. */
        PERCENT
    }

    /** Refuses what is no distance: negative, more than all of it, or finer than is kept. */
    public Tolerance {
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        boolean tooFine = amount.scale() > (kind == Kind.ABSOLUTE ? 0 : DECIMALS);
        boolean tooWide = amount.compareTo(kind == Kind.ABSOLUTE ? BigDecimal.valueOf(Long.MAX_VALUE) : HUNDRED) > 0;
        if (amount.signum() < 0 || tooFine || tooWide) {
            throw Refused.because("sync.tolerance");
        }
    }

    /** So many records. */
    public static Tolerance records(long records) {
        return new Tolerance(Kind.ABSOLUTE, BigDecimal.valueOf(records));
    }

    /** So many per cent of the customer's own count. */
    public static Tolerance percent(String percent) {
        return new Tolerance(Kind.PERCENT, new BigDecimal(percent));
    }

    /** Whether the two counts are close enough. Both are zero or more, so their difference always fits. */
    boolean allows(long ours, long theirs) {
        var apart = BigDecimal.valueOf(ours - theirs).abs();
        return kind == Kind.ABSOLUTE
                ? apart.compareTo(amount) <= 0
                : apart.multiply(HUNDRED).compareTo(amount.multiply(BigDecimal.valueOf(theirs))) <= 0;
    }

    /**
     * Whether the two sums are close enough. So many per cent of the records are taken as so many per cent of what they add
     * up to; how much so many records add up to nobody can say, so where records are counted out the sums are the same.
     */
    boolean allowsSum(BigDecimal ours, BigDecimal theirs) {
        var apart = ours.subtract(theirs).abs();
        return kind == Kind.ABSOLUTE
                ? apart.signum() == 0
                : apart.multiply(HUNDRED).compareTo(amount.multiply(theirs)) <= 0;
    }

    /** Written for the record: {@code 25} or {@code 0.5 %}. */
    @Override
    public String toString() {
        var plain = amount.setScale(Math.max(0, amount.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
        return kind == Kind.ABSOLUTE ? plain : plain + " %";
    }
}
