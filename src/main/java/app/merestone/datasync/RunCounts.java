package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface RunCounts extends Repository<RunCount, SyncRunId> {

    RunCount save(RunCount count);

    Optional<RunCount> findByAccountIdAndRunId(AccountId account, SyncRunId run);
}
