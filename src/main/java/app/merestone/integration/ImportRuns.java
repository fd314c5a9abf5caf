package app.merestone.integration;

import app.merestone.kernel.PersonId;
import app.merestone.kernel.StoredTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which files were imported, by whom, and what came of them. */
@Component
class ImportRuns {

    private static final int SHOWN = 50;
    private static final String SELECT = """
            SELECT r.id, r.holds, r.origin, r.file_name, r.rows_created, r.rows_changed, r.rows_same, r.rows_refused,
                   r.imported_at, p.name
              FROM import_run r JOIN person p ON p.id = r.imported_by\s""";

    private final JdbcClient jdbc;

    ImportRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void record(Upload upload, Holds holds, Origin origin, Preview.Counts counts, PersonId by, Instant at) {
        jdbc.sql("""
                        INSERT INTO import_run (id, holds, origin, file_name, file_hash, rows_read, rows_created,
                                                rows_changed, rows_same, rows_refused, imported_by, imported_at)
                        VALUES (:id, :holds, :origin, :name, :hash, :rows, :created, :changed, :same, :refused, :by,
                                :at)""")
                .param("id", upload.id().toString())
                .param("holds", holds.name())
                .param("origin", origin.name())
                .param("name", upload.fileName())
                .param("hash", upload.hash().hex())
                .param("rows", counts.rows())
                .param("created", counts.created())
                .param("changed", counts.changed())
                .param("same", counts.same())
                .param("refused", counts.refused())
                .param("by", by.toString())
                .param("at", StoredTime.column(at))
                .update();
    }

    Optional<ImportRun> run(ImportId id) {
        return jdbc.sql(SELECT + "WHERE r.id = :id")
                .param("id", id.toString())
                .query((row, n) -> run(row))
                .optional();
    }

    List<ImportRun> latest() {
        return jdbc.sql(SELECT + "ORDER BY r.imported_at DESC, r.id DESC LIMIT " + SHOWN)
                .query((row, n) -> run(row))
                .list();
    }

    private static ImportRun run(ResultSet row) throws SQLException {
        return new ImportRun(
                ImportId.parse(row.getString("id")),
                Holds.valueOf(row.getString("holds")),
                Origin.valueOf(row.getString("origin")),
                row.getString("file_name"),
                new Preview.Counts(
                        row.getLong("rows_created"),
                        row.getLong("rows_changed"),
                        row.getLong("rows_same"),
                        row.getLong("rows_refused")),
                row.getString("name"),
                StoredTime.of(row, "imported_at"));
    }
}
