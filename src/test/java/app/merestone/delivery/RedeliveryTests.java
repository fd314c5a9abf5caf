package app.merestone.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merestone.accounts.InvitingPeople;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Role;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestPostbox;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class RedeliveryTests {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Autowired
    Redelivery redelivery;

    @Autowired
    InvitingPeople inviting;

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    private final EmailAddress away =
            new EmailAddress("nina." + UUID.randomUUID().toString().substring(0, 8) + "@away.example");
    private Scene scene;

    @BeforeEach
    void anAccount() {
        scene = accounts.scene();
        postbox.refuse(away);
    }

    @AfterEach
    void tidy() {
        jdbc.sql("DELETE FROM EVENT_PUBLICATION WHERE serialized_event LIKE :account")
                .param("account", "%" + scene.account() + "%")
                .update();
        clock.reset();
    }

    @Test
    void whatAListenerFailedToHearIsDeliveredAgainWithoutARestart() {
        invite(away);
        untilFailed(1);

        redelivery.again();
        assertThat(attempts()).as("a minute has not passed").isEqualTo(1);

        clock.pass(Duration.ofMinutes(2));
        redelivery.again();
        await().atMost(PATIENCE).until(() -> attempts() == 2 && status().equals("FAILED"));

        postbox.accept(away);
        clock.pass(Duration.ofMinutes(1));
        redelivery.again();
        assertThat(attempts()).as("the second wait is twice as long").isEqualTo(2);
        assertThat(postbox.to(away)).isEmpty();

        clock.pass(Duration.ofMinutes(2));
        redelivery.again();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(open()).isZero());
        assertThat(postbox.to(away)).hasSize(1);
    }

    @Test
    void whatRestsIsReportedAndHidesNothingThatIsDue() {
        invite(away);
        untilFailed(1);
        jdbc.sql("UPDATE EVENT_PUBLICATION SET completion_attempts = :limit WHERE serialized_event LIKE :account")
                .param("limit", Redelivery.ATTEMPTS)
                .param("account", "%" + scene.account() + "%")
                .update();
        var later = new EmailAddress("later." + away.value());
        postbox.refuse(later);
        invite(later);
        untilFailed(2);
        postbox.accept(away);
        postbox.accept(later);

        clock.pass(Duration.ofDays(1));
        redelivery.again();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(postbox.to(later)).hasSize(1));
        assertThat(postbox.to(away)).isEmpty();
        var health = redelivery.health();
        assertThat(health.getStatus().getCode()).isEqualTo("UP");
        assertThat(health.getDetails().get("unheard").toString()).contains("InvitationMail");
        assertThat((int) health.getDetails().get("resting")).isPositive();
    }

    @Test
    void whatANodeLeftInTheMiddleIsTakenUp() {
        invite(away);
        untilFailed(1);
        postbox.accept(away);
        jdbc.sql("UPDATE EVENT_PUBLICATION SET status = 'PROCESSING' WHERE serialized_event LIKE :account")
                .param("account", "%" + scene.account() + "%")
                .update();

        clock.pass(Redelivery.INTERRUPTED.minusMinutes(1));
        redelivery.again();
        assertThat(status()).as("it may still be at work").isEqualTo("PROCESSING");

        clock.pass(Duration.ofMinutes(2));
        redelivery.again();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(postbox.to(away)).hasSize(1));
    }

    @Test
    void twoNodesAtOnceDeliverOnce() {
        invite(away);
        untilFailed(1);
        postbox.accept(away);
        clock.pass(Duration.ofMinutes(5));

        var one = CompletableFuture.runAsync(redelivery::again);
        var other = CompletableFuture.runAsync(redelivery::again);
        CompletableFuture.allOf(one, other).join();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(open()).isZero());
        assertThat(postbox.to(away)).hasSize(1);
    }

    @Test
    void oneBadAddressKeepsNobodyElseFromBeingTold() {
        var champion = address(scene.champion());
        var deputy = address(scene.deputy());
        postbox.refuse(champion);

        agreements.firstValueAgreed(scene);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(postbox.to(deputy)).isNotEmpty());
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql(
                                        "SELECT COUNT(*) FROM EVENT_PUBLICATION WHERE status <> 'FAILED' AND serialized_event LIKE :account")
                                .param("account", "%" + scene.account() + "%")
                                .query(Integer.class)
                                .single()
                        == 0);
        int told = postbox.to(deputy).size();
        assertThat(postbox.to(champion)).isEmpty();

        postbox.accept(champion);
        clock.pass(Duration.ofMinutes(5));
        redelivery.again();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(open()).isZero());
        assertThat(postbox.to(champion)).isNotEmpty();
        assertThat(postbox.to(deputy)).as("nobody is told twice").hasSize(told);
    }

    @Test
    void theWaitDoublesUpToSixHoursAndAllOfItTakesAboutThreeDays() {
        assertThat(Redelivery.waitAfter(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Redelivery.waitAfter(4)).isEqualTo(Duration.ofMinutes(8));
        assertThat(Redelivery.waitAfter(19)).isEqualTo(Duration.ofHours(6));
        var all = Duration.ZERO;
        for (int attempt = 1; attempt < Redelivery.ATTEMPTS; attempt++) {
            all = all.plus(Redelivery.waitAfter(attempt));
        }
        assertThat(all).isBetween(Duration.ofHours(60), Duration.ofHours(84));
    }

    private PersonId invite(EmailAddress address) {
        return scene.asChampion(() -> inviting.invite(scene.account(), "Nina Roth", address.value(), Role.MEMBER));
    }

    private EmailAddress address(PersonId person) {
        return new EmailAddress(jdbc.sql("SELECT email FROM person WHERE id = :person")
                .param("person", person.toString())
                .query(String.class)
                .single());
    }

    private void untilFailed(int number) {
        await().atMost(PATIENCE)
                .until(() -> open() == number
                        && jdbc.sql(
                                                "SELECT COUNT(*) FROM EVENT_PUBLICATION WHERE status = 'FAILED' AND serialized_event LIKE :account")
                                        .param("account", "%" + scene.account() + "%")
                                        .query(Integer.class)
                                        .single()
                                == number);
    }

    private int open() {
        return jdbc.sql("SELECT COUNT(*) FROM EVENT_PUBLICATION WHERE serialized_event LIKE :account")
                .param("account", "%" + scene.account() + "%")
                .query(Integer.class)
                .single();
    }

    private int attempts() {
        return jdbc.sql("SELECT completion_attempts FROM EVENT_PUBLICATION WHERE serialized_event LIKE :account")
                .param("account", "%" + scene.account() + "%")
                .query(Integer.class)
                .single();
    }

    private String status() {
        return jdbc.sql("SELECT status FROM EVENT_PUBLICATION WHERE serialized_event LIKE :account")
                .param("account", "%" + scene.account() + "%")
                .query(String.class)
                .single();
    }
}
