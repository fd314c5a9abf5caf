package app.merestone.results;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** One result as it was recorded; recording again after a question makes another one. */
public record ResultId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static ResultId next() {
        return new ResultId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static ResultId parse(String text) {
        return new ResultId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
