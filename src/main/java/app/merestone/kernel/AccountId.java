package app.merestone.kernel;

import java.util.UUID;

/** One customer company of the vendor. */
public record AccountId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static AccountId next() {
        return new AccountId(TimeOrdered.uuid());
    }

    /**
     * Reads an id from an address or a form.
     *
     * @throws NotFound when the text is no id at all: what cannot exist looks like what one may not know about
     */
    public static AccountId parse(String text) {
        return new AccountId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
