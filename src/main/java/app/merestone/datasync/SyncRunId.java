package app.merestone.datasync;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** One delivery of a data sync, as the portal knows it. */
public record SyncRunId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static SyncRunId next() {
        return new SyncRunId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static SyncRunId parse(String text) {
        return new SyncRunId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
