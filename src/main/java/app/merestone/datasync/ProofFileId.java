package app.merestone.datasync;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** One file that shows what is off with a data sync. */
public record ProofFileId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static ProofFileId next() {
        return new ProofFileId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static ProofFileId parse(String text) {
        return new ProofFileId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
