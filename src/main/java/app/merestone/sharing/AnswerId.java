package app.merestone.sharing;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** Something that somebody with a link said. */
public record AnswerId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static AnswerId next() {
        return new AnswerId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static AnswerId parse(String text) {
        return new AnswerId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
