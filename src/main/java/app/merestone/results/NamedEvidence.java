package app.merestone.results;

import app.merestone.evidence.NamesFiles;
import app.merestone.kernel.ContentHash;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which files stand beside any telling of a result, or a draft of one. A piece that was taken off its draft is named by none, and nobody
 * can read it any more. Telling never ends: what a frozen link hands out stood beside one, so it stays. */
@Component
class NamedEvidence implements NamesFiles {

    private final JdbcClient jdbc;

    NamedEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<ContentHash> stillNamed(Collection<ContentHash> hashes) {
        return jdbc.sql("SELECT DISTINCT e.content_hash FROM evidence e JOIN result_evidence x ON x.evidence_id = e.id"
                        + " WHERE e.url IS NULL AND e.content_hash IN (:hashes)")
                .param("hashes", hashes.stream().map(ContentHash::hex).toList())
                .query((row, n) -> new ContentHash(row.getString("content_hash")))
                .set();
    }
}
