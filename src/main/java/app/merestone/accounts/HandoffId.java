package app.merestone.accounts;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** One change of the vendor person who owns an account. */
public record HandoffId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static HandoffId next() {
        return new HandoffId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static HandoffId parse(String text) {
        return new HandoffId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
