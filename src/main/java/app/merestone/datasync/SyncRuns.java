package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface SyncRuns extends Repository<SyncRun, SyncRunId> {

    SyncRun save(SyncRun run);

    List<SyncRun> saveAll(Iterable<SyncRun> some);

    Optional<SyncRun> findByAccountIdAndSyncIdAndId(AccountId account, DataSyncId sync, SyncRunId id);

    Optional<SyncRun> findByAccountIdAndSyncIdAndJobHashAndPipelineRun(
            AccountId account, DataSyncId sync, ContentHash address, PipelineRun run);

    List<SyncRun> findByAccountIdAndSyncIdAndJobHashAndPipelineRunIn(
            AccountId account, DataSyncId sync, ContentHash address, List<PipelineRun> some);
}
