package app.merestone.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets listeners hear again what they failed to hear: first after a minute, then after twice as long each time, up to
 * six hours, for about three days. Then it rests until somebody has looked and the portal is started again. Several
 * nodes may do this at once: only one of them can mark a publication as resubmitted, and listeners do nothing twice.
 *
 * <p>What was heard is deleted at once, so nothing old piles up. What was not is told once in the log, and for as long as
 * it lasts in the health details; the portal stays in service, since people can still do everything.
 */
@Component
class Redelivery implements HealthIndicator {

    /** The first attempt included. */
    static final int ATTEMPTS = 20;

    /** Whatever has been under way for longer than this was interrupted: its node was stopped in the middle of it. */
    static final Duration INTERRUPTED = Duration.ofMinutes(30);

    /** How many are under way at once, so that a mail server which never answers leaves threads to the others. */
    private static final int IN_FLIGHT = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Redelivery.class);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private final FailedEventPublications publications;
    private final JdbcClient jdbc;
    private final Clock clock;
    private Unheard told = new Unheard(Map.of(), 0);

    Redelivery(FailedEventPublications publications, JdbcClient jdbc, Clock clock) {
        this.publications = publications;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How long to wait after this many attempts. */
    static Duration waitAfter(int attempts) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.clamp(attempts - 1L, 0, 16));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    @Scheduled(
            initialDelayString = "${merestone.delivery.first:PT1M}",
            fixedDelayString = "${merestone.delivery.every:PT1M}")
    synchronized void again() {
        takeUpInterrupted();
        var due = due();
        if (!due.isEmpty()) {
            // the registry limits before it filters: in a smaller batch those that rest would hide those that are due
            publications.resubmit(ResubmissionOptions.defaults()
                    .withMaxInFlight(Integer.MAX_VALUE)
                    .withBatchSize(Integer.MAX_VALUE)
                    .withFilter(publication -> due.contains(publication.getIdentifier())));
        }
        tell(unheard());
    }

    private void takeUpInterrupted() {
        jdbc.sql("""
                        UPDATE EVENT_PUBLICATION SET status = 'FAILED'
                         WHERE status IN ('PUBLISHED', 'PROCESSING', 'RESUBMITTED') AND completion_date IS NULL
                           AND COALESCE(last_resubmission_date, publication_date) < :before""")
                .param("before", Timestamp.from(clock.instant().minus(INTERRUPTED)))
                .update();
    }

    /** Those whose wait is over, the ones that waited longest first; never more than there is room for. */
    private Set<UUID> due() {
        int underWay = jdbc.sql("""
                        SELECT COUNT(*) FROM EVENT_PUBLICATION
                         WHERE status IN ('PROCESSING', 'RESUBMITTED') AND completion_attempts > 1""").query(Integer.class).single();
        var now = clock.instant();
        return jdbc
                .sql("""
                        SELECT id, completion_attempts, COALESCE(last_resubmission_date, publication_date) AS tried
                          FROM EVENT_PUBLICATION
                         WHERE status = 'FAILED' AND completion_attempts < :limit
                         ORDER BY tried""")
                .param("limit", ATTEMPTS)
                .query((row, n) -> new Tried(
                        UUID.fromString(row.getString("id")),
                        row.getInt("completion_attempts"),
                        row.getTimestamp("tried").toInstant()))
                .list()
                .stream()
                .filter(tried -> !tried.at().plus(waitAfter(tried.attempts())).isAfter(now))
                .limit(Math.max(0, IN_FLIGHT - underWay))
                .map(Tried::id)
                .collect(Collectors.toSet());
    }

    @Override
    public Health health() {
        var unheard = unheard();
        return unheard.listeners().isEmpty()
                ? Health.up().build()
                : Health.up()
                        .withDetail("unheard", unheard.listeners())
                        .withDetail("resting", unheard.resting())
                        .build();
    }

    private Unheard unheard() {
        var listeners = new TreeMap<String, Integer>();
        List<Integer> resting = new ArrayList<>();
        jdbc.sql("""
                        SELECT listener_id, COUNT(*) AS failed,
                               SUM(CASE WHEN completion_attempts >= :limit THEN 1 ELSE 0 END) AS resting
                          FROM EVENT_PUBLICATION
                         WHERE status = 'FAILED' OR (completion_date IS NULL AND completion_attempts > 1)
                         GROUP BY listener_id""").param("limit", ATTEMPTS).query(row -> {
            listeners.put(row.getString("listener_id"), row.getInt("failed"));
            resting.add(row.getInt("resting"));
        });
        return new Unheard(
                listeners, resting.stream().mapToInt(Integer::intValue).sum());
    }

    /** Once when it begins and once when it ends, not at every attempt; and whenever another one is given up. */
    private void tell(Unheard now) {
        if (now.resting() > told.resting()) {
            LOG.error(
                    "{} events were not heard after {} attempts and rest until the next start: {}",
                    now.resting(),
                    ATTEMPTS,
                    now.listeners());
        } else if (told.listeners().isEmpty() && !now.listeners().isEmpty()) {
            LOG.warn("Some listeners failed and will be asked again: {}", now.listeners());
        } else if (!told.listeners().isEmpty() && now.listeners().isEmpty()) {
            LOG.info("Every listener has heard what it had failed to hear");
        }
        told = now;
    }

    private record Tried(UUID id, int attempts, Instant at) {}

    /** How many events each listener has still to hear, and how many of all of them are tried no more. */
    private record Unheard(Map<String, Integer> listeners, int resting) {}
}
