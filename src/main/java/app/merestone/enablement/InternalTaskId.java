package app.merestone.enablement;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** A piece of the vendor's set-up work on one account. */
public record InternalTaskId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static InternalTaskId next() {
        return new InternalTaskId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static InternalTaskId parse(String text) {
        return new InternalTaskId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
