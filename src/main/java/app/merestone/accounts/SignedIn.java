package app.merestone.accounts;

import app.merestone.kernel.PersonId;
import app.merestone.ledger.AuthenticatedBy;

/**
 * Whoever opened the current session; the principal of every authentication implements this. What the person may do is
 * never read from here: {@link Access} asks the memberships as they are stored at that moment.
 */
public interface SignedIn {

    /** The person. */
    PersonId person();

    /** How they proved it. */
    AuthenticatedBy authenticatedBy();
}
