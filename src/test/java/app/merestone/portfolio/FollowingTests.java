package app.merestone.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merestone.accounts.AppointingPeople;
import app.merestone.accounts.AssigningOwners;
import app.merestone.accounts.DefiningSegments;
import app.merestone.accounts.Directory;
import app.merestone.accounts.EndingAccess;
import app.merestone.accounts.Playbook;
import app.merestone.accounts.SegmentId;
import app.merestone.accounts.Standings;
import app.merestone.checkins.ArrangingCheckIns;
import app.merestone.kernel.OneLook;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Role;
import app.merestone.portfolio.BrowsingPortfolio.Line;
import app.merestone.portfolio.BrowsingPortfolio.Which;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What reaches the lists although nobody acts on the account itself: segments, roles, stand-ins, and where it is. */
@DatabaseTest
class FollowingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Autowired
    Accounts accounts;

    @Autowired
    Directory directory;

    @Autowired
    DefiningSegments segments;

    @Autowired
    AppointingPeople appointing;

    @Autowired
    EndingAccess ending;

    @Autowired
    Standings rolesOfProvider;

    @Autowired
    AssigningOwners assigning;

    @Autowired
    ArrangingCheckIns checkIns;

    @Autowired
    OwningRisks risks;

    @Autowired
    BrowsingPortfolio portfolio;

    @Autowired
    DerivedStandings standings;

    @Autowired
    KeepingUp keepingUp;

    @Autowired
    LookingAgain lookingAgain;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private Scene scene;

    @BeforeEach
    void anAccount() {
        clock.reset();
        scene = accounts.scene();
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    @DisplayName("Rule 20: a new quiet threshold reaches the account on which nobody acts")
    void aNewQuietThresholdReachesQuietAccounts() {
        var name = "Patient " + UUID.randomUUID();
        var segment = scene.asAdmin(() -> segments.add(name, quietAfter(60)));
        jdbc.sql("UPDATE account SET segment_id = :segment WHERE id = :account")
                .param("segment", segment.toString())
                .param("account", scene.account().toString())
                .update();
        noted();
        assertThat(quiet()).as("twenty days, and sixty are agreed").isEmpty();

        redefine(segment, name, 5);

        soon(() -> assertThat(quiet()).singleElement().satisfies(line -> {
            assertThat(Objects.requireNonNull(line.quiet()).days()).isEqualTo(20);
            assertThat(line.quiet().agreed()).isEqualTo(5);
        }));
    }

    @Test
    @DisplayName("Rule 20: a standing put together before the threshold changed does not bring the old one back")
    void aStandingThatIsWrittenLateKeepsTheNewThreshold() {
        var segment = scene.asAdmin(() -> segments.add("Late " + UUID.randomUUID(), quietAfter(60)));
        jdbc.sql("UPDATE account SET segment_id = :segment WHERE id = :account")
                .param("segment", segment.toString())
                .param("account", scene.account().toString())
                .update();
        noted();

        transaction.executeWithoutResult(status -> OneLook.during(() -> {
            assertThat(directory.playbook(scene.account()).quietDays()).isEqualTo(60);
            jdbc.sql("UPDATE segment SET quiet_days = 5 WHERE id = :segment")
                    .param("segment", segment.toString())
                    .update();
            return standings.refresh(scene.account());
        }));

        assertThat(stored().quietAfterDays()).isEqualTo(5);
    }

    @Test
    @DisplayName("Rule 20: whoever stands in today sees who has gone quiet")
    void aStandInSeesTheQuietAccounts() {
        noted();
        assertThat(quiet()).hasSize(1);
        assertThat(scene.asOtherCsm(() -> quietOfScene())).isEmpty();

        scene.asLeader(() -> assigning.nameStandIn(scene.account(), scene.otherCsm(), TODAY, TODAY));

        assertThat(scene.asOtherCsm(() -> quietOfScene())).hasSize(1);
    }

    @Test
    @DisplayName("Rules 2, 19, 20: days of an account are counted where the account is, not where the vendor is")
    void daysAreCountedInTheAccountsZone() {
        noted();
        assertThat(mine().today()).isEqualTo(TODAY);
        assertThat(Objects.requireNonNull(mine().quiet()).days()).isEqualTo(20);
        atRiskSince(LocalDate.of(2020, 1, 1));
        long days = riskDays();

        jdbc.sql("UPDATE account SET zone = 'Pacific/Kiritimati' WHERE id = :account")
                .param("account", scene.account().toString())
                .update();

        // noon in London is two in the morning of the next day there
        assertThat(mine().today()).isEqualTo(TODAY.plusDays(1));
        assertThat(Objects.requireNonNull(mine().quiet()).days()).isEqualTo(21);
        assertThat(riskDays()).isEqualTo(days + 1);
    }

    @Test
    @DisplayName("Rule 19: a risk is owned by a CSM or a leader, and by nobody while its owner is neither")
    void aRiskFollowsTheRolesOfItsOwner() {
        var owner = accounts.vendorPerson("Nils Brandt", "CSM");
        scene.asLeader(() -> risks.assign(scene.account(), owner, "Call Dana", TODAY.plusDays(7)));
        assertThat(stored().riskOwned()).isTrue();

        scene.asAdmin(() -> appointing.giveRoles(owner, EnumSet.of(Role.ADMIN)));
        soon(() -> assertThat(stored().riskOwned()).isFalse());

        scene.asAdmin(() -> appointing.giveRoles(owner, EnumSet.of(Role.LEADER)));
        soon(() -> assertThat(stored().riskOwned()).isTrue());

        scene.asAdmin(() -> ending.everywhere(owner));
        soon(() -> assertThat(stored().riskOwned()).isFalse());

        scene.asAdmin(() -> ending.letBack(owner));
        soon(() -> assertThat(stored().riskOwned()).isTrue());

        admit(owner, Role.ADMIN);
        soon(() -> assertThat(stored().riskOwned()).isFalse());
    }

    @Test
    @DisplayName("Rule 16: a role that the identity provider took and an admin gives back makes the owner own again")
    void anAccountFollowsTheRolesOfItsOwner() {
        noted();
        admit(scene.csm(), Role.LEADER);
        soon(() -> assertThat(stored().csm()).isNull());

        scene.asAdmin(() -> appointing.giveRoles(scene.csm(), EnumSet.of(Role.CSM)));

        soon(() -> assertThat(stored().csm()).isEqualTo(scene.csm()));
    }

    @Test
    void whatWaitedForAStandInIsTheSidesOnceTheirDaysAreOver() {
        scene.asLeader(() -> assigning.nameStandIn(scene.account(), scene.otherCsm(), TODAY, TODAY.plusDays(1)));
        scene.asOtherCsm(() -> checkIns.arrange(scene.account(), "Figures", TODAY, scene.otherCsm(), "They are late"));
        noted();
        assertThat(waitsFor()).isEqualTo(scene.otherCsm().toString());

        clock.pass(Duration.ofDays(1));
        lookingAgain.look();
        assertThat(waitsFor()).as("their last day").isEqualTo(scene.otherCsm().toString());

        clock.pass(Duration.ofDays(1));
        lookingAgain.look();
        assertThat(waitsFor()).isNull();
    }

    @Test
    void theAccountIsLookedAtAgainWhenAStandInBegins() {
        noted();
        assertThat(lookAgainOn()).isNull();

        scene.asLeader(
                () -> assigning.nameStandIn(scene.account(), scene.otherCsm(), TODAY.plusDays(3), TODAY.plusDays(9)));
        noted();
        assertThat(lookAgainOn()).isEqualTo(TODAY.plusDays(3));

        scene.asLeader(() -> assigning.nameStandIn(scene.account(), scene.otherCsm(), TODAY, TODAY));
        noted();
        assertThat(lookAgainOn()).as("the day after the earlier one ends").isEqualTo(TODAY.plusDays(1));
    }

    private Playbook quietAfter(int days) {
        var now = directory.playbook(scene.otherAccount());
        return new Playbook(now.firstValue(), now.targetDays(), days, now.criteria(), now.tasks(), now.minimumGrade());
    }

    private void redefine(SegmentId segment, String name, int quietDays) {
        var seen = scene.asAdmin(() -> segments.one(segment));
        scene.asAdmin(() -> segments.redefine(segment, seen.version(), name, quietAfter(quietDays)));
    }

    private void admit(PersonId person, Role role) {
        var facts = Objects.requireNonNull(directory.people(List.of(person)).get(person));
        rolesOfProvider.admitVendorPerson(facts.email(), facts.name(), EnumSet.of(role));
    }

    private void atRiskSince(LocalDate day) {
        jdbc.sql("UPDATE account_standing SET at_risk = TRUE, at_risk_since = :day WHERE account_id = :account")
                .param("day", day)
                .param("account", scene.account().toString())
                .update();
    }

    private long riskDays() {
        return scene.asLeader(() -> portfolio.atRisk(null)).stream()
                .filter(line -> line.standing().account().equals(scene.account()))
                .findFirst()
                .orElseThrow()
                .days();
    }

    private Line mine() {
        return scene.asCsm(() -> portfolio.accounts(Which.MINE, null)).getFirst();
    }

    private List<Line> quiet() {
        return scene.asCsm(() -> quietOfScene());
    }

    private List<Line> quietOfScene() {
        return portfolio.quiet().stream()
                .filter(line -> line.standing().account().equals(scene.account()))
                .toList();
    }

    private @Nullable String waitsFor() {
        return jdbc.sql("SELECT person_id FROM open_turn WHERE account_id = :account AND kind = 'check-in'")
                .param("account", scene.account().toString())
                .query((row, n) -> new String[] {row.getString(1)})
                .single()[0];
    }

    private @Nullable LocalDate lookAgainOn() {
        return jdbc.sql("SELECT look_again_on FROM account_standing WHERE account_id = :account")
                .param("account", scene.account().toString())
                .query((row, n) -> new LocalDate[] {row.getObject(1, LocalDate.class)})
                .single()[0];
    }

    private void noted() {
        transaction.executeWithoutResult(status -> keepingUp.with(scene.account()));
    }

    private AccountStanding stored() {
        return Objects.requireNonNull(
                transaction.execute(status -> standings.stored(scene.account()).orElseThrow()));
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(3)).untilAsserted(assertion);
    }
}
