package app.merestone.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.merestone.accounts.AssigningOwners;
import app.merestone.accounts.Directory;
import app.merestone.accounts.EndingAccess;
import app.merestone.accounts.Standings;
import app.merestone.checkins.Turn;
import app.merestone.closing.AnsweringTheEvidenceQuestion;
import app.merestone.closing.BrowsingClosing;
import app.merestone.closing.ClosingOnboarding;
import app.merestone.closing.EndingWithoutResult;
import app.merestone.enablement.InternalTaskLine;
import app.merestone.enablement.InternalTasks;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.ledger.Role;
import app.merestone.mail.Mail;
import app.merestone.notifications.ChoosingMail;
import app.merestone.portfolio.BrowsingPortfolio.Which;
import app.merestone.results.CoSigning;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestPostbox;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class PortfolioTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate NEXT_WEEK = LocalDate.of(2026, 11, 29);

    @Autowired
    Directory directory;

    @Autowired
    AssigningOwners assigning;

    @Autowired
    EndingAccess ending;

    @Autowired
    Standings rolesOfProvider;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    ShownAccounts shown;

    @Autowired
    CoSigning coSigning;

    @Autowired
    InternalTasks tasks;

    @Autowired
    ReadingPlans plans;

    @Autowired
    BrowsingPortfolio portfolio;

    @Autowired
    BrowsingHistory history;

    @Autowired
    OwningRisks risks;

    @Autowired
    AnsweringTheEvidenceQuestion answering;

    @Autowired
    BrowsingClosing browsing;

    @Autowired
    ClosingOnboarding closing;

    @Autowired
    EndingWithoutResult withoutResult;

    @Autowired
    DerivedStandings standings;

    @Autowired
    RebuildingStandings rebuilding;

    @Autowired
    ChoosingMail mail;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private Scene scene;

    @BeforeEach
    void anAccount() {
        scene = accounts.scene();
    }

    @Test
    @DisplayName("Rule 19: every task done and no first value is at risk, and only the facts take it off the list")
    void tasksDoneWithoutAResultIsAtRisk() {
        agreements.firstValueAgreed(scene);
        assertThat(derived().status()).isEqualTo(AccountStatus.SETTING_UP);

        finishTasks();

        assertThat(derived().status()).isEqualTo(AccountStatus.SETUP_DONE_NO_RESULT);
        assertThat(derived().atRisk()).isTrue();
        settled();
        assertThat(scene.asLeader(() -> risksOfScene())).hasSize(1).first().satisfies(line -> assertThat(line.step())
                .isNull());

        scene.asLeader(() -> risks.assign(scene.account(), scene.csm(), "Call Dana", NEXT_WEEK));
        settled();

        assertThat(scene.asCsm(() -> risksOfScene())).hasSize(1).first().satisfies(line -> assertThat(line.step())
                .isNotNull()
                .extracting(BrowsingPortfolio.Step::step)
                .isEqualTo("Call Dana"));
        assertThat(derived().atRisk()).as("owning it does not dismiss it").isTrue();
    }

    @Test
    @DisplayName("Rule 19: a risk whose owner has left, or whose step's day has passed, is owned by nobody")
    void aRiskIsOwnedBySomebodyPresentWithADayToCome() {
        agreements.firstValueAgreed(scene);
        finishTasks();
        var owner = accounts.vendorPerson("Nils Brandt", "CSM");
        scene.asLeader(() -> risks.assign(scene.account(), owner, "Call Dana", NEXT_WEEK));
        assertThat(derived().riskOwned()).isTrue();

        clock.moveTo(NEXT_WEEK.plusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC));
        assertThat(derived().riskOwned()).as("the day after").isFalse();
        clock.reset();

        settled();
        scene.asAdmin(() -> ending.everywhere(owner));
        assertThat(derived().riskOwned()).isFalse();
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(stored().riskOwned()).isFalse());
        assertThatThrownBy(() -> scene.asLeader(() -> risks.assign(scene.account(), owner, "Call Dana", NEXT_WEEK)))
                .isInstanceOf(Refused.class);
    }

    @Test
    @DisplayName("Rules 16, 19: an owner whose role the identity provider took away owns nothing, and leaders see that")
    void anAccountWhoseOwnerIsNoCsmAnyMoreIsNobodys() {
        settled();
        admit(scene.csm(), Role.LEADER);
        settled();
        assertThat(derived().csm()).isNull();
        assertThat(stored().csm()).isNull();
        assertThat(directory.csm(scene.account())).isEmpty();
        var choices = scene.asLeader(() -> assigning.choices(scene.account()));
        assertThat(choices.owner()).isEmpty();

        scene.asLeader(() -> assigning.assign(scene.account(), scene.otherCsm(), choices.seen()));
        assertThat(derived().csm()).isEqualTo(scene.otherCsm());
        assertThat(derived().aligned()).as("a change of owner is a handoff").isFalse();
    }

    private void admit(PersonId person, Role role) {
        var facts = directory.people(java.util.List.of(person)).get(person);
        rolesOfProvider.admitVendorPerson(facts.email(), facts.name(), java.util.EnumSet.of(role));
    }

    @Test
    @DisplayName("Rule 19: what nobody owns comes first, and of that what waits longest")
    void whatNobodyOwnsComesFirstAndThenWhatWaitsLongest() {
        var longest = accounts.scene();
        var owned = accounts.scene();
        transaction.executeWithoutResult(status -> standings.cover());
        atRisk(scene, LocalDate.of(2026, 1, 5), false);
        atRisk(longest, LocalDate.of(2026, 1, 4), false);
        atRisk(owned, LocalDate.of(2026, 1, 3), true);

        var ours = List.of(scene.account(), longest.account(), owned.account());
        assertThat(scene.asLeader(() -> portfolio.atRisk(null)))
                .extracting(line -> line.standing().account())
                .filteredOn(ours::contains)
                .startsWith(longest.account(), scene.account());
    }

    @Test
    @DisplayName("Rule 19: a result takes an account off the list once both have signed it, and not before")
    void onlyACoSignedResultTakesAnAccountOffTheList() {
        var first = agreements.firstValueAgreed(scene);
        finishTasks();
        assertThat(derived().atRiskSince()).as("the day of the last task").isEqualTo(TODAY);

        var recorded = shown.recorded(scene, first.id());
        assertThat(derived().atRisk()).isTrue();
        assertThat(derived().resultsShown()).isZero();

        scene.asCsm(() -> coSigning.coSign(scene.account(), recorded.result(), recorded.content()));
        assertThat(derived().atRisk()).isFalse();
        assertThat(derived().status()).isEqualTo(AccountStatus.RESULT_SHOWN);
    }

    @Test
    @DisplayName("Rule 15: the list calls an onboarding ended without a result just that, with its day")
    void anOnboardingEndedWithoutAResultNeverCountsAsOnboarded() {
        agreements.firstValueAgreed(scene);
        finishTasks();
        scene.asLeader(() -> withoutResult.end(scene.account(), "They merged with another company."));

        assertThat(derived().status()).isEqualTo(AccountStatus.ENDED_WITHOUT_RESULT);
        assertThat(derived().closedOn()).isEqualTo(TODAY);
        assertThat(derived().atRisk()).isFalse();
        assertThat(scene.asLeader(() -> plans.plan(scene.account())).status())
                .isEqualTo(AccountStatus.ENDED_WITHOUT_RESULT);
        settled();
        assertThat(stored()).as("the list follows").isEqualTo(derived());
    }

    @Test
    @DisplayName("Rule 15: the list says of an onboarding that both closed that it is closed, and since when")
    void anOnboardingThatBothClosedIsClosedOnTheList() {
        shown.firstResultShown(scene);
        scene.asMember(() -> answering.answer(scene.account(), 0, "The first report ran without anybody’s help."));
        var seen = scene.asChampion(() -> browsing.status(scene.account())).hash();
        scene.asChampion(() -> closing.sign(scene.account(), seen));
        assertThat(derived().status()).as("one name is not both").isEqualTo(AccountStatus.RESULT_SHOWN);
        assertThat(derived().closedOn()).isNull();

        scene.asCsm(() -> closing.sign(scene.account(), seen));

        assertThat(derived().status()).isEqualTo(AccountStatus.CLOSED_BY_BOTH);
        assertThat(derived().closedOn()).isEqualTo(TODAY);
        assertThat(scene.asSponsor(() -> plans.plan(scene.account())).status()).isEqualTo(AccountStatus.CLOSED_BY_BOTH);
        settled();
        assertThat(stored()).as("the list follows").isEqualTo(derived());
    }

    @Test
    @DisplayName("Rule 20: the list knows a customer's last act and after how many days the segment calls it quiet")
    void theListKnowsTheLastCustomerActAndTheSegmentsDays() {
        assertThat(derived().quietAfterDays())
                .isEqualTo(directory.playbook(scene.account()).quietDays());
        agreements.firstValueAgreed(scene);
        assertThat(derived().lastCustomerActAt()).isNotNull();
    }

    private void atRisk(Scene account, LocalDate since, boolean owned) {
        int updated = jdbc.sql("""
                        UPDATE account_standing SET at_risk = TRUE, at_risk_since = :since, risk_owned = :owned
                         WHERE account_id = :account""")
                .param("since", since)
                .param("owned", owned)
                .param("account", account.account().toString())
                .update();
        assertThat(updated).isEqualTo(1);
    }

    @Test
    void onlyALeaderGivesARiskAnOwnerAndOnlyAColleagueCanBeOne() {
        assertThatThrownBy(() -> scene.asCsm(() -> risks.assign(scene.account(), scene.csm(), "x", NEXT_WEEK)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> scene.asLeader(() -> risks.assign(scene.account(), scene.champion(), "x", NEXT_WEEK)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> scene.asLeader(
                        () -> risks.assign(scene.account(), scene.csm(), "x", LocalDate.of(2026, 11, 21))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> scene.asLeader(() -> risks.assign(scene.account(), scene.csm(), " ", NEXT_WEEK)))
                .as("a next step is words")
                .isInstanceOf(Refused.class);
    }

    @Test
    void theStoredStandingIsTheDerivedOne() {
        agreements.firstValueAgreed(scene);
        finishTasks();
        settled();

        assertThat(stored()).isEqualTo(derived());
    }

    @Test
    void rebuildingGivesWhatFollowingTheEventsGave() {
        agreements.firstValueAgreed(scene);
        settled();
        var followed = stored();
        jdbc.sql("UPDATE account_standing SET results_agreed = 99, name = 'spoilt' WHERE account_id = :a")
                .param("a", scene.account().toString())
                .update();

        rebuilding.rebuild();

        assertThat(stored()).isEqualTo(followed);
    }

    @Test
    void thePlanShowsEachSideItsOwnTurn() {
        agreements.firstValueAgreed(scene);
        var drafts = scene.asChampion(() -> plans.plan(scene.account()));

        assertThat(drafts.side()).isEqualTo(Side.CUSTOMER);
        assertThat(drafts.counted()).hasSize(1);
        assertThat(drafts.shown()).isZero();
        assertThat(drafts.mine()).allSatisfy(turn -> assertThat(turn.side()).isEqualTo(Side.CUSTOMER));
        assertThat(scene.asMember(() -> plans.plan(scene.account())).mine())
                .as("a member is shown what waits for them, not what only signatories can do")
                .allSatisfy(turn -> assertThat(turn.person()).isEqualTo(scene.member()));
        assertThat(scene.asCsm(() -> plans.plan(scene.account())).mine())
                .allSatisfy(turn -> assertThat(turn.side()).isEqualTo(Side.VENDOR));
    }

    @Test
    @DisplayName("Rule 26: a stranger, another account's champion and an admin find nothing")
    void nobodyElseReadsThePlan() {
        for (var nobody : List.<Runnable>of(
                () -> scene.asOtherChampion(() -> plans.plan(scene.account())),
                () -> scene.asStranger(() -> plans.plan(scene.account())),
                () -> scene.asOtherChampion(
                        () -> history.page(scene.account(), BrowsingHistory.Which.EVERYTHING, Long.MAX_VALUE)))) {
            assertThatThrownBy(nobody::run).isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> scene.asAdmin(() -> plans.plan(scene.account())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void historyNamesWhoDidWhatAndTheRecordHolds() {
        agreements.firstValueAgreed(scene);

        var page =
                scene.asSponsor(() -> history.page(scene.account(), BrowsingHistory.Which.EVERYTHING, Long.MAX_VALUE));

        assertThat(page.lines()).extracting(line -> line.entry().kind()).contains("criterion.accepted", "plan.why");
        assertThat(page.lines()).allSatisfy(line -> assertThat(line.person()).isNotBlank());
        assertThat(scene.asSponsor(() -> history.check(scene.account()))).isEmpty();
    }

    @Test
    @DisplayName("Rule 13: each signer gets the entry's canonical bytes and hash by mail, once")
    void aSignerGetsAReceipt() {
        agreements.firstValueAgreed(scene);
        var entry = scene
                .asCsm(() -> history.page(scene.account(), BrowsingHistory.Which.EVERYTHING, Long.MAX_VALUE))
                .lines()
                .stream()
                .map(BrowsingHistory.Line::entry)
                .filter(e -> e.kind().equals("criterion.accepted"))
                .findFirst()
                .orElseThrow();

        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(receipts(entry.hash().hex()))
                        .singleElement()
                        .satisfies(receipt -> assertThat(receipt.text()).contains(entry.canonical())));
        settled();
        assertThat(receipts(entry.hash().hex())).hasSize(1);
    }

    @Test
    void aPersonIsToldOnceWhenItBecomesTheirTurnUnlessTheySwitchedItOff() {
        scene.asDeputy(() -> mail.want(false));
        agreements.drawUp(scene);
        settled();
        var turn = scene.asChampion(() -> plans.plan(scene.account())).next().orElseThrow();

        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(turnMails(turn)).hasSize(1));
        jdbc.sql("DELETE FROM open_turn WHERE account_id = :a")
                .param("a", scene.account().toString())
                .update();
        transaction.executeWithoutResult(status -> standingsAndTurns());
        settled();
        assertThat(turnMails(turn)).as("the same wait is never mailed twice").hasSize(1);
    }

    @Test
    void aPageOfAccountsBeginsAfterTheOneBefore() {
        transaction.executeWithoutResult(status -> standings.cover());
        var first = scene.asLeader(() -> portfolio.accounts(Which.ALL, null));
        var last = first.getFirst().standing();
        var rest = scene.asLeader(
                () -> portfolio.accounts(Which.ALL, new BrowsingPortfolio.After(last.name(), last.account())));

        assertThat(rest).extracting(l -> l.standing().account()).doesNotContain(last.account());
        if (first.size() > 1) {
            assertThat(rest.getFirst().standing().account())
                    .isEqualTo(first.get(1).standing().account());
        }
    }

    @Test
    void aPartOfTheNameFindsAnAccountWhateverItsSigns() {
        var mark = "Kw" + scene.account().toString().substring(24);
        var odd = accounts.account(mark + " c%_! Ltd", scene.csm());
        transaction.executeWithoutResult(status -> standings.cover());

        assertThat(named(mark.toUpperCase(Locale.ROOT) + " C%_!")).containsExactly(odd);
        assertThat(named(mark + " %")).isEmpty();
    }

    @Test
    void mineAreThoseIOwnOrStandInForToday() {
        transaction.executeWithoutResult(status -> standings.cover());
        assertThat(mine()).containsExactly(scene.account());

        scene.asLeader(() -> assigning.nameStandIn(scene.otherAccount(), scene.csm(), TODAY, TODAY));

        assertThat(mine()).containsExactlyInAnyOrder(scene.account(), scene.otherAccount());
    }

    private List<AccountId> named(String part) {
        return scene.asCsm(() -> portfolio.accounts(new Which(false, part), null)).stream()
                .map(line -> line.standing().account())
                .toList();
    }

    private List<AccountId> mine() {
        return scene.asCsm(() -> portfolio.accounts(Which.MINE, null)).stream()
                .map(line -> line.standing().account())
                .toList();
    }

    private void standingsAndTurns() {
        standings.refresh(scene.account());
    }

    private List<Mail> receipts(String hash) {
        return postbox.all().stream()
                .filter(m -> m.text().contains(hash))
                .filter(m -> !m.attachments().isEmpty())
                .toList();
    }

    private List<Mail> turnMails(Turn turn) {
        return postbox.all().stream()
                .filter(m -> m.text().contains(turn.path()) && m.attachments().isEmpty())
                .toList();
    }

    private List<BrowsingPortfolio.RiskLine> risksOfScene() {
        return portfolio.atRisk(null).stream()
                .filter(line -> line.standing().account().equals(scene.account()))
                .toList();
    }

    private void finishTasks() {
        var list = scene.asCsm(() -> tasks.list(scene.account()));
        list.stream().map(InternalTaskLine::id).forEach(id -> scene.asCsm(() -> tasks.tick(scene.account(), id)));
    }

    private AccountStanding derived() {
        return Objects.requireNonNull(transaction.execute(status -> standings.derive(scene.account())));
    }

    private AccountStanding stored() {
        return Objects.requireNonNull(
                transaction.execute(status -> standings.stored(scene.account()).orElseThrow()));
    }

    /** Everything that listens after commits has listened. */
    private void settled() {
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(jdbc.sql(
                                "SELECT COUNT(*) FROM EVENT_PUBLICATION WHERE completion_date IS NULL AND serialized_event LIKE :account")
                        .param("account", "%" + scene.account() + "%")
                        .query(Integer.class)
                        .single())
                .isZero());
    }
}
