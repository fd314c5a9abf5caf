package app.merestone.datasync;

import app.merestone.evidence.NamesFiles;
import app.merestone.kernel.ContentHash;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which files a dispute, or somebody who is about to send one, still names. */
@Component
class NamedProof implements NamesFiles {

    private final JdbcClient jdbc;

    NamedProof(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<ContentHash> stillNamed(Collection<ContentHash> hashes) {
        return jdbc.sql("SELECT DISTINCT content_hash FROM dispute_file WHERE content_hash IN (:hashes)")
                .param("hashes", hashes.stream().map(ContentHash::hex).toList())
                .query((row, n) -> new ContentHash(row.getString("content_hash")))
                .set();
    }
}
