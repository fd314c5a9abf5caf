package app.merestone.datasync;

import app.merestone.kernel.ContentHash;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares a run with those before it, since the one that the customer said is right: a change that they have looked at and
 * accepted is no change any more. Runs whose sender told no count say nothing of the volume, and neither does the run of an
 * incremental feed that found nothing new; runs whose sender told no columns say nothing of the schema.
 */
@Component
class EarlierRuns {

    private final RunSchemas schemas;
    private final JdbcClient jdbc;

    EarlierRuns(RunSchemas schemas, JdbcClient jdbc) {
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

    private boolean otherColumns(DataSync sync, SyncRun run) {
        var now = run.schemaHash();
        if (now == null) {
            return false;
        }
        var before = schemaBefore(sync, run.id())
                .filter(hash -> !hash.equals(now))
                .flatMap(hash -> schemas.of(sync.id(), hash));
        var after = schemas.of(sync.id(), now);
        return before.isPresent()
                && after.isPresent()
                && SchemaChange.between(before.get(), after.get()).any();
    }

    private Optional<ContentHash> schemaBefore(DataSync sync, SyncRunId run) {
        return jdbc.sql("""
                        SELECT r.schema_hash
                          FROM sync_run r
                         WHERE r.sync_id = :sync AND r.job_hash = :address AND r.state = 'COMPLETE'
                           AND r.schema_hash IS NOT NULL
                           AND r.told_at >= (SELECT v.told_at FROM sync_run v WHERE v.id = :verified) AND r.id <> :run
                         ORDER BY r.sync_id DESC, r.told_at DESC, r.id DESC LIMIT 1""")
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

    private List<Long> volumes(DataSync sync, SyncRunId run, Basis basis) {
        if (basis == Basis.UNKNOWN) {
            return List.of();
        }
        var volume =
                switch (basis) {
                    case ROWS -> "r.row_count";
                    case TOTAL_AFTER -> "r.total_after";
                    case PERIOD, UNKNOWN -> "NULLIF(r.row_count, 0)";
                };
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
