package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Role;
import java.time.Instant;
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

    /**
     * When the vendor invited the present champion because nobody was left on the customer's side who could; empty where the
     * customer decided who leads, as it does after its first champion (rule 26).
     */
    Optional<Instant> championInvitedAgain(AccountId account);

    /** The vendor person who owns the account; empty while nobody does, or whoever did is no CSM any more. */
    Optional<PersonFacts> csm(AccountId account);

    /** Who may act for the vendor on the account today: its CSM and the stand-ins of this day. */
    List<PersonFacts> vendorPeople(AccountId account);

    /** The present vendor people with this role: CSM, leader or admin, by name. */
    List<PersonFacts> vendorPeople(Role role);

    /** The change of owner that both sides have not yet confirmed, if there is one (rule 16: "not aligned yet"). */
    Optional<OpenHandoff> openHandoff(AccountId account);
}
