package app.merestone.sharing;

import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.kernel.AccountId;
import app.merestone.ledger.Role;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * In whose hand an account's links are now: the champion's, else the deputy's. They stay with the account when the customer
 * hands the role on. Where nobody was left and the vendor had to invite a new champion, the links from before lead nowhere:
 * the vendor cannot take them over by choosing who keeps them.
 */
@Component
class Keepers {

    private final Directory directory;

    Keepers(Directory directory) {
        this.directory = directory;
    }

    /** Who keeps a link that was made then; empty where nobody does. */
    Optional<PersonFacts> of(AccountId account, Instant madeAt) {
        return directory
                        .championInvitedAgain(account)
                        .filter(at -> !at.isBefore(madeAt))
                        .isPresent()
                ? Optional.empty()
                : now(account);
    }

    /** Who would keep a link that was made now: the directory names the champion first. */
    Optional<PersonFacts> now(AccountId account) {
        return directory.customerPeople(account).stream()
                .filter(person -> person.role() == Role.CHAMPION || person.role() == Role.DEPUTY)
                .findFirst();
    }
}
