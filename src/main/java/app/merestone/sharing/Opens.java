package app.merestone.sharing;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.StoredTime;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Remembers that links were opened, and by which address where one was proven, and forgets it after twelve months. Codes are
 * forgotten the day after.
 */
@Component
class Opens {

    private static final Logger LOG = LoggerFactory.getLogger(Opens.class);

    static final int MONTHS = 12;
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ShareLimits limits;

    Opens(JdbcClient jdbc, Clock clock, ShareLimits limits) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.limits = limits;
    }

    /** Whoever reads has their page, whether or not it could be noted. A flood is noted only in part. */
    void note(ShareId share, Visitor visitor, Optional<EmailAddress> reader) {
        if (limits.noted(share, visitor)) {
            try {
                jdbc.sql("INSERT INTO share_open (id, share_id, at, visitor, person, reader)"
                                + " VALUES (:id, :share, :at, :visitor, :person, :reader)")
                        .param("id", app.merestone.kernel.TimeOrdered.uuid().toString())
                        .param("share", share.toString())
                        .param("at", now())
                        .param("visitor", visitor.name())
                        .param("person", visitor.person())
                        .param("reader", reader.map(EmailAddress::value).orElse(null))
                        .update();
            } catch (DataAccessException notNoted) {
                LOG.warn("That share {} was opened could not be noted", share, notNoted);
            }
        }
    }

    @Scheduled(
            initialDelayString = "${merestone.share.forget-first:PT12M}",
            fixedDelayString = "${merestone.share.forget-every:PT6H}")
    void forget() {
        forget("share_open", "at", now().minusMonths(MONTHS));
        forget("share_code", "expires_at", now().minusDays(1));
    }

    private void forget(String table, String when, LocalDateTime before) {
        int gone = BATCH;
        while (gone == BATCH) {
            var old = jdbc.sql("SELECT id FROM " + table + " WHERE " + when + " < :before ORDER BY " + when
                            + " LIMIT :batch")
                    .param("before", before)
                    .param("batch", BATCH)
                    .query(String.class)
                    .list();
            gone = old.size();
            if (gone > 0) {
                jdbc.sql("DELETE FROM " + table + " WHERE id IN (:ids)")
                        .param("ids", old)
                        .update();
            }
        }
    }

    private LocalDateTime now() {
        return StoredTime.column(clock.instant());
    }
}
