package app.merestone.datasync;

import app.merestone.kernel.Refused;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A count as somebody typed it: "4812", "4 812", "4,812". Groups have to be whole groups of three. Where the mark between
 * them could as well be a decimal point for this reader ("4.812" in English), the person is asked and not guessed at.
 *
 * @param number what it says
 * @param ambiguous whether the person has to say that they mean this
 */
public record TypedCount(long number, boolean ambiguous) {

    private static final int LONGEST = 40;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern SPACED = Pattern.compile("[0-9]{1,3}(?:[ '][0-9]{3})+");
    private static final Pattern COMMAS = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})+");
    private static final Pattern DOTS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{3})+");
    private static final Pattern FRACTION = Pattern.compile("[0-9 ',.]*[0-9][.,][0-9]+");

    /** Reads what was typed, or refuses it with the reason. */
    public static TypedCount read(String typed, Locale reader) {
        var text = plain(typed.strip());
        if (text.isEmpty()) {
            throw Refused.because("count.empty");
        }
        if (text.startsWith("-")) {
            throw Refused.because("count.negative");
        }
        if (text.length() > LONGEST) {
            throw Refused.because("count.too-large");
        }
        if (DIGITS.matcher(text).matches()) {
            return new TypedCount(number(text), false);
        }
        if (SPACED.matcher(text).matches()) {
            return new TypedCount(number(text.replaceAll("[ ']", "")), false);
        }
        if (COMMAS.matcher(text).matches()) {
            return grouped(text, ',', reader);
        }
        if (DOTS.matcher(text).matches()) {
            return grouped(text, '.', reader);
        }
        throw Refused.because(FRACTION.matcher(text).matches() ? "count.not-whole" : "count.not-a-number");
    }

    // two groups or more can only be groups; a single one might be a fraction, unless this reader groups with that mark
    private static TypedCount grouped(String text, char mark, Locale reader) {
        boolean readersOwn = DecimalFormatSymbols.getInstance(reader).getGroupingSeparator() == mark;
        boolean once = text.indexOf(mark) == text.lastIndexOf(mark);
        return new TypedCount(number(text.replace(String.valueOf(mark), "")), once && !readersOwn);
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            throw Refused.because("count.too-large");
        }
    }

    /** Digits of any script, spaces of any width and every kind of apostrophe and minus in their plain form. */
    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                plain.append(Character.digit(c, 10));
            } else if (Character.isSpaceChar(c) || c == '\t') {
                plain.append(' ');
            } else if (c == '’' || c == 'ʼ' || c == '٬') {
                plain.append('\'');
            } else if (c == '−' || c == '–') {
                plain.append('-');
            } else {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }
}
