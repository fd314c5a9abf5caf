package app.merestone.accounts;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.ledger.Role;
import org.jspecify.annotations.Nullable;

/**
 * A person as others see them.
 *
 * @param person who
 * @param name as they write it
 * @param side customer or vendor; an address belongs to one side only
 * @param email where mail reaches them
 * @param role on the account that was asked for; empty where none was
 */
public record PersonFacts(
        PersonId person,
        String name,
        Side side,
        EmailAddress email,
        @Nullable Role role) {

    /** What colleagues call them: the first word of the name. */
    public String firstName() {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }
}
