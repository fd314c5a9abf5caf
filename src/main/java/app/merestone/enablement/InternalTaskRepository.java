package app.merestone.enablement;

import app.merestone.kernel.AccountId;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface InternalTaskRepository extends Repository<InternalTask, InternalTaskId> {

    Optional<InternalTask> findByAccountIdAndId(AccountId accountId, InternalTaskId id);

    InternalTask save(InternalTask task);
}
