package app.merestone.datasync;

import app.merestone.kernel.ContentHash;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a sender calls one request of its own, so that a second try is known as such. */
record IdempotencyKey(String text) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7E]{1,255}");

    /** The key in this header, with or without the quotation marks that the draft's syntax puts around it. */
    static IdempotencyKey of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new IntakeRefused(
                    400,
                    "idempotency-key",
                    "The header " + HEADER + " is missing. Nothing was stored. Send one that no other report of yours"
                            + " has, such as a UUID, and the same again when you send the same again.");
        }
        var text = header.strip();
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1);
        }
        if (!SHAPE.matcher(text).matches()) {
            throw new IntakeRefused(
                    400,
                    "idempotency-key",
                    "The header " + HEADER + " may have 1 to 255 printable ASCII characters without spaces. Nothing was"
                            + " stored.");
        }
        return new IdempotencyKey(text);
    }

    /**
     * The same key for a report of usage, which is another request than a run under it: no key that is sent has a space. Those
     * of runs are kept as they came, so that what was answered before there was more than one door is known again.
     */
    IdempotencyKey forUsage() {
        return new IdempotencyKey("usage " + text);
    }

    ContentHash hash() {
        return ContentHash.of(text);
    }
}
