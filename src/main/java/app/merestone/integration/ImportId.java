package app.merestone.integration;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** One file on its way in: made when it is uploaded, so that importing it twice by a double press imports it once. */
public record ImportId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static ImportId next() {
        return new ImportId(TimeOrdered.uuid());
    }

    /**
     * Reads an id.
     *
     * @throws NotFound when the text is no id at all
     */
    public static ImportId parse(String text) {
        return new ImportId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
