package app.merestone.agreement;

import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How both will know: what is counted, in which unit, from where to where. "It happened once" is a measure too.
 *
 * @param name what is counted, as the customer says it: "reports run without help"
 * @param unit of baseline and target: "reports a week", "minutes", "%"
 * @param baseline where it stands today; empty when nobody counted yet
 * @param target what is to be reached
 */
public record Measure(String name, String unit, @Nullable BigDecimal baseline, BigDecimal target)
        implements Serializable {

    private static final String ONCE = "Happened once";
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_UNIT = 40;
    private static final int DECIMALS = 6;
    private static final int DIGITS = 12;

    /** Numbers lose their trailing zeros here, so that 3 and 3.0 are one wording with one hash. */
    public Measure {
        name = Typed.line("measure-name", name, LONGEST_NAME);
        unit = Typed.line("measure-unit", unit, LONGEST_UNIT);
        baseline = baseline == null ? null : number(baseline);
        target = number(target);
        if (baseline != null && baseline.compareTo(target) == 0) {
            throw Refused.because("criterion.target-is-baseline");
        }
    }

    /** The measure of something that either has happened or has not. */
    public static Measure happenedOnce() {
        return new Measure(ONCE, "times", null, BigDecimal.ONE);
    }

    /** Whether this only asks that it happened. */
    public boolean once() {
        return name.equals(ONCE) && target.compareTo(BigDecimal.ONE) == 0;
    }

    Map<String, @Nullable Object> canonical() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("name", name);
        fields.put("unit", unit);
        fields.put("baseline", baseline);
        fields.put("target", target);
        return fields;
    }

    private static BigDecimal number(BigDecimal typed) {
        var number = typed.signum() == 0 ? BigDecimal.ZERO : typed.stripTrailingZeros();
        // as long: 1E+2147483647 has more digits before its point than an int can count
        if (number.scale() > DECIMALS || (long) number.precision() - number.scale() > DIGITS) {
            throw Refused.because("criterion.number-too-long", DIGITS, DECIMALS);
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
