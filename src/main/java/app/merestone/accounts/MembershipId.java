package app.merestone.accounts;

import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.TimeOrdered;
import java.util.UUID;

/** One person's belonging to one account. */
public record MembershipId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static MembershipId next() {
        return new MembershipId(TimeOrdered.uuid());
    }

    /** Reads an id from an address or a form; anything else is {@link NotFound}. */
    public static MembershipId parse(String text) {
        return new MembershipId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
