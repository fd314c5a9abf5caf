package app.merestone.datasync;

import app.merestone.kernel.ContentHash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The columns that the runs of a sync told, each kind once: a feed delivers for years and seldom changes them, so a run carries
 * their hash only.
 */
@Component
class RunSchemas {

    private final JdbcClient jdbc;

    RunSchemas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what these runs of one sync told of their columns, where that is not known; the account is held meanwhile. */
    void keep(List<SyncRun> some) {
        var told = new LinkedHashMap<RunSchema, DataSyncId>();
        for (var run : some) {
            var schema = run.toldSchema();
            if (schema != null) {
                told.put(schema, run.sync());
            }
        }
        told.forEach((schema, sync) -> {
            if (of(sync, schema.hash()).isEmpty()) {
                keep(sync, schema);
            }
        });
    }

    private void keep(DataSyncId sync, RunSchema schema) {
        jdbc.sql("""
                        INSERT INTO sync_schema (sync_id, schema_hash, schema_fields)
                        VALUES (:sync, :hash, :fields)""")
                .param("sync", sync.toString())
                .param("hash", schema.hash().hex())
                .param("fields", schema.written())
                .update();
    }

    /** The columns behind a hash. */
    Optional<RunSchema> of(DataSyncId sync, ContentHash hash) {
        return jdbc.sql("SELECT schema_fields FROM sync_schema WHERE sync_id = :sync AND schema_hash = :hash")
                .param("sync", sync.toString())
                .param("hash", hash.hex())
                .query(String.class)
                .optional()
                .map(RunSchema::read);
    }
}
