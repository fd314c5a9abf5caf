package app.merestone.portfolio;

import app.merestone.checkins.Turn;
import app.merestone.checkins.TurnSource;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that waits for somebody, on all accounts. What waits is each module's to say; this keeps the answers in one
 * indexed table, so that a CSM's day is one query however many accounts there are, and notices what is new.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OpenTurns {

    private static final int MOST_ABOUT = 300;

    private final List<TurnSource> sources;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    OpenTurns(List<TurnSource> sources, JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.sources = sources;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** What waits on this account at this moment, asked of the modules themselves; the oldest first. */
    public List<Turn> now(AccountId account) {
        return sources.stream()
                .flatMap(source -> source.turns(account).stream())
                .sorted(Comparator.comparing(Turn::since).thenComparing(Turn::key))
                .toList();
    }

    /** One wait as it was last noted; empty when it is over. */
    public Optional<Turn> noted(AccountId account, String key) {
        return jdbc.sql("SELECT * FROM open_turn WHERE account_id = :account AND turn_key = :key")
                .param("account", account.toString())
                .param("key", key)
                .query(OpenTurns::turn)
                .optional();
    }

    /** Notes what waits on this account now; each new wait is published once. */
    List<Turn> note(AccountId account) {
        var noted = jdbc.sql("SELECT turn_key FROM open_turn WHERE account_id = :account")
                .param("account", account.toString())
                .query(String.class)
                .set();
        Map<String, Turn> current =
                now(account).stream().collect(Collectors.toMap(Turn::key, Function.identity(), (one, same) -> one));
        noted.stream().filter(key -> !current.containsKey(key)).forEach(key -> jdbc.sql(
                        "DELETE FROM open_turn WHERE account_id = :account AND turn_key = :key")
                .param("account", account.toString())
                .param("key", key)
                .update());
        current.values().stream().filter(turn -> !noted.contains(turn.key())).forEach(turn -> {
            insert(turn);
            events.publishEvent(new TurnOpened(account, turn.key(), clock.instant()));
        });
        return List.copyOf(current.values());
    }

    static Turn turn(ResultSet row, int number) throws SQLException {
        var person = row.getString("person_id");
        return new Turn(
                row.getString("turn_key"),
                AccountId.parse(row.getString("account_id")),
                Side.valueOf(row.getString("side")),
                person == null ? null : PersonId.parse(person),
                row.getString("kind"),
                row.getString("about"),
                row.getString("path"),
                row.getObject("since", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getObject("due", LocalDate.class));
    }

    private void insert(Turn turn) {
        var about = turn.about();
        var shortened = about.codePointCount(0, about.length()) <= MOST_ABOUT
                ? about
                : about.substring(0, about.offsetByCodePoints(0, MOST_ABOUT));
        jdbc.sql("""
                        INSERT INTO open_turn (account_id, turn_key, side, person_id, kind, about, path, since, due)
                        VALUES (:account, :key, :side, :person, :kind, :about, :path, :since, :due)""")
                .param("account", turn.account().toString())
                .param("key", turn.key())
                .param("side", turn.side().name())
                .param("person", turn.person() == null ? null : turn.person().toString())
                .param("kind", turn.kind())
                .param("about", shortened)
                .param("path", turn.path())
                .param("since", column(turn.since()))
                .param("due", turn.due())
                .update();
    }

    static LocalDateTime column(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
