package app.merestone.results;

import app.merestone.datasync.UsageReadings;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import app.merestone.ledger.Actor;
import app.merestone.results.Exhibits.Look;
import app.merestone.results.Exhibits.Looked;
import app.merestone.results.Exhibits.Piece;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which evidence stands beside a result, and who has opened it. */
@Component
class EvidenceLooks {

    private final UsageReadings readings;
    private final JdbcClient jdbc;

    EvidenceLooks(UsageReadings readings, JdbcClient jdbc) {
        this.readings = readings;
        this.jdbc = jdbc;
    }

    /** Whether it stands beside any result or draft, so that somebody may read it. */
    boolean stands(AccountId account, EvidenceId piece) {
        return jdbc.sql("""
                        SELECT 1 FROM result_evidence x JOIN result r ON r.id = x.result_id
                         WHERE r.account_id = :account AND x.evidence_id = :piece LIMIT 1""")
                .param("account", account.toString())
                .param("piece", piece.toString())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** What stands beside one result, with everybody's looks. */
    Exhibits of(Result result) {
        return all(result.account()).of(result);
    }

    /** What stands beside all results of an account, in three queries. */
    AllExhibits all(AccountId account) {
        return new AllExhibits(pieces(account), readings.of(account));
    }

    private Map<ResultId, List<Piece>> pieces(AccountId account) {
        var looks = new HashMap<EvidenceId, List<Looked>>();
        jdbc.sql("""
                        SELECT l.evidence_id, l.person_id, l.side, l.look, l.at
                          FROM evidence e JOIN evidence_look l ON l.evidence_id = e.id
                         WHERE e.account_id = :account""").param("account", account.toString()).query(row -> {
            looks.computeIfAbsent(EvidenceId.parse(row.getString("evidence_id")), id -> new ArrayList<>())
                    .add(new Looked(
                            PersonId.parse(row.getString("person_id")),
                            Side.valueOf(row.getString("side")),
                            Look.valueOf(row.getString("look")),
                            StoredTime.of(row, "at")));
        });
        var pieces = new HashMap<ResultId, List<Piece>>();
        jdbc.sql("""
                        SELECT x.result_id, e.id, e.name, e.media_type, e.size_bytes, e.url, e.content_hash,
                               e.added_by, e.added_at
                          FROM evidence e JOIN result_evidence x ON x.evidence_id = e.id
                         WHERE e.account_id = :account ORDER BY e.added_at, e.id""").param("account", account.toString()).query(row -> {
            var id = EvidenceId.parse(row.getString("id"));
            pieces.computeIfAbsent(ResultId.parse(row.getString("result_id")), r -> new ArrayList<>())
                    .add(new Piece(
                            id,
                            row.getString("name"),
                            row.getString("media_type"),
                            row.getInt("size_bytes"),
                            row.getString("url"),
                            new ContentHash(row.getString("content_hash")),
                            PersonId.parse(row.getString("added_by")),
                            StoredTime.of(row, "added_at"),
                            List.copyOf(looks.getOrDefault(id, List.of()))));
        });
        return pieces;
    }

    /** Notes that somebody opened a piece, or could not; the last look counts. */
    void note(EvidenceId evidence, Look look, Actor by, Instant now) {
        jdbc.sql("""
                        INSERT INTO evidence_look (evidence_id, person_id, side, look, at)
                        VALUES (:evidence, :person, :side, :look, :at)
                        ON DUPLICATE KEY UPDATE look = :look, at = :at""")
                .param("evidence", evidence.toString())
                .param("person", by.person().toString())
                .param("side", by.side().name())
                .param("look", look.name())
                .param("at", StoredTime.column(now))
                .update();
    }
}
