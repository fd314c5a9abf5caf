package app.merestone.sharing;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** One share. It names the share to those who keep it; whoever reads it knows only its link. */
public record ShareId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static ShareId next() {
        return new ShareId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static ShareId parse(String text) {
        return new ShareId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
