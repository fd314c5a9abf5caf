package app.merestone.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import app.merestone.accounts.Directory;
import app.merestone.datasync.Pipeline;
import app.merestone.datasync.SyncNeedsLook;
import app.merestone.kernel.PersonId;
import app.merestone.mail.Mail;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestPostbox;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.util.AopTestUtils;

@DatabaseTest
@RecordApplicationEvents
@DisplayName("Rule 7: both sides are told once that checked data needs another look")
class LookMailsTests {

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    LookMails mails;

    @Autowired
    Directory directory;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    private Scene scene;
    private Pipeline pipeline;

    @BeforeEach
    void anAccount() {
        clock.reset();
        scene = accounts.scene();
        pipeline = beans.createBean(Pipeline.class);
    }

    @Test
    void whereItIsTheVendorsTurnTheyHearOfTheirTurnAndTheCustomersWhoSignHearOfTheLook() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 90_817_263L);
        pipeline.verify(scene, feed, 90_817_263L);
        pipeline.hoursPass(31);

        eachHearsOnce(scene.champion(), "“Accounts” needs another look (" + scene.name() + ")");
        eachHearsOnce(scene.deputy(), "“Accounts” needs another look (" + scene.name() + ")");
        eachHearsOnce(scene.csm(), "Your turn: “Accounts” is late");
        deliverAgain();
        assertThat(told(scene.sponsor())).isEmpty();
        assertThat(told(scene.csm())).hasSize(1);
        assertThat(told(scene.champion())).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("No good run came when one was expected.")
                .contains("only you bring it back")
                .contains("/plan/" + scene.account() + "/data/" + feed.sync()));
    }

    @Test
    void whereItIsTheCustomersTurnTheyHearOfTheirTurnAndTheVendorHearsOfTheLookAndNobodyOfANumber() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 90_817_263L);
        pipeline.verify(scene, feed, 90_817_263L);
        pipeline.complete(feed, 12_345_678L);

        eachHearsOnce(scene.csm(), "“Accounts” needs another look");
        eachHearsOnce(scene.champion(), "Your turn: “Accounts” brought much less than before");
        deliverAgain();
        assertThat(told(scene.csm())).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("A run brought much less than the ones before it."));
        assertThat(told(scene.champion())).hasSize(1);
        assertThat(postbox.all().toString()).doesNotContain("12345678").doesNotContain("12,345,678");
    }

    @Test
    void whoWasToldOfTheLookIsToldOfTheirTurnTooOnceItIsTheirs() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 90_817_263L);
        pipeline.verify(scene, feed, 90_817_263L);
        pipeline.complete(feed, 0);
        eachHearsOnce(scene.champion(), "“Accounts” needs another look");

        pipeline.complete(feed, 90_817_263L);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(told(scene.champion()))
                .extracting(Mail::subject)
                .hasSize(2)
                .last(STRING)
                .startsWith("Your turn: "));
    }

    @Test
    void whoeverSwitchedMailsOffIsNotTold() {
        jdbc.sql("INSERT INTO mail_switched_off (person_id, since) VALUES (:person, :now)")
                .param("person", scene.champion().toString())
                .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        pipeline.verify(scene, feed, 4_812);
        pipeline.failedForGood(feed);

        eachHearsOnce(scene.deputy(), "“Accounts” needs another look");
        deliverAgain();
        assertThat(told(scene.champion())).isEmpty();
    }

    private void eachHearsOnce(PersonId person, String subject) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(told(person))
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).startsWith(subject)));
    }

    /** Past what delivers it in the background, so that whoever asks afterwards asks after the second time. */
    private void deliverAgain() {
        var mine = events.stream(SyncNeedsLook.class)
                .filter(event -> event.account().equals(scene.account()))
                .toList();
        assertThat(mine).hasSize(1);
        LookMails delivered = AopTestUtils.getUltimateTargetObject(mails);
        mine.forEach(delivered::needed);
    }

    /** What they were told of this feed once it was checked; how it came to that was another matter. */
    private List<Mail> told(PersonId person) {
        return postbox.to(directory.people(Set.of(person)).get(person).email()).stream()
                .filter(mail -> mail.subject().contains("Accounts"))
                .filter(mail -> !mail.subject().contains("arrived"))
                .filter(mail -> !mail.subject().contains("Both counts"))
                .toList();
    }
}
