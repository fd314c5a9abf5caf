package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

interface DataSyncs extends Repository<DataSync, DataSyncId> {

    DataSync save(DataSync sync);

    /** Loads it and holds it: a run that arrives and a person who acts queue up instead of refusing each other. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<DataSync> findByAccountIdAndId(AccountId account, DataSyncId id);
}
