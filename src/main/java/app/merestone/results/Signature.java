package app.merestone.results;

import app.merestone.kernel.PersonId;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's name under a result's content, as the ledger has it too.
 *
 * @param reference how people cite its entry in the ledger; empty only until that entry is written
 */
record Signature(
        PersonId personId, Role role, Instant at, @Nullable String reference) {

    static Signature of(Actor actor, Instant now) {
        return new Signature(actor.person(), actor.role(), now, null);
    }

    Signature filedAs(String entry) {
        return reference == null ? new Signature(personId, role, at, entry) : this;
    }

    boolean isOf(Actor actor) {
        return personId.equals(actor.person());
    }
}
