package app.merestone.accounts;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** Customers who share a first-value definition, a target time and a quiet threshold. */
public record SegmentId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static SegmentId next() {
        return new SegmentId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static SegmentId parse(String text) {
        return new SegmentId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
