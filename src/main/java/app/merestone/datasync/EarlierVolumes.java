package app.merestone.datasync;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the runs before one brought, since the one that the customer said is right: a fall that they have looked at and
 * accepted is no fall any more. Runs whose sender told no count say nothing, and neither does the run of an incremental
 * feed that found nothing new.
 */
@Component
class EarlierVolumes {

    private final JdbcClient jdbc;

    EarlierVolumes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this run, which just ended well, brought too little for a sync whose customer's word stands. */
    boolean fellTooFar(DataSync sync, SyncRun run) {
        var basis = run.basis(sync.delivery());
        return run.fell(sync.volumeFall(), sync.delivery(), before(sync, run.id(), basis));
    }

    private List<Long> before(DataSync sync, SyncRunId run, Basis basis) {
        var volume =
                switch (basis) {
                    case ROWS -> "r.row_count";
                    case TOTAL_AFTER -> "r.total_after";
                    case PERIOD -> "NULLIF(r.row_count, 0)";
                };
        return jdbc.sql("""
                        SELECT %1$s
                          FROM sync_run r
                         WHERE r.sync_id = :sync AND r.job_hash = :address AND r.state = 'COMPLETE' AND %1$s IS NOT NULL
                           AND r.told_at >= (SELECT v.told_at FROM sync_run v WHERE v.id = :verified) AND r.id <> :run
                         ORDER BY r.sync_id DESC, r.told_at DESC, r.id DESC LIMIT :most""".formatted(volume))
                .param("sync", sync.id().toString())
                .param("address", sync.address().hex())
                .param(
                        "verified",
                        Optional.ofNullable(sync.verifiedRun())
                                .map(SyncRunId::toString)
                                .orElse(""))
                .param("run", run.toString())
                .param("most", VolumeFall.RUNS)
                .query(Long.class)
                .list();
    }
}
