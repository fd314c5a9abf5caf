package app.merestone.accounts;

import app.merestone.kernel.PersonId;
import java.time.Instant;

/**
 * One of the vendor's people may look after other things than before: the role of CSM or of leader was given to them or
 * taken away, or their access was given back. Not of one account, so no {@link app.merestone.kernel.AccountEvent}.
 */
public record VendorPersonChanged(PersonId person, Instant at) {}
