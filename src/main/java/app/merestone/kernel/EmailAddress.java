package app.merestone.kernel;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address in the one form that is stored and compared: trimmed, lower case, ASCII only, at most 254 characters
 * (RFC 5321). Folding is done here and not by a database collation, so both engines agree on who is who.
 */
public record EmailAddress(String value) implements Serializable {

    // dots only between other characters: a mail server takes no address with a dot at an end, or with two together
    private static final Pattern SHAPE = Pattern.compile(
            "(?=[^@]{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+");
    private static final int LONGEST = 254;

    /** Refuses what is no address ({@code refusal.email.malformed}). */
    public EmailAddress {
        value = value.strip();
        // before folding: a Kelvin sign, say, becomes a plain k, and somebody else's address
        if (value.codePoints().anyMatch(c -> c > 127)) {
            throw Refused.because("email.malformed");
        }
        value = value.toLowerCase(Locale.ROOT);
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
            throw Refused.because("email.malformed");
        }
    }

    /** What stands behind the @. */
    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
