package app.merestone.datasync;

import app.merestone.kernel.StoredTime;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes sample records when their time is over: they came to be looked at, not to be kept. That a run carried some is gone
 * with them, and what the customer said of them stays. Several nodes may do this at once; each batch is one statement.
 */
@Component
class OldSamples {

    static final Duration KEPT_AFTER_VERIFICATION = Duration.ofDays(30);
    static final Duration KEPT_AFTER_ARRIVAL = Duration.ofDays(60);

    /** So few at once that nobody who delivers meanwhile has to wait. */
    static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    OldSamples(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${merestone.payloads.first:PT10M}",
            fixedDelayString = "${merestone.payloads.every:PT6H}")
    void delete() {
        var now = StoredTime.column(clock.instant());
        while (true) {
            var over = jdbc.sql(
                            "SELECT id FROM sync_run WHERE samples_until <= :now ORDER BY samples_until LIMIT :batch")
                    .param("now", now)
                    .param("batch", BATCH)
                    .query(String.class)
                    .list();
            if (!over.isEmpty()) {
                // another version, so that whoever holds the run with them does not write them back
                jdbc.sql("""
                                UPDATE sync_run SET samples = NULL, samples_until = NULL, version = version + 1
                                 WHERE id IN (:ids)""").param("ids", over).update();
            }
            if (over.size() < BATCH) {
                return;
            }
        }
    }
}
