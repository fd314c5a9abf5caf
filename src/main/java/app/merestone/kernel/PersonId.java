package app.merestone.kernel;

import java.util.UUID;

/** One human being, on the customer's or on the vendor's side, known by one e-mail address. */
public record PersonId(UUID value) implements Identifier {

    /** A new, never used id. */
    public static PersonId next() {
        return new PersonId(TimeOrdered.uuid());
    }

    /**
     * Reads an id from an address or a form.
     *
     * @throws NotFound when the text is no id at all: what cannot exist looks like what one may not know about
     */
    public static PersonId parse(String text) {
        return new PersonId(NotFound.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
