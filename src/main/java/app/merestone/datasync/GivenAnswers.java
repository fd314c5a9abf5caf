package app.merestone.datasync;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.StoredTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What was answered under an idempotency key. Only what was stored is remembered: a refusal stored nothing, so the same key
 * may come again with a mended body.
 */
@Component
class GivenAnswers {

    /** For how long a second try is known as such. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    GivenAnswers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was answered to the same request before; refused when it was another request under the same key. */
    Optional<Receipt> to(ConnectionId connection, IdempotencyKey key, ContentHash body) {
        record Given(String body, Receipt receipt) {}
        return jdbc.sql("""
                        SELECT body_hash, receipt FROM intake_answer
                         WHERE connection_id = :connection AND key_hash = :key AND answered_at > :since""")
                .param("connection", connection.toString())
                .param("key", key.hash().hex())
                .param("since", StoredTime.column(clock.instant().minus(KEPT)))
                .query((row, n) -> new Given(row.getString("body_hash"), Receipt.valueOf(row.getString("receipt"))))
                .optional()
                .map(given -> {
                    if (!given.body().equals(body.hex())) {
                        throw new IntakeRefused(
                                422,
                                "idempotency-key-reused",
                                "This Idempotency-Key came with another body before. Nothing was stored. Send another"
                                        + " report under another key.");
                    }
                    return given.receipt();
                });
    }

    /** Remembers what is answered. */
    void keep(ConnectionId connection, IdempotencyKey key, ContentHash body, Receipt receipt) {
        jdbc.sql("DELETE FROM intake_answer WHERE connection_id = :connection AND key_hash = :key")
                .param("connection", connection.toString())
                .param("key", key.hash().hex())
                .update();
        jdbc.sql("""
                        INSERT INTO intake_answer (connection_id, key_hash, body_hash, receipt, answered_at)
                        VALUES (:connection, :key, :body, :receipt, :now)""")
                .param("connection", connection.toString())
                .param("key", key.hash().hex())
                .param("body", body.hex())
                .param("receipt", receipt.name())
                .param("now", StoredTime.column(clock.instant()))
                .update();
    }

    @Scheduled(
            initialDelayString = "${merestone.payloads.first:PT10M}",
            fixedDelayString = "${merestone.payloads.every:PT6H}")
    void forget() {
        var before = StoredTime.column(clock.instant().minus(KEPT));
        int forgotten;
        do {
            forgotten = jdbc.sql("DELETE FROM intake_answer WHERE answered_at < :before LIMIT :batch")
                    .param("before", before)
                    .param("batch", BATCH)
                    .update();
        } while (forgotten == BATCH);
    }
}
