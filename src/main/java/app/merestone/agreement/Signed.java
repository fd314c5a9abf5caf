package app.merestone.agreement;

import app.merestone.kernel.PersonId;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Role;
import java.io.Serializable;
import java.time.Instant;

/**
 * Somebody put their name to a version, or took one off the table.
 *
 * @param person who
 * @param name their name as it was then
 * @param role in which capacity
 * @param at when, UTC
 */
public record Signed(PersonId person, String name, Role role, Instant at) implements Serializable {

    static Signed by(Actor actor, Instant at) {
        return new Signed(actor.person(), actor.name(), actor.role(), at);
    }
}
