package app.merestone.closing;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** The one closing of one account's onboarding. */
public record ClosingId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static ClosingId next() {
        return new ClosingId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static ClosingId parse(String text) {
        return new ClosingId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
