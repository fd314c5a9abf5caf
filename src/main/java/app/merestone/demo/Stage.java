package app.merestone.demo;

import app.merestone.accounts.SignedIn;
import app.merestone.accounts.Standings;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.AuthenticatedBy;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Where the story happens: moves the clock, lets people act, and delivers what their pipelines would. */
@Component
@ConditionalOnProperty("merestone.demo")
class Stage {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long NAP = 5;

    private final StoryClock clock;
    private final Vendor vendor;
    private final Standings standings;
    private final JdbcClient jdbc;
    private final Environment environment;
    private LocalDate today = LocalDate.EPOCH;

    Stage(StoryClock clock, Vendor vendor, Standings standings, JdbcClient jdbc, Environment environment) {
        this.clock = clock;
        this.vendor = vendor;
        this.standings = standings;
        this.jdbc = jdbc;
        this.environment = environment;
    }

    /** The story ends today. */
    void begin() {
        clock.release();
        today = LocalDate.ofInstant(clock.instant(), vendor.zone());
    }

    /** Back to the present. */
    void end() {
        letListenersFinish();
        clock.release();
    }

    /** The day so many days from the end of the story; negative ones have passed. */
    LocalDate day(int fromToday) {
        return today.plusDays(fromToday);
    }

    /** From here on it is so many days ago, at this time in the vendor's zone, but never later than now. */
    void at(int daysAgo, int hour, int minute) {
        letListenersFinish();
        clock.release();
        var now = clock.instant();
        Instant then = today.minusDays(daysAgo)
                .atTime(LocalTime.of(hour, minute))
                .atZone(vendor.zone())
                .toInstant();
        // a demo started in the small hours must not record what has not happened yet
        clock.moveTo(then.isAfter(now) ? now.minus(Duration.ofMinutes(5)) : then);
    }

    Instant now() {
        return clock.instant();
    }

    /** Lets this person act, in a session that says it was opened in demo mode. */
    <T> T as(PersonId person, Supplier<T> act) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new UsernamePasswordAuthenticationToken(
                new DemoPerson(person, AuthenticatedBy.DEMO), "", roles(person)));
        SecurityContextHolder.setContext(context);
        try {
            return act.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    void as(PersonId person, Runnable act) {
        as(person, () -> {
            act.run();
            return person;
        });
    }

    /** Sends a pipeline's event to our own door, as the pipeline would. */
    void deliver(String key, String event) {
        RestClient.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"))
                .post()
                .uri("/api/v1/lineage")
                .header("Authorization", "Bearer " + key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(event)
                .retrieve()
                .toBodilessEntity();
    }

    private List<GrantedAuthority> roles(PersonId person) {
        return standings.of(person).orElseThrow().vendorRoles().stream()
                .map(role -> "ROLE_" + role.name())
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), names -> names.isEmpty() ? List.of("ROLE_CUSTOMER") : names))
                .stream()
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }

    /** What listens after the commits runs at the time of the act, not of the next one. */
    private void letListenersFinish() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (waiting() && System.nanoTime() < deadline) {
            failed().ifPresent(listener -> {
                throw new IllegalStateException("The story cannot go on, since a listener failed: " + listener);
            });
            try {
                Thread.sleep(NAP);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean waiting() {
        return jdbc.sql("SELECT COUNT(*) FROM EVENT_PUBLICATION WHERE completion_date IS NULL")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Optional<String> failed() {
        return jdbc
                .sql("SELECT listener_id FROM EVENT_PUBLICATION WHERE status = 'FAILED'")
                .query(String.class)
                .list()
                .stream()
                .findFirst();
    }

    private record DemoPerson(PersonId person, AuthenticatedBy authenticatedBy) implements SignedIn, Serializable {}
}
