package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

interface AccountRepository extends Repository<Account, AccountId> {

    Account save(Account account);

    Optional<Account> findById(AccountId id);

    // locked, so that two changes of who is who on one account queue up instead of crossing
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Account> findOneById(AccountId id);

    boolean existsByExternalId(String externalId);
}
