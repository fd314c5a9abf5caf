package app.merestone.agreement;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** One success criterion of one account, through all its versions. */
public record CriterionId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static CriterionId next() {
        return new CriterionId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static CriterionId parse(String text) {
        return new CriterionId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
