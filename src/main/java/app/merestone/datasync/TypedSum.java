package app.merestone.datasync;

import app.merestone.kernel.Refused;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sum as somebody typed it: "1234.5", "1,234.50", "1 234,50". Where one mark could as well part thousands as decimals
 * ("1.234"), the person is asked to write it otherwise and not guessed at.
 */
public final class TypedSum {

    private static final int LONGEST = 60;
    private static final Pattern SHAPE = Pattern.compile("[0-9]+(?:[ ',.][0-9]+)*");
    private static final Pattern GROUPED =
            Pattern.compile("[0-9]{1,3}(?:(?<mark>[ ',.])[0-9]{3})(?:\\k<mark>[0-9]{3})*");

    private TypedSum() {}

    /** Reads what was typed; empty where nothing was. Refuses what is no sum, with the reason. */
    public static Optional<BigDecimal> read(String typed) {
        var text = TypedCount.plain(typed).strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.startsWith("-")) {
            throw Refused.because("sum.negative");
        }
        if (text.length() > LONGEST) {
            throw Refused.because("sum.too-large", ExactSum.DIGITS);
        }
        if (!SHAPE.matcher(text).matches()) {
            throw Refused.because("sum.not-a-number");
        }
        return Optional.of(checked(new BigDecimal(withPoint(text))));
    }

    /** An amount that can be kept. */
    static BigDecimal checked(BigDecimal amount) {
        switch (ExactSum.flawOf(amount)) {
            case NEGATIVE -> throw Refused.because("sum.negative");
            case TOO_LARGE -> throw Refused.because("sum.too-large", ExactSum.DIGITS);
            case TOO_FINE -> throw Refused.because("sum.too-fine", ExactSum.DECIMALS);
            case NONE -> {}
        }
        return ExactSum.plain(amount);
    }

    private static String withPoint(String text) {
        int last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
        boolean onlyOne = last >= 0 && text.indexOf(text.charAt(last)) == last;
        if (!onlyOne) {
            // no mark that could part decimals, or one that stands more than once: whole groups, or nothing
            return whole(text);
        }
        var before = text.substring(0, last);
        var after = text.substring(last + 1);
        boolean alone = before.chars().allMatch(Character::isDigit);
        if (alone && after.length() == 3 && before.length() <= 3 && !before.equals("0")) {
            throw Refused.because("sum.ambiguous", before + after, before + "." + after + "0");
        }
        return whole(before) + "." + after;
    }

    private static String whole(String text) {
        if (text.chars().allMatch(Character::isDigit)) {
            return text;
        }
        if (!GROUPED.matcher(text).matches()) {
            throw Refused.because("sum.not-a-number");
        }
        return text.replaceAll("[ ',.]", "");
    }
}
