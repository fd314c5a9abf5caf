package app.merestone.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.accounts.Directory;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.portfolio.OpenTurns;
import app.merestone.portfolio.TurnOpened;
import app.merestone.shell.Translations;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestPostbox;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@DisplayName("Whom a mail tells what an account waits for (rule 26)")
class TurnMailsTests {

    @Autowired
    Accounts accounts;

    @Autowired
    Directory directory;

    @Autowired
    OpenTurns turns;

    @Autowired
    Vendor vendor;

    @Autowired
    Translations words;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    private final TestPostbox.Kept postbox = new TestPostbox.Kept();
    private Scene scene;

    @BeforeEach
    void anAccount() {
        clock.reset();
        scene = accounts.scene();
    }

    @Test
    void thePersonItWaitsForIsToldAlone() {
        opened(Side.CUSTOMER, scene.member());

        assertThat(told(scene.member())).isEqualTo(1);
        assertThat(told(scene.champion())).isZero();
    }

    @Test
    void whoeverLeftTheAccountHearsNothingMoreOfItAndThoseWhoSignAreTold() {
        accounts.end(scene.account(), scene.member());

        opened(Side.CUSTOMER, scene.member());

        assertThat(told(scene.member())).isZero();
        assertThat(told(scene.champion())).isEqualTo(1);
        assertThat(told(scene.deputy())).isEqualTo(1);
        assertThat(told(scene.sponsor())).isZero();
    }

    @Test
    void whoeverWasEndedEverywhereHearsNothingMore() {
        end(scene.member());
        end(scene.leader());

        opened(Side.CUSTOMER, scene.member());
        opened(Side.VENDOR, scene.leader());

        assertThat(told(scene.member())).isZero();
        assertThat(told(scene.leader())).isZero();
        assertThat(told(scene.champion())).isEqualTo(1);
        assertThat(told(scene.csm())).isEqualTo(1);
    }

    @Test
    void aFollowUpOfALeaderIsToldToThem() {
        opened(Side.VENDOR, scene.leader());

        assertThat(told(scene.leader())).isEqualTo(1);
        assertThat(told(scene.csm())).isZero();
    }

    private void opened(Side side, PersonId person) {
        var key = "test:" + PersonId.next();
        jdbc.sql("""
                        INSERT INTO open_turn (account_id, turn_key, side, person_id, kind, about, path, since)
                        VALUES (:account, :key, :side, :person, 'check-in', 'The first export', '/', :now)""")
                .param("account", scene.account().toString())
                .param("key", key)
                .param("side", side.name())
                .param("person", person.toString())
                .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        // not the bean, which listens in a thread of its own
        var told = new ToldPeople(jdbc, clock);
        var mails = new TurnMails(
                turns, directory, vendor, words, new OnceEach(told, postbox, transaction), told, transaction);
        mails.opened(new TurnOpened(scene.account(), key, clock.instant()));
    }

    private void end(PersonId person) {
        jdbc.sql("UPDATE person SET ended_at = :now WHERE id = :person")
                .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("person", person.toString())
                .update();
    }

    private int told(PersonId person) {
        EmailAddress address = directory.people(Set.of(person)).get(person).email();
        return postbox.to(address).size();
    }
}
