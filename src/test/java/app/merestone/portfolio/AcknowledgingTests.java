package app.merestone.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.Role;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestPostbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@DisplayName("A sponsor acknowledges the plan (rule 13)")
class AcknowledgingTests {

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    AcknowledgingPlans acknowledging;

    @Autowired
    ReadingPlans plans;

    @Autowired
    Ledger ledger;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock.Moving clock;

    private Scene scene;
    private AccountId account;

    @BeforeEach
    void anAgreedFirstResult() {
        clock.reset();
        scene = accounts.scene();
        account = scene.account();
        agreements.firstValueAgreed(scene);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    @DisplayName("Rule 13: acknowledging is an entry with the hash of what was seen, and its sponsor gets a receipt")
    void isAnEntryWithTheHashOfWhatTheySawAndAReceipt() {
        var seen = seen();
        scene.asSponsor(() -> acknowledging.acknowledge(account, seen));

        var entry = ledger.page(account, Long.MAX_VALUE, 1).getFirst();
        assertThat(entry.kind()).isEqualTo("plan.acknowledged");
        assertThat(entry.role()).isEqualTo(Role.SPONSOR);
        assertThat(entry.person()).isEqualTo(scene.sponsor());
        assertThat(entry.content()).isEqualTo(seen);
        assertThat(entry.details()).containsEntry("agreed", "1").containsEntry("shown", "0");
        assertThat(entry.seen()).hasValueSatisfying(words -> {
            assertThat(ContentHash.of(words))
                    .as("what they saw can be shown later")
                    .isEqualTo(seen);
            assertThat(words).contains("\"shown\":false").contains("\"tasks\":{");
        });
        assertThat(ledger.check(account)).isEmpty();
        assertThat(scene.asSponsor(() -> acknowledging.mine(account)))
                .hasValueSatisfying(last -> assertThat(last.content()).isEqualTo(seen));
        assertThat(scene.asChampion(() -> acknowledging.mine(account))).isEmpty();
        var sponsor = new EmailAddress(jdbc.sql("SELECT email FROM person WHERE id = :person")
                .param("person", scene.sponsor().toString())
                .query(String.class)
                .single());
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(postbox.to(sponsor))
                .anySatisfy(mail -> assertThat(mail.text())
                        .contains("Acknowledged having read the plan")
                        .doesNotContain("\"tasks\"")
                        .contains(entry.hash().hex())));
    }

    @Test
    void whatTheyDidNotSeeTheyDoNotAcknowledgeAndTheSameThingOnlyOnce() {
        var before = seen();
        scene.asSponsor(() -> acknowledging.acknowledge(account, before));
        refused(before, "plan.acknowledged-already");

        agreements.agreed(scene, Agreements.wording(scene, "Branches send their figures on their own"));

        assertThat(seen()).isNotEqualTo(before);
        refused(before, "plan.acknowledge.changed");
        refused(ContentHash.of("something else"), "plan.acknowledge.changed");
        scene.asSponsor(() -> acknowledging.acknowledge(account, seen()));
        assertThat(ledger.page(account, Long.MAX_VALUE, 1).getFirst().content()).isEqualTo(seen());
    }

    @Test
    @DisplayName("Rule 13: two presses at once are one entry: the second waits for the account and finds the first")
    void twoPressesAtOnceAreOneEntry() throws Exception {
        var seen = seen();
        var together = new CyclicBarrier(2);
        Callable<String> press = () -> {
            together.await(1, TimeUnit.MINUTES);
            try {
                scene.asSponsor(() -> acknowledging.acknowledge(account, seen));
                return "kept";
            } catch (Refused refused) {
                return refused.refusal().code();
            }
        };
        try (var presses = Executors.newFixedThreadPool(2)) {
            var one = presses.submit(press);
            var other = presses.submit(press);
            assertThat(List.of(one.get(1, TimeUnit.MINUTES), other.get(1, TimeUnit.MINUTES)))
                    .containsExactlyInAnyOrder("kept", "plan.acknowledged-already");
        }
        assertThat(ledger.page(account, Long.MAX_VALUE, 20))
                .filteredOn(entry -> entry.kind().equals("plan.acknowledged"))
                .hasSize(1);
    }

    @Test
    void whatWasSeenIsKeptInPartsThatAColumnHolds() {
        var text = "a" + "🗿".repeat(AcknowledgingPlans.PART);
        var parts = AcknowledgingPlans.parts(text);

        assertThat(String.join("", parts)).isEqualTo(text);
        assertThat(parts)
                .hasSizeGreaterThan(1)
                .allSatisfy(part ->
                        assertThat(part.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(65_535))
                .noneMatch(part -> Character.isLowSurrogate(part.charAt(0)));
    }

    @Test
    void neitherADayThatPassesNorWhoReadsChangesWhatIsSeen() {
        var before = seen();
        clock.pass(Duration.ofDays(3));

        assertThat(seen()).isEqualTo(before);
        assertThat(scene.asMember(() -> plans.plan(account)).content()).isEqualTo(before);
    }

    @Test
    @DisplayName("Rule 26: nobody but a sponsor of the account acknowledges")
    void nobodyElseDoes() {
        var seen = seen();
        assertThatThrownBy(() -> scene.asChampion(() -> acknowledging.acknowledge(account, seen)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asMember(() -> acknowledging.acknowledge(account, seen)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asSponsor(() -> acknowledging.acknowledge(scene.otherAccount(), seen)))
                .isInstanceOf(NotFound.class);
    }

    private ContentHash seen() {
        return scene.asSponsor(() -> plans.plan(account)).content();
    }

    private void refused(ContentHash seen, String code) {
        assertThatThrownBy(() -> scene.asSponsor(() -> acknowledging.acknowledge(account, seen)))
                .isInstanceOfSatisfying(
                        Refused.class, said -> assertThat(said.refusal().code()).isEqualTo(code));
    }
}
