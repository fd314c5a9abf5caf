package app.merestone.datasync;

import app.merestone.accounts.PersonFacts;
import app.merestone.kernel.PersonId;
import java.util.Map;

/** The people whom a reader of data syncs is told of, by name; one whom nobody knows any more has none. */
record Names(Map<PersonId, PersonFacts> people) {
    String of(PersonId person) {
        var facts = people.get(person);
        return facts == null ? "" : facts.name();
    }
}
