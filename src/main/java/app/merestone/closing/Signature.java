package app.merestone.closing;

import app.merestone.kernel.PersonId;
import app.merestone.ledger.Role;
import java.io.Serializable;
import java.time.Instant;

/**
 * Somebody's name under the closing.
 *
 * @param person who
 * @param name as it was then
 * @param role in which capacity
 * @param company the customer's or the vendor's name
 * @param at when, UTC
 * @param reference the ledger entry that records it
 */
public record Signature(PersonId person, String name, Role role, String company, Instant at, String reference)
        implements Serializable {}
