package app.merestone.portfolio;

import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.checkins.Turn;
import app.merestone.checkins.TurnSource;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import app.merestone.ledger.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private static final String FOLLOW_UP = "check-in";

    private final List<TurnSource> sources;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    OpenTurns(
            List<TurnSource> sources,
            Directory directory,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.sources = sources;
        this.directory = directory;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** What waits on this account at this moment, asked of the modules themselves; the oldest first. */
    public List<Turn> now(AccountId account) {
        var facts = directory.account(account);
        var present = present(account);
        return sources.stream()
                .flatMap(source -> source.turns(account).stream())
                // an onboarding that ended leaves nothing to agree or sign; what was promised to follow up still is
                .filter(turn -> !facts.ended() || turn.kind().equals(FOLLOW_UP))
                .map(turn -> turn.person() == null || present.contains(turn.person()) ? turn : turn.forAnybody())
                .sorted(Comparator.comparing(Turn::since).thenComparing(Turn::key))
                .toList();
    }

    /**
     * Who can still act here: a wait for somebody who has left, has handed the account over or only reads is their side's.
     */
    private Set<PersonId> present(AccountId account) {
        return Stream.of(
                        directory.customerPeople(account),
                        directory.vendorPeople(account),
                        directory.vendorPeople(Role.LEADER))
                .flatMap(List::stream)
                .filter(person -> person.role() != Role.SPONSOR)
                .map(PersonFacts::person)
                .collect(Collectors.toSet());
    }

    /** One wait as it was last noted; empty when it is over. */
    public Optional<Turn> noted(AccountId account, String key) {
        return jdbc.sql("SELECT * FROM open_turn WHERE account_id = :account AND turn_key = :key")
                .param("account", account.toString())
                .param("key", key)
                .query(OpenTurns::turn)
                .optional();
    }

    /**
     * Notes what waits on this account now, and the next day on which that changes by itself. A wait that is new, or has
     * become somebody else's, is published.
     */
    List<Turn> note(AccountId account) {
        var csm = directory.account(account).csm();
        var noted = jdbc
                .sql("SELECT * FROM open_turn WHERE account_id = :account")
                .param("account", account.toString())
                .query(OpenTurns::stored)
                .list()
                .stream()
                .collect(Collectors.toMap(n -> n.turn().key(), Function.identity()));
        Map<String, Turn> current =
                now(account).stream().collect(Collectors.toMap(Turn::key, Function.identity(), (one, same) -> one));
        var moved = new HashSet<Turn>();
        noted.values().stream()
                .map(Noted::turn)
                .filter(turn -> !current.containsKey(turn.key()))
                .forEach(over -> {
                    delete(account, over.key());
                    moved.add(over);
                });
        current.values().forEach(turn -> {
            var row = noted.get(turn.key());
            var asNoted = noted(turn);
            var owner = owner(turn, csm);
            if (row != null && asNoted.equals(row.turn()) && Objects.equals(owner, row.owner())) {
                return;
            }
            var before = row == null ? null : row.turn();
            if (before != null) {
                delete(account, turn.key());
                moved.add(before);
            }
            insert(asNoted, owner);
            moved.add(asNoted);
            if (before == null || before.side() != turn.side() || !Objects.equals(before.person(), turn.person())) {
                events.publishEvent(new TurnOpened(account, turn.key(), clock.instant()));
            }
        });
        lookAgainOn(
                account,
                sources.stream()
                        .flatMap(source -> source.nextDay(account).stream())
                        .min(Comparator.naturalOrder())
                        .orElse(null));
        tellWhoseDay(account, moved);
        return List.copyOf(current.values());
    }

    /** Whose day it is part of: theirs for whom it waits, else the CSM's; nobody's while it is the customer's. */
    private static @Nullable PersonId owner(Turn turn, @Nullable PersonId csm) {
        if (turn.side() != Side.VENDOR) {
            return null;
        }
        return turn.person() == null ? csm : turn.person();
    }

    private void tellWhoseDay(AccountId account, Set<Turn> moved) {
        var ours = moved.stream().filter(turn -> turn.side() == Side.VENDOR).toList();
        if (!ours.isEmpty()) {
            Stream.concat(
                            directory.vendorPeople(account).stream().map(PersonFacts::person),
                            ours.stream().map(Turn::person).filter(Objects::nonNull))
                    .distinct()
                    .forEach(person -> events.publishEvent(new DayChanged(person)));
        }
    }

    private void delete(AccountId account, String key) {
        jdbc.sql("DELETE FROM open_turn WHERE account_id = :account AND turn_key = :key")
                .param("account", account.toString())
                .param("key", key)
                .update();
    }

    private void lookAgainOn(AccountId account, @Nullable LocalDate day) {
        jdbc.sql("UPDATE account_standing SET look_again_on = :day WHERE account_id = :account")
                .param("day", day)
                .param("account", account.toString())
                .update();
    }

    /**
     * Accounts whose turns change by a day that has come somewhere, by their id.
     *
     * @param day today where it is latest
     * @param after the last account of the page before; empty for the first
     */
    List<AccountId> toLookAt(LocalDate day, String after, int most) {
        return jdbc.sql("""
                        SELECT account_id FROM account_standing
                         WHERE look_again_on <= :day AND account_id > :after
                         ORDER BY account_id LIMIT :most""")
                .param("day", day)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> AccountId.parse(row.getString("account_id")))
                .list();
    }

    private static Noted stored(ResultSet row, int number) throws SQLException {
        var owner = row.getString("owner_id");
        return new Noted(turn(row, number), owner == null ? null : PersonId.parse(owner));
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
                StoredTime.of(row, "since"),
                row.getObject("due", LocalDate.class));
    }

    /** As the table keeps it: with as much of the name as fits, and times as fine as the database's. */
    private static Turn noted(Turn turn) {
        var about = turn.about();
        var shortened = about.codePointCount(0, about.length()) <= MOST_ABOUT
                ? about
                : about.substring(0, about.offsetByCodePoints(0, MOST_ABOUT));
        return new Turn(
                turn.key(),
                turn.account(),
                turn.side(),
                turn.person(),
                turn.kind(),
                shortened,
                turn.path(),
                turn.since().truncatedTo(ChronoUnit.MICROS),
                turn.due());
    }

    private void insert(Turn turn, @Nullable PersonId owner) {
        jdbc.sql("""
                        INSERT INTO open_turn (account_id, turn_key, side, person_id, owner_id, kind, about, path, since, due)
                        VALUES (:account, :key, :side, :person, :owner, :kind, :about, :path, :since, :due)""")
                .param("account", turn.account().toString())
                .param("key", turn.key())
                .param("side", turn.side().name())
                .param("person", turn.person() == null ? null : turn.person().toString())
                .param("owner", owner == null ? null : owner.toString())
                .param("kind", turn.kind())
                .param("about", turn.about())
                .param("path", turn.path())
                .param("since", StoredTime.column(turn.since()))
                .param("due", turn.due())
                .update();
    }

    /** A turn as the table keeps it, with whose day it is part of. */
    private record Noted(Turn turn, @Nullable PersonId owner) {}
}
