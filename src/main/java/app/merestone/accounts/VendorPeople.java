package app.merestone.accounts;

import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** The vendor's own people, as use cases of this room need them. */
@Component
class VendorPeople {

    private final PersonRepository people;
    private final Directory directory;

    VendorPeople(PersonRepository people, Directory directory) {
        this.people = people;
        this.directory = directory;
    }

    /**
     * This person, if they are a present vendor person with this role; refused when they no longer are. Their row stays
     * locked until the act is over, so that nobody is given an account while they lose the role or leave.
     */
    Person present(PersonId id, Role role) {
        var person = people.findOneById(id).orElseThrow(NotFound::new);
        if (person.ended() || !person.roles().contains(role)) {
            throw Refused.because("person.not-available", person.name());
        }
        return person;
    }

    List<PersonFacts> present(Role role) {
        return directory.vendorPeople(role);
    }
}
