package app.merestone.ledger;

import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import org.jspecify.annotations.Nullable;

/**
 * Somebody acting on one account, as their membership or ownership was stored at that moment.
 *
 * @param person who
 * @param name their name as it was then
 * @param role in which capacity
 * @param company the account's name for customer people, the vendor's for vendor people
 * @param authenticatedBy how this session was opened
 * @param invitedBy who let them in; empty for vendor people
 */
public record Actor(
        PersonId person,
        String name,
        Role role,
        String company,
        AuthenticatedBy authenticatedBy,
        @Nullable PersonId invitedBy)
        implements java.io.Serializable {

    /** Whose hand holds the pen. */
    public Side side() {
        return role.side();
    }

    /** Whether they may accept, sign and close for their side. */
    public boolean signs() {
        return role.signs();
    }
}
