package app.merestone.datasync;

import app.merestone.kernel.StoredTime;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets files that somebody laid beside a dispute which they never sent. */
@Component
class UnsentProof {

    static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    UnsentProof(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${merestone.payloads.first:PT10M}",
            fixedDelayString = "${merestone.payloads.every:PT6H}")
    void forget() {
        jdbc.sql("DELETE FROM dispute_file WHERE dispute_id IS NULL AND added_at <= :before")
                .param("before", StoredTime.column(clock.instant().minus(KEPT)))
                .update();
    }
}
