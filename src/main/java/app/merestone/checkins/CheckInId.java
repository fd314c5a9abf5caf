package app.merestone.checkins;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** A dated, owned follow-up with a customer. */
public record CheckInId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static CheckInId next() {
        return new CheckInId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static CheckInId parse(String text) {
        return new CheckInId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
