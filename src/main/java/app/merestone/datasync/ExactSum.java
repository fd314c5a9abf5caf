package app.merestone.datasync;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The sums that are kept: zero or more, to the digit, nothing rounded. */
final class ExactSum {

    static final int DIGITS = 20;
    static final int DECIMALS = 6;

    /** Why an amount is none that is kept. */
    enum Flaw {
        NEGATIVE,
        TOO_LARGE,
        TOO_FINE,
        NONE
    }

    private ExactSum() {}

    /** Looked at before anything is written out: an exponent can be longer than memory. */
    static Flaw flawOf(BigDecimal amount) {
        if (amount.signum() < 0) {
            return Flaw.NEGATIVE;
        }
        if (amount.signum() == 0) {
            return Flaw.NONE;
        }
        // the digits before the point are the same with and without zeros at the end, and to strip those of an exponent
        // at
        // the edge of what a number can have overflows
        if ((long) amount.precision() - amount.scale() > DIGITS) {
            return Flaw.TOO_LARGE;
        }
        return amount.stripTrailingZeros().scale() > DECIMALS ? Flaw.TOO_FINE : Flaw.NONE;
    }

    /** The same amount as it is compared and signed: 1200, 1234.5. */
    static BigDecimal plain(BigDecimal amount) {
        if (amount.signum() == 0) {
            return BigDecimal.ZERO;
        }
        var bare = amount.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0, RoundingMode.UNNECESSARY) : bare;
    }

    static String written(BigDecimal amount) {
        return plain(amount).toPlainString();
    }
}
