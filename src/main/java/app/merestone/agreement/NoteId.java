package app.merestone.agreement;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** One note beside a criterion. */
public record NoteId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static NoteId next() {
        return new NoteId(TimeOrdered.uuid());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
