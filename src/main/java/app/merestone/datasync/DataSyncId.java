package app.merestone.datasync;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** One feed of a customer's data into the product. */
public record DataSyncId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static DataSyncId next() {
        return new DataSyncId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static DataSyncId parse(String text) {
        return new DataSyncId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
