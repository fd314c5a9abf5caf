package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.StoredTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at a sync when its moment has come: no good run ended in time, or none followed a failed one (rule 7). Each sync
 * keeps the next moment at which the clock alone changes how it stands, so that nothing is read of those for which it has
 * not come, and a sync that was looked at is not found again.
 */
@Component
class SyncWatch {

    /** So many syncs are found at once. */
    static final int PAGE = 200;

    private static final Logger LOG = LoggerFactory.getLogger(SyncWatch.class);

    private final DataSyncs syncs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SyncWatch(DataSyncs syncs, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.syncs = syncs;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Looks at every sync whose moment has come, each in a transaction of its own. */
    @Scheduled(initialDelayString = "${merestone.syncs.first:PT3M}", fixedDelayString = "${merestone.syncs.every:PT5M}")
    void look() {
        var now = clock.instant();
        @Nullable Due last = null;
        while (true) {
            var page = due(now, last);
            for (var each : page) {
                try {
                    transaction.executeWithoutResult(status -> look(each));
                } catch (RuntimeException thisTime) {
                    // one that cannot be looked at keeps none of the others from it
                    LOG.warn("Data sync {} could not be looked at; it is tried again", each.sync(), thisTime);
                }
            }
            if (page.size() < PAGE) {
                return;
            }
            last = page.getLast();
        }
    }

    private List<Due> due(Instant now, @Nullable Due last) {
        return jdbc.sql("""
                        SELECT id, account_id, watch_at FROM data_sync
                         WHERE watch_at <= :now AND (watch_at > :at OR (watch_at = :at AND id > :id))
                         ORDER BY watch_at, id LIMIT :most""")
                .param("now", StoredTime.column(now))
                .param("at", last == null ? StoredTime.column(Instant.EPOCH) : last.at())
                .param("id", last == null ? "" : last.sync().toString())
                .param("most", PAGE)
                .query((row, n) -> new Due(
                        DataSyncId.parse(row.getString("id")),
                        AccountId.parse(row.getString("account_id")),
                        row.getObject("watch_at", LocalDateTime.class)))
                .list();
    }

    private void look(Due each) {
        // the account before the sync, in the order in which events and people's acts lock them
        boolean open = jdbc.sql("SELECT ended_at IS NULL FROM account WHERE id = :account FOR UPDATE")
                .param("account", each.account().toString())
                .query(Boolean.class)
                .single();
        syncs.findByAccountIdAndId(each.account(), each.sync())
                .ifPresent(sync -> syncs.save(open ? sync.watched(clock.instant()) : sync.unwatched()));
    }

    private record Due(DataSyncId sync, AccountId account, LocalDateTime at) {}
}
