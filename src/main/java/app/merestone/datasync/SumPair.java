package app.merestone.datasync;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The account's own sum with ours beside it, as both were shown at that moment.
 *
 * @param inside whether they are close enough
 */
public record SumPair(SumName name, BigDecimal theirs, BigDecimal ours, boolean inside) implements Serializable {

    /** Always to the digit, and without zeros at the end. */
    public SumPair {
        theirs = ExactSum.plain(theirs);
        ours = ExactSum.plain(ours);
    }

    /** As it is kept: all of it or nothing. */
    static @Nullable SumPair of(
            @Nullable String of,
            @Nullable String unit,
            @Nullable BigDecimal theirs,
            @Nullable BigDecimal ours,
            @Nullable Boolean inside) {
        return of == null || unit == null || theirs == null || ours == null || inside == null
                ? null
                : new SumPair(new SumName(of, unit), theirs, ours, inside);
    }

    /** Ours less theirs. */
    public BigDecimal difference() {
        return ours.subtract(theirs);
    }
}
