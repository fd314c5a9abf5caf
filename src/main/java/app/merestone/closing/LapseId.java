package app.merestone.closing;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** One report that a result no longer holds. */
public record LapseId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static LapseId next() {
        return new LapseId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static LapseId parse(String text) {
        return new LapseId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
