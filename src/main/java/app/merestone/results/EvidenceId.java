package app.merestone.results;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** One piece of evidence: a file or a link. */
public record EvidenceId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static EvidenceId next() {
        return new EvidenceId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static EvidenceId parse(String text) {
        return new EvidenceId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
