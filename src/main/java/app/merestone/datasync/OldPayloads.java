package app.merestone.datasync;

import app.merestone.kernel.StoredTime;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets what senders sent, word for word, when its time is over. That it came, and what the runs became of it, stays: a
 * replay is still known, and the runs are the account's. Several nodes may do this at once; each batch is one statement.
 */
@Component
class OldPayloads {

    /** So few at once that nobody who delivers meanwhile has to wait. */
    static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    OldPayloads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${merestone.payloads.first:PT10M}",
            fixedDelayString = "${merestone.payloads.every:PT6H}")
    void forget() {
        var now = StoredTime.column(clock.instant());
        while (true) {
            var over = jdbc.sql(
                            "SELECT id FROM intake_event WHERE payload_until < :now ORDER BY payload_until LIMIT :batch")
                    .param("now", now)
                    .param("batch", BATCH)
                    .query(String.class)
                    .list();
            if (!over.isEmpty()) {
                jdbc.sql("UPDATE intake_event SET payload = NULL, payload_until = NULL WHERE id IN (:ids)")
                        .param("ids", over)
                        .update();
            }
            if (over.size() < BATCH) {
                return;
            }
        }
    }
}
