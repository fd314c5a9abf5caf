package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Role;
import java.util.Collection;
import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

interface MembershipRepository extends Repository<Membership, MembershipId> {

    Membership save(Membership membership);

    // the same row that Access locks: ending it waits for acts under it, and the other way round
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Membership> findByAccountAndPerson(AccountId account, PersonId person);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Membership> findByAccountAndRoleAndEndedAtIsNull(AccountId account, Role role);

    /** Whether anybody holds or held one of these roles on the account. */
    boolean existsByAccountAndRoleIn(AccountId account, Collection<Role> roles);
}
