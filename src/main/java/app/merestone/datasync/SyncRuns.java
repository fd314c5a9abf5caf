package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface SyncRuns extends Repository<SyncRun, SyncRunId> {

    SyncRun save(SyncRun run);

    Optional<SyncRun> findByAccountIdAndSyncIdAndId(AccountId account, DataSyncId sync, SyncRunId id);

    Optional<SyncRun> findByAccountIdAndSyncIdAndPipelineRun(AccountId account, DataSyncId sync, PipelineRun run);
}
