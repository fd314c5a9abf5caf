package app.merestone.kernel;

import java.text.Normalizer;

/**
 * Text as somebody typed it. It is stored as typed, in Unicode normal form C with outer white space taken off; what
 * cannot be shown as typed is refused with the reason rather than changed behind the person's back.
 */
public final class Typed {

    private Typed() {}

    /**
     * A single line of at most {@code most} characters (code points, as people count them).
     *
     * @param field which field it is in, as in {@code field.*} of the words: {@code refusal.text.*} sentences name it so
     */
    public static String line(String field, String text, int most) {
        var line = required(field, text, most);
        if (line.codePoints().anyMatch(c -> c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029)) {
            throw Refused.because("text.one-line", word(field));
        }
        return line;
    }

    /** Text over several lines of at most {@code most} characters. */
    public static String required(String field, String text, int most) {
        var typed = optional(field, text, most);
        if (typed.codePoints().noneMatch(Typed::visible)) {
            throw Refused.because("text.empty", word(field));
        }
        return typed;
    }

    /** Like {@link #required}, but nothing is an answer too: the empty text. */
    public static String optional(String field, String text, int most) {
        var typed = Normalizer.normalize(text, Normalizer.Form.NFC).strip().replace("\r\n", "\n");
        if (typed.codePoints().anyMatch(Typed::unshowable)) {
            throw Refused.because("text.control-characters", word(field));
        }
        int length = typed.codePointCount(0, typed.length());
        if (length > most) {
            throw Refused.because("text.too-long", word(field), most, length);
        }
        return typed;
    }

    private static String word(String field) {
        return "field." + field;
    }

    private static boolean visible(int c) {
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.CONTROL;
    }

    private static boolean unshowable(int c) {
        boolean control = Character.getType(c) == Character.CONTROL && c != '\n' && c != '\t';
        // overrides and isolates reorder the text around them: a signed sentence must read the same everywhere
        boolean reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return control || reorders || Character.getType(c) == Character.SURROGATE || c == 0xFFFE || c == 0xFFFF;
    }
}
