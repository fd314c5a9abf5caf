package app.merestone.sharing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody with a link can say. */
public enum ReaderSays {
    /** I have seen this. */
    SEEN,
    /** I want to know something. */
    QUESTION,
    /** It is not so. */
    DISAGREE;

    /** Whether it takes words. */
    public boolean takesWords() {
        return this != SEEN;
    }

    /** The part of a translation's key that says so. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ReaderSays> of(String typed) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(typed)).findFirst();
    }
}
