package app.merestone.kernel;

import java.util.UUID;

/**
 * There is nothing here that this person may know about. Unknown, foreign and malformed are one answer on purpose (rule
 * 26): the message never says which.
 */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The one answer. */
    public NotFound() {
        super("not found");
    }

    /** The UUID in {@code text}, or this exception. Only the canonical 36-character form counts. */
    public static UUID uuid(String text) {
        try {
            var parsed = UUID.fromString(text);
            if (parsed.toString().equals(text)) {
                return parsed;
            }
        } catch (IllegalArgumentException malformed) {
            // falls through to the one answer
        }
        throw new NotFound();
    }
}
