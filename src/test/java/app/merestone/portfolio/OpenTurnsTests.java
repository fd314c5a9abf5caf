package app.merestone.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merestone.accounts.AssigningOwners;
import app.merestone.accounts.EndingAccounts;
import app.merestone.accounts.InvitingPeople;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.ProposingCriteria;
import app.merestone.checkins.ArrangingCheckIns;
import app.merestone.checkins.Turn;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.mail.Mail;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.As;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestPostbox;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What waits, for whom, when people and days change though nobody acts on the thing itself. */
@DatabaseTest
class OpenTurnsTests {

    /** The day on which every test begins, in the scene's zone. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    ProposingCriteria proposing;

    @Autowired
    ShownAccounts shown;

    @Autowired
    ArrangingCheckIns checkIns;

    @Autowired
    AssigningOwners owners;

    @Autowired
    InvitingPeople people;

    @Autowired
    EndingAccounts endings;

    @Autowired
    OpenTurns turns;

    @Autowired
    LookingAgain lookingAgain;

    @Autowired
    KeepingUp keepingUp;

    @Autowired
    BrowsingPortfolio portfolio;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Scene scene;

    @BeforeEach
    void account() {
        scene = accounts.scene();
    }

    @AfterEach
    void backToToday() {
        ((TestClock.Moving) clock).reset();
    }

    @Test
    void aCheckInBecomesItsOwnersTurnOnItsDayAlthoughNobodyActs() {
        scene.asCsm(() -> checkIns.arrange(
                scene.account(), "The March figures", TODAY.plusDays(3), scene.csm(), "They are late"));
        noted();
        lookingAgain.look();
        assertThat(myTurnsOf(scene.csm())).doesNotContain("check-in");

        ((TestClock.Moving) clock).pass(Duration.ofDays(3));
        lookingAgain.look();

        assertThat(myTurnsOf(scene.csm())).contains("check-in");
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(mailsAbout("The March figures")).hasSize(1));
    }

    @Test
    void anAccountWhoseDayHasComeIsLookedAtOnceAndNotAgainUntilTheNext() {
        scene.asCsm(
                () -> checkIns.arrange(scene.account(), "Figures", TODAY.plusDays(3), scene.csm(), "They are late"));
        noted();
        assertThat(lookAgainOn()).isEqualTo(TODAY.plusDays(3));

        ((TestClock.Moving) clock).pass(Duration.ofDays(3));
        lookingAgain.look();

        assertThat(lookAgainOn()).isNull();
    }

    @Test
    void aCoSignatureWaitsForTheNewOwnerOnceTheAccountIsHandedOver() {
        var criterion = agreements.firstValueAgreed(scene);
        shown.recorded(scene, criterion.id());
        noted();
        assertThat(myTurnsOf(scene.csm())).contains("result.co-sign");

        scene.asLeader(() -> owners.assign(scene.account(), scene.otherCsm(), scene.csm()));
        noted();

        assertThat(myTurnsOf(scene.otherCsm())).contains("result.co-sign");
        assertThat(myTurnsOf(scene.csm())).doesNotContain("result.co-sign");
    }

    @Test
    void anAnswerThatWaitsForTheVendorIsPartOfWhoeverOwnsTheAccountNow() {
        agreements.drawUp(scene);
        scene.asChampion(() -> proposing.propose(
                scene.account(), CriterionId.next(), Agreements.wording(scene, "Everybody signs in once"), ""));
        noted();
        assertThat(myTurnsOf(scene.csm())).contains("agreement.answer");

        scene.asLeader(() -> owners.assign(scene.account(), scene.otherCsm(), scene.csm()));
        noted();

        assertThat(myTurnsOf(scene.otherCsm())).contains("agreement.answer");
        assertThat(myTurnsOf(scene.csm())).doesNotContain("agreement.answer");
    }

    @Test
    void whoHasMoreWaitingThanOnePageShowsReadsItPageByPageOldestFirst() {
        var busy = scene.otherCsm();
        noted();
        int before = all(busy).size();
        for (int i = 0; i < 2 * BrowsingPortfolio.PAGE; i++) {
            // pairs of one moment: what comes first among them is settled too
            jdbc.sql("""
                            INSERT INTO open_turn (account_id, turn_key, side, person_id, owner_id, kind, about, path, since)
                            VALUES (:account, :key, 'VENDOR', :person, :person, 'check-in', 'The first export', '/', :since)""")
                    .param("account", scene.account().toString())
                    .param("key", "test:" + (900 - i))
                    .param("person", busy.toString())
                    .param("since", java.time.LocalDateTime.of(2026, 3, 1, 0, 0).plusHours(i / 2))
                    .update();
        }

        var read = all(busy);

        assertThat(read).hasSize(before + 2 * BrowsingPortfolio.PAGE).doesNotHaveDuplicates();
        assertThat(read)
                .extracting(line -> line.turn().since())
                .isSortedAccordingTo(java.util.Comparator.naturalOrder());
    }

    private List<BrowsingPortfolio.TurnLine> all(PersonId person) {
        return As.person(
                person,
                () -> {
                    var all = new java.util.ArrayList<>(portfolio.myTurns(null));
                    while (!all.isEmpty()) {
                        var next = portfolio.myTurns(BrowsingPortfolio.AfterTurn.of(all.getLast()));
                        if (next.isEmpty()) {
                            break;
                        }
                        all.addAll(next);
                    }
                    return all;
                },
                "CSM");
    }

    @Test
    void aStandInSeesWhatWaitsForWhomTheyStandInFor() {
        var criterion = agreements.firstValueAgreed(scene);
        shown.recorded(scene, criterion.id());
        scene.asLeader(() -> owners.nameStandIn(scene.account(), scene.otherCsm(), TODAY, TODAY.plusDays(1)));
        noted();

        assertThat(myTurnsOf(scene.otherCsm())).contains("result.co-sign");
        ((TestClock.Moving) clock).pass(Duration.ofDays(2));
        assertThat(myTurnsOf(scene.otherCsm())).doesNotContain("result.co-sign");
    }

    @Test
    void whatWaitedForSomebodyWhoLeftIsTheirSides() {
        scene.asCsm(() -> checkIns.arrange(scene.account(), "Figures", TODAY, scene.member(), "They are late"));
        assertThat(personOf("check-in")).isEqualTo(scene.member());

        scene.asChampion(() -> people.endAccess(scene.account(), scene.member()));

        assertThat(personOf("check-in")).isNull();
    }

    @Test
    void anEndedOnboardingLeavesNothingToSignOrAgree() {
        agreements.drawUp(scene);
        scene.asCsm(() -> checkIns.arrange(scene.account(), "Goodbye call", TODAY, scene.csm(), "To hear why"));
        assertThat(kinds()).contains("agreement.why", "check-in");

        transaction.executeWithoutResult(status -> endings.end(scene.account(), clock.instant()));

        assertThat(kinds()).containsExactly("check-in");
    }

    @Test
    void anAccountWithoutAPlanIsNotQuietHoweverLongAgoItsContractWasSigned() {
        jdbc.sql("UPDATE account SET plan_started_at = NULL, onboarding_start = '2026-01-05' WHERE id = :account")
                .param("account", scene.account().toString())
                .update();
        noted();
        assertThat(quiet()).isEmpty();

        jdbc.sql("UPDATE account SET plan_started_at = '2026-01-05 09:00:00' WHERE id = :account")
                .param("account", scene.account().toString())
                .update();
        noted();
        assertThat(quiet()).hasSize(1);
    }

    private List<BrowsingPortfolio.Line> quiet() {
        return scene.asCsm(() -> portfolio.quiet()).stream()
                .filter(line -> line.standing().account().equals(scene.account()))
                .toList();
    }

    private void noted() {
        transaction.executeWithoutResult(status -> keepingUp.with(scene.account()));
    }

    private List<String> kinds() {
        return now().stream().map(Turn::kind).toList();
    }

    private @Nullable PersonId personOf(String kind) {
        return now().stream()
                .filter(turn -> turn.kind().equals(kind))
                .filter(turn -> turn.side() == Side.CUSTOMER)
                .findFirst()
                .orElseThrow()
                .person();
    }

    private List<Turn> now() {
        return Objects.requireNonNull(transaction.execute(status -> turns.now(scene.account())));
    }

    private List<String> myTurnsOf(PersonId person) {
        return As.person(person, () -> portfolio.myTurns(null), "CSM").stream()
                .filter(line -> line.turn().account().equals(scene.account()))
                .map(line -> line.turn().kind())
                .toList();
    }

    private List<Mail> mailsAbout(String words) {
        return postbox.all().stream()
                .filter(mail -> mail.text().contains(words))
                .toList();
    }

    private @Nullable LocalDate lookAgainOn() {
        return jdbc.sql("SELECT look_again_on FROM account_standing WHERE account_id = :account")
                .param("account", scene.account().toString())
                .query((row, n) -> new LocalDate[] {row.getObject(1, LocalDate.class)})
                .single()[0];
    }
}
