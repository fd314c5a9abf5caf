package app.merestone.accounts;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.ledger.Role;
import java.util.Set;

/**
 * Whether somebody may have a session at all, as it is stored at this moment.
 *
 * @param person who
 * @param name their name
 * @param email where mail reaches them
 * @param side customer or vendor
 * @param vendorRoles what the vendor made them; empty for customer people
 * @param member whether they are a present member of any account
 * @param stamp changes whenever their vendor roles change; a session that was opened under another stamp is over. No
 *     membership is in it: whoever can invite an address and end that again could end its person's session elsewhere, and
 *     every act asks for its own membership anyway
 */
public record Standing(
        PersonId person,
        String name,
        EmailAddress email,
        Side side,
        Set<Role> vendorRoles,
        boolean member,
        String stamp) {

    /** A vendor person with a role, or a customer person with a membership. */
    public boolean mayEnter() {
        return side == Side.VENDOR ? !vendorRoles.isEmpty() : member;
    }
}
