package app.merestone.datasync;

import app.merestone.kernel.ContentHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares a run with those before it, since the one that the customer said is right: a change that they have looked at and
 * accepted is no change any more. Columns are compared with those of that very run, so that what has changed stays changed
 * until they look at it. Runs whose sender told no count say nothing of the volume, and neither does the run of an
 * incremental feed that found nothing new; runs whose sender told no columns say nothing of the schema.
 */
@Component
class EarlierRuns {

    private final SyncRuns runs;
    private final RunSchemas schemas;
    private final JdbcClient jdbc;

    EarlierRuns(SyncRuns runs, RunSchemas schemas, JdbcClient jdbc) {
        this.runs = runs;
        this.schemas = schemas;
        this.jdbc = jdbc;
    }

    /** How this run, which just ended well, is not what the customer's word is about; other columns say more than less of them. */
    Optional<LookReason> changed(DataSync sync, SyncRun run) {
        if (otherColumns(sync, run)) {
            return Optional.of(LookReason.SCHEMA);
        }
        var volumes = volumes(sync, run.id(), run.basis(sync.delivery()));
        return run.fell(sync.volumeFall(), sync.delivery(), volumes)
                ? Optional.of(LookReason.VOLUME)
                : Optional.empty();
    }

    /**
     * What had changed already when the customer said that a run is right. What came after that run, and before they said so, was
     * compared with nothing: the newest that tells its columns is now, and the newest that tells how much it brought.
     */
    Optional<Change> alreadyChanged(DataSync sync, SyncRun right) {
        return newest(sync, right, "r.schema_hash")
                .filter(run -> otherColumns(sync, run))
                .map(run -> new Change(LookReason.SCHEMA, run.arrivedAt()))
                .or(() -> Optional.ofNullable(volume(right.basis(sync.delivery())))
                        .flatMap(told -> newest(sync, right, told))
                        .filter(run -> run.fell(sync.volumeFall(), sync.delivery(), right))
                        .map(run -> new Change(LookReason.VOLUME, run.arrivedAt())));
    }

    /**
     * How what arrives has changed.
     *
     * @param arrived when what is not as before was here; empty where that was nothing
     */
    record Change(LookReason how, @Nullable Instant arrived) {}

    /** The newest good run that tells this; empty when that is the one that they said is right. */
    private Optional<SyncRun> newest(DataSync sync, SyncRun right, String told) {
        return jdbc.sql("""
                        SELECT r.id
                          FROM sync_run r
                         WHERE r.sync_id = :sync AND r.job_hash = :address AND r.state = 'COMPLETE' AND %s IS NOT NULL
                           AND r.told_at >= (SELECT v.told_at FROM sync_run v WHERE v.id = :right)
                         ORDER BY r.sync_id DESC, r.told_at DESC, r.id DESC LIMIT 1""".formatted(told))
                .param("sync", sync.id().toString())
                .param("address", sync.address().hex())
                .param("right", right.id().toString())
                .query(String.class)
                .optional()
                .map(SyncRunId::parse)
                .filter(id -> !id.equals(right.id()))
                .flatMap(id -> runs.findByAccountIdAndSyncIdAndId(sync.account(), sync.id(), id));
    }

    private boolean otherColumns(DataSync sync, SyncRun run) {
        var now = run.schemaHash();
        if (now == null) {
            return false;
        }
        var before = schemaChecked(sync, run.id())
                .filter(hash -> !hash.equals(now))
                .flatMap(hash -> schemas.of(sync.id(), hash));
        var after = schemas.of(sync.id(), now);
        return before.isPresent()
                && after.isPresent()
                && SchemaChange.between(before.get(), after.get()).any();
    }

    /** The columns of the run that they said is right, or of the first since then that told some. */
    private Optional<ContentHash> schemaChecked(DataSync sync, SyncRunId run) {
        return jdbc.sql("""
                        SELECT r.schema_hash
                          FROM sync_run r
                         WHERE r.sync_id = :sync AND r.job_hash = :address AND r.state = 'COMPLETE'
                           AND r.schema_hash IS NOT NULL
                           AND r.told_at >= (SELECT v.told_at FROM sync_run v WHERE v.id = :verified) AND r.id <> :run
                         ORDER BY r.sync_id, r.told_at, r.id LIMIT 1""")
                .param("sync", sync.id().toString())
                .param("address", sync.address().hex())
                .param("verified", verified(sync))
                .param("run", run.toString())
                .query(String.class)
                .optional()
                .map(ContentHash::new);
    }

    private static String verified(DataSync sync) {
        return Optional.ofNullable(sync.verifiedRun()).map(SyncRunId::toString).orElse("");
    }

    /** What says how much a run brought, where anything does. */
    private static @Nullable String volume(Basis basis) {
        return switch (basis) {
            case ROWS -> "r.row_count";
            case TOTAL_AFTER -> "r.total_after";
            case PERIOD -> "NULLIF(r.row_count, 0)";
            case UNKNOWN -> null;
        };
    }

    private List<Long> volumes(DataSync sync, SyncRunId run, Basis basis) {
        var volume = volume(basis);
        if (volume == null) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT %1$s
                          FROM sync_run r
                         WHERE r.sync_id = :sync AND r.job_hash = :address AND r.state = 'COMPLETE' AND %1$s IS NOT NULL
                           AND r.told_at >= (SELECT v.told_at FROM sync_run v WHERE v.id = :verified) AND r.id <> :run
                         ORDER BY r.sync_id DESC, r.told_at DESC, r.id DESC LIMIT :most""".formatted(volume))
                .param("sync", sync.id().toString())
                .param("address", sync.address().hex())
                .param("verified", verified(sync))
                .param("run", run.toString())
                .param("most", VolumeFall.RUNS)
                .query(Long.class)
                .list();
    }
}
