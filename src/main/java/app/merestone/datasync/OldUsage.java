package app.merestone.datasync;

import app.merestone.kernel.StoredTime;
import java.time.Clock;
import java.time.LocalDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets who did what once it is not counted any more, and actions that nobody does. That a sync came into use by it stays.
 * Several nodes may do this at once; who did it again meanwhile is not forgotten.
 */
@Component
class OldUsage {

    /** So few at once that nobody who delivers meanwhile has to wait. */
    static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    OldUsage(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${merestone.payloads.first:PT10M}",
            fixedDelayString = "${merestone.payloads.every:PT6H}")
    void forget() {
        var before = StoredTime.column(clock.instant().minus(UsageReport.COUNTED));
        while (batch("DELETE FROM usage_person WHERE last_at < :before LIMIT :batch", before) == BATCH
                || batch("DELETE FROM usage_action WHERE last_at < :before LIMIT :batch", before) == BATCH) {
            // the next batch
        }
    }

    private int batch(String delete, LocalDateTime before) {
        return jdbc.sql(delete).param("before", before).param("batch", BATCH).update();
    }
}
