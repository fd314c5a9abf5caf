package app.merestone.datasync;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** A delivered file that was looked through and not reported yet. */
public record ArrivalFileId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static ArrivalFileId next() {
        return new ArrivalFileId(TimeOrdered.uuid());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
