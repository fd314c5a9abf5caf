package app.merestone.datasync;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** One sender of run events, with a key of its own. */
public record ConnectionId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static ConnectionId next() {
        return new ConnectionId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static ConnectionId parse(String text) {
        return new ConnectionId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
