package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Facts about accounts and people for the other modules. It decides nothing and checks nobody: a use case asks
 * {@link Access} first.
 */
public interface Directory {

    /** The account's facts; {@link app.merestone.kernel.NotFound} when there is none. */
    AccountFacts account(AccountId account);

    /** The playbook of the account's segment as it is now. */
    Playbook playbook(AccountId account);

    /** Names, roles and addresses of these people, whoever of them exists, in one query. */
    Map<PersonId, PersonFacts> people(Collection<PersonId> people);

    /** The account's present customer people, champion first, then deputy, members, sponsors. */
    List<PersonFacts> customerPeople(AccountId account);

    /** The account's champion, if one has been invited and not ended. */
    Optional<PersonFacts> champion(AccountId account);
}
