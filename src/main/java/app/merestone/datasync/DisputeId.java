package app.merestone.datasync;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** One complaint of a customer person about a data sync. */
public record DisputeId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static DisputeId next() {
        return new DisputeId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static DisputeId parse(String text) {
        return new DisputeId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
