package app.merestone.closing;

import app.merestone.kernel.AccountId;
import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

interface ClosingRepository extends Repository<Closing, ClosingId> {

    Optional<Closing> findByAccountId(AccountId accountId);

    /** Two people who sign at once queue up here, so the second one sees the first one's signature. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Closing> getByAccountId(AccountId accountId);

    Closing save(Closing closing);
}
