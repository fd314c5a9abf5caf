package app.merestone.results;

import app.merestone.kernel.PersonId;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's name under a result's content, as the ledger has it too.
 *
 * @param name their name as it was then; what is signed with it does not change with whoever reads it
 * @param reference how people cite its entry in the ledger; empty only until that entry is written
 */
record Signature(
        PersonId personId,
        String name,
        Role role,
        Instant at,
        @Nullable String reference) {

    static Signature of(Actor actor, Instant now) {
        return new Signature(actor.person(), actor.name(), actor.role(), now, null);
    }

    Signature filedAs(String entry) {
        return reference == null ? new Signature(personId, name, role, at, entry) : this;
    }

    boolean isOf(Actor actor) {
        return personId.equals(actor.person());
    }
}
