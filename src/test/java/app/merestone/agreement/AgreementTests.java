package app.merestone.agreement;

import static app.merestone.agreement.CriterionTests.refused;
import static app.merestone.testing.Agreements.DUE;
import static app.merestone.testing.Agreements.WHY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.merestone.accounts.Directory;
import app.merestone.accounts.KeepingAccountSettings;
import app.merestone.accounts.PlanStarted;
import app.merestone.accounts.Playbook.SuggestedCriterion;
import app.merestone.checkins.BrowsingCheckIns;
import app.merestone.checkins.CustomerActs;
import app.merestone.enablement.TaskProgress;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Side;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import app.merestone.ledger.Role;
import app.merestone.results.CoSigning;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class AgreementTests {

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    ProposingCriteria proposing;

    @Autowired
    AgreeingCriteria agreeing;

    @Autowired
    DroppingCriteria dropping;

    @Autowired
    ReplacingFirstValue replacing;

    @Autowired
    SayingWhy sayingWhy;

    @Autowired
    WritingNotes writing;

    @Autowired
    CustomerActs acts;

    @Autowired
    BrowsingCriteria browsing;

    @Autowired
    AgreedCriteria agreed;

    @Autowired
    Waiting waiting;

    @Autowired
    PassedDates passedDates;

    @Autowired
    BrowsingCheckIns checkIns;

    @Autowired
    KeepingAccountSettings settings;

    @Autowired
    Directory directory;

    @Autowired
    ShownAccounts shown;

    @Autowired
    CoSigning coSigning;

    @Autowired
    Criteria criteria;

    @Autowired
    Ledger ledger;

    @Autowired
    TaskProgress tasks;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    TestClock.Moving clock;

    Scene scene;
    AccountId account;

    @BeforeEach
    void anAccountWithItsPlanDrawnUp() {
        clock.reset();
        scene = accounts.scene();
        account = scene.account();
        agreements.drawUp(scene);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void startingAnAccountDrawsUpItsPlanFromThePlaybook() {
        var drafts = scene.asMember(() -> browsing.criteria(account));
        assertThat(drafts).isNotEmpty().allSatisfy(c -> {
            assertThat(c.standing()).isEqualTo(Standing.DRAFT);
            assertThat(c.dateBinds()).isFalse();
        });
        assertThat(drafts.getFirst().firstValue()).isTrue();
        assertThat(drafts).filteredOn(CriterionSummary::firstValue).hasSize(1);
        agreements.drawUp(scene);
        assertThat(scene.asMember(() -> browsing.criteria(account))).hasSameSizeAs(drafts);
    }

    @Test
    @DisplayName("Rule 13: what was drawn up says in which capacity somebody did it, stand-ins and colleagues too")
    void thePlanIsDrawnUpInTheCapacityOfWhoeverStartedIt() {
        var other = accounts.scene();
        transaction.executeWithoutResult(status -> events.publishEvent(
                new PlanStarted(other.account(), other.otherCsm(), Role.STAND_IN, clock.instant())));
        var first =
                other.asCsm(() -> browsing.criteria(other.account())).getFirst().id();
        assertThat(other.asCsm(() -> browsing.criterion(other.account(), first))
                        .onTable()
                        .proposed()
                        .role())
                .isEqualTo(Role.STAND_IN);
    }

    @Test
    void bothAgreeOnTheFirstResultAndItIsInForceWithBothNames() {
        var first = agreeOnFirst();
        assertThat(first.firstValue()).isTrue();
        assertThat(first.due()).isEqualTo(DUE);
        assertThat(first.customerName()).isEqualTo("Maya Chen");
        assertThat(first.vendorName()).isEqualTo("Hanna Weiss");
        assertThat(agreed.agreed(account)).containsExactly(first);
        var stored = criteria.of(account, first.id());
        assertThat(stored.inForce().wording().hash(account, first.id(), first.revision()))
                .isEqualTo(first.hash());
    }

    @Test
    void everyActIsInTheLedgerWithTheHashOfTheWordsActedUpon() {
        var first = agreeOnFirst();
        var kinds = ledger.page(account, Long.MAX_VALUE, 10).stream()
                .map(LedgerEntry::kind)
                .toList();
        assertThat(kinds).containsExactly("criterion.accepted", "criterion.countered", "plan.why");
        var accepted = ledger.page(account, Long.MAX_VALUE, 1).getFirst();
        assertThat(accepted.content()).isEqualTo(first.hash());
        assertThat(accepted.details())
                .containsEntry("statement", first.statement())
                .containsEntry("version", "2")
                .containsEntry("due", "2026-11-30")
                .containsEntry("owner", "Aisha Bello")
                .containsEntry("by", "Hanna Weiss");
        assertThat(ledger.check(account)).isEmpty();
    }

    @Test
    void measuresComeBackAsTheyWereSigned() {
        var fresh = CriterionId.next();
        var wording = Agreements.wording(scene, "Our planners close the month faster")
                .measuredBy(new Measure("days to close", "days", new BigDecimal("5.50"), new BigDecimal("2")));
        scene.asChampion(() -> proposing.propose(account, fresh, wording, ""));
        var read = scene.asCsm(() -> browsing.criterion(account, fresh));
        assertThat(read.onTable().wording()).isEqualTo(wording);
        assertThat(read.onTable().hash()).isEqualTo(wording.hash(account, fresh, 1));
    }

    @Test
    void whatPeopleTypeComesBackAsTyped() {
        var typed = "🧑🏽‍🚀".repeat(20) + " مرحبا <b>{0}</b> ‘x’";
        var fresh = CriterionId.next();
        scene.asChampion(() -> proposing.propose(account, fresh, Agreements.wording(scene, typed), ""));
        assertThat(scene.asCsm(() -> browsing.criterion(account, fresh))
                        .summary()
                        .statement())
                .isEqualTo(typed);
    }

    @Test
    void theLastAgreedStaysInForceWhileAChangeIsDiscussed() {
        var first = agreeOnFirst();
        var later = wordingOf(first.id()).by(LocalDate.of(2026, 12, 7));
        scene.asCsm(() -> proposing.counter(account, first.id(), 2, later, "Your auditors come on the 4th."));
        assertThat(agreed.agreed(account, first.id())).contains(first);
        var read = scene.asChampion(() -> browsing.criterion(account, first.id()));
        assertThat(read.summary().standing()).isEqualTo(Standing.CHANGE_PROPOSED);
        assertThat(read.summary().waitsFor()).isEqualTo(Side.CUSTOMER);
        assertThat(read.summary().waitsForName()).isEqualTo("Maya Chen");
        assertThat(read.before()).isEqualTo(read.inForce());
        scene.asDeputy(() -> agreeing.accept(account, first.id(), 3, ""));
        var now = agreed.agreed(account, first.id()).orElseThrow();
        assertThat(now.due()).isEqualTo(LocalDate.of(2026, 12, 7));
        assertThat(now.firstAgreedDue()).isEqualTo(DUE);
        assertThat(now.customerName()).isEqualTo("Jonas Petit");
    }

    @Test
    void aStaleSaveIsRejected() {
        var first = agreeOnFirst();
        var mine = criteria.of(account, first.id());
        scene.asCsm(() ->
                proposing.counter(account, first.id(), 2, wordingOf(first.id()).by(LocalDate.of(2026, 12, 7)), ""));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> criteria.save(mine)))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void whoeverSawAnOlderVersionIsToldWhoChangedIt() {
        var first = agreeOnFirst();
        var other = wordingOf(first.id()).by(LocalDate.of(2026, 12, 7));
        scene.asCsm(() -> proposing.counter(account, first.id(), 2, other, ""));
        refused(
                "criterion.changed",
                () -> scene.asMember(() -> proposing.counter(account, first.id(), 2, other.by(DUE), "")));
    }

    @Test
    void pressingTwiceRecordsOnce() {
        var fresh = CriterionId.next();
        var wording = Agreements.wording(scene, "Our planners close the month in two days");
        scene.asChampion(() -> proposing.propose(account, fresh, wording, ""));
        scene.asChampion(() -> proposing.propose(account, fresh, wording, ""));
        scene.asCsm(() -> agreeing.accept(account, fresh, 1, ""));
        var again = scene.asCsm(() -> agreeing.accept(account, fresh, 1, ""));
        assertThat(again).isEqualTo(new Recorded("", true));
        assertThat(ledger.page(account, Long.MAX_VALUE, 10)).hasSize(2);
    }

    @Test
    void aRefusedActLeavesNoTrace() {
        var fresh = CriterionId.next();
        var past = Agreements.wording(scene, "Our planners close the month in two days")
                .by(LocalDate.of(2026, 11, 21));
        refused(
                "criterion.date-in-the-past",
                () -> scene.asChampion(() -> proposing.propose(account, fresh, past, "")));
        assertThat(ledger.page(account, Long.MAX_VALUE, 10)).isEmpty();
        assertThatThrownBy(() -> scene.asChampion(() -> browsing.criterion(account, fresh)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void keepingTheVersionBeforeCarriesItsNote() {
        var first = agreeOnFirst();
        scene.asCsm(() -> proposing.counter(
                account, first.id(), 2, wordingOf(first.id()).by(LocalDate.of(2026, 12, 7)), "One week more?"));
        scene.asChampion(() -> agreeing.keep(account, first.id(), 3, "The board meets on the 1st."));
        var read = scene.asCsm(() -> browsing.criterion(account, first.id()));
        assertThat(read.summary().standing()).isEqualTo(Standing.AGREED);
        assertThat(read.versions().getLast().declined().name()).isEqualTo("Maya Chen");
        var notes = scene.asCsm(() -> browsing.notes(account, first.id(), null));
        assertThat(notes).extracting(NoteLine::text).containsExactly("The board meets on the 1st.", "One week more?");
        assertThat(notes).extracting(NoteLine::about).containsExactly(NoteAbout.KEEPING, NoteAbout.PROPOSAL);
    }

    /** When the wish to drop it was spoken, as its page shows it. */
    private Instant wished(AccountId where, CriterionId id) {
        return Objects.requireNonNull(
                        scene.asMember(() -> browsing.criterion(where, id)).dropProposed())
                .at();
    }

    private Instant wishedFirst(AccountId where) {
        return Objects.requireNonNull(scene.asMember(() -> browsing.plan(where)).candidateBy())
                .at();
    }

    @Test
    void nobodyAgreesToAReasonThatTheyHaveNotRead() {
        agreeOnFirst();
        var second = agreements.agreed(scene, Agreements.wording(scene, "Our planners close the month in two days"));
        scene.asChampion(() -> dropping.propose(account, second.id(), 1, "We sold that branch"));
        var read = wished(account, second.id());
        scene.asCsm(() -> dropping.keep(account, second.id()));
        clock.pass(Duration.ofMinutes(1));
        scene.asChampion(() -> dropping.propose(account, second.id(), 1, "You never delivered it"));
        refused("criterion.drop.changed", () -> scene.asCsm(() -> dropping.agree(account, second.id(), read)));
        assertThat(agreed.agreed(account, second.id())).isPresent();
    }

    @Test
    void droppingNeedsBothAndLeavesItReadable() {
        agreeOnFirst();
        var second = agreements.agreed(scene, Agreements.wording(scene, "Our planners close the month in two days"));
        scene.asChampion(() -> dropping.propose(account, second.id(), 1, "We sold that branch"));
        assertThat(agreed.agreed(account, second.id())).isPresent();
        scene.asCsm(() -> dropping.agree(account, second.id(), wished(account, second.id())));
        assertThat(agreed.agreed(account, second.id())).isEmpty();
        assertThat(scene.asMember(() -> browsing.criteria(account)))
                .extracting(CriterionSummary::id)
                .doesNotContain(second.id());
        var read = scene.asMember(() -> browsing.criterion(account, second.id()));
        assertThat(read.summary().standing()).isEqualTo(Standing.DROPPED);
        assertThat(read.dropReason()).isEqualTo("We sold that branch");
    }

    @Test
    void theFirstResultIsReplacedByBothAndNeverDropped() {
        var first = agreeOnFirst();
        refused(
                "first-value.never-dropped",
                () -> scene.asChampion(() -> dropping.propose(account, first.id(), 2, "Not needed")));
        var second = agreements.agreed(
                scene,
                Agreements.wording(scene, "Our planners close the month in two days")
                        .proving("two days every month"));
        scene.asChampion(() -> replacing.propose(account, second.id()));
        assertThat(agreed.agreed(account, second.id()).orElseThrow().firstValue())
                .isFalse();
        scene.asCsm(() -> replacing.agree(account, second.id(), wishedFirst(account)));
        assertThat(agreed.agreed(account))
                .filteredOn(AgreedCriterion::firstValue)
                .hasSize(1);
        assertThat(agreed.agreed(account, second.id()).orElseThrow().firstValue())
                .isTrue();
        assertThat(ledger.page(account, Long.MAX_VALUE, 1).getFirst().kind()).isEqualTo("first-value.replaced");
    }

    @Test
    @DisplayName("Rule 5: the first result is the segment's until the customer adapts it")
    void thePlanBeginsWithTheSegmentsFirstValue() {
        var first = scene.asMember(() -> browsing.plan(account).firstValue());
        var segments = directory.playbook(account).criteria().stream()
                .filter(SuggestedCriterion::firstValue)
                .map(SuggestedCriterion::statement)
                .toList();
        assertThat(segments).containsExactly(wordingOf(first).statement());
    }

    @Test
    @DisplayName(
            "Rule 5: only an agreed criterion that can prove the why before closing takes the first result's place")
    void whatCannotProveTheWhyDoesNotBecomeTheFirstResult() {
        agreeOnFirst();
        var proving = Agreements.wording(scene, "Our planners close the month in two days")
                .proving("two days every month");
        var unproving = agreements.agreed(
                scene, proving.saying("Our branches send their figures").proving(""));
        refused(
                "first-value.needs-part-of-why",
                () -> scene.asChampion(() -> replacing.propose(account, unproving.id())));
        var later = agreements.agreed(
                scene,
                new Wording(
                        "All our branches report alone",
                        "",
                        "",
                        proving.measure(),
                        proving.owner(),
                        proving.due(),
                        false,
                        true,
                        "two days every month"));
        refused("first-value.after-onboarding", () -> scene.asChampion(() -> replacing.propose(account, later.id())));
        var dropped = agreements.agreed(scene, proving.saying("Our auditors get the file from us"));
        scene.asChampion(() -> dropping.propose(account, dropped.id(), 1, "We have other auditors"));
        scene.asCsm(() -> dropping.agree(account, dropped.id(), wished(account, dropped.id())));
        refused("first-value.not-agreed-yet", () -> scene.asChampion(() -> replacing.propose(account, dropped.id())));
    }

    @Test
    @DisplayName("Rule 5: once shown and co-signed the first result stays what it is")
    void aShownFirstResultIsNotReplaced() {
        var first = agreeOnFirst();
        var second = agreements.agreed(
                scene,
                Agreements.wording(scene, "Our planners close the month in two days")
                        .proving("two days every month"));
        scene.asChampion(() -> replacing.propose(account, second.id()));
        shown.coSigned(scene, first.id());
        refused(
                "first-value.already-shown",
                () -> scene.asCsm(() -> replacing.agree(account, second.id(), wishedFirst(account))));
    }

    @Test
    void onlyWhatIsAgreedCanBecomeTheFirstResult() {
        var draft = scene.asChampion(() -> browsing.criteria(account)).getLast();
        refused("first-value.not-agreed-yet", () -> scene.asChampion(() -> replacing.propose(account, draft.id())));
    }

    @Test
    void aNewPlanAsksOneThingAfterTheOther() {
        assertThat(turnKinds()).containsExactly("agreement.why");
        scene.asMember(() -> sayingWhy.say(account, 0, WHY));
        assertThat(turnKinds()).containsExactly("agreement.first-result");
        var first = scene.asMember(() -> browsing.plan(account).firstValue());
        var wording = wordingOf(first).ownedBy(scene.member()).by(DUE).proving("two days every month");
        scene.asMember(() -> proposing.counter(account, first, 1, wording, ""));
        assertThat(turnKinds()).contains("agreement.answer", "agreement.draft");
        assertThat(turns("agreement.answer")).containsExactly(Side.CUSTOMER);
        scene.asChampion(() -> agreeing.accept(account, first, 2, ""));
        assertThat(turns("agreement.answer")).containsExactly(Side.VENDOR);
        scene.asCsm(() -> agreeing.accept(account, first, 2, ""));
        assertThat(turns("agreement.answer")).isEmpty();
    }

    @Test
    void aDateThatPassesMakesItTheOwnersTurnInTheAccountsZone() {
        var first = agreeOnFirst();
        clock.moveTo(Instant.parse("2026-11-30T23:59:00Z"));
        assertThat(turnKinds()).doesNotContain("agreement.passed");
        clock.moveTo(Instant.parse("2026-12-03T00:01:00Z"));
        var passed = transaction.execute(status -> waiting.turns(account)).stream()
                .filter(t -> t.kind().equals("agreement.passed"))
                .toList();
        assertThat(passed).singleElement().satisfies(turn -> {
            assertThat(turn.person()).isEqualTo(scene.member());
            assertThat(turn.due()).isEqualTo(DUE);
        });
        assertThat(scene.asCsm(() -> browsing.criterion(account, first.id()))
                        .summary()
                        .daysPast())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("Rule 2: a due date is a day where the account is, when it is set and when it passes")
    void dueDatesAreDaysInTheAccountsZone() {
        var first = agreeOnFirst();
        scene.asChampion(() -> settings.chooseZone(account, "Pacific/Kiritimati"));
        clock.moveTo(Instant.parse("2026-11-30T10:30:00Z"));
        assertThat(daysPast(first.id())).as("1 December over there").isEqualTo(1);
        var today = wordingOf(first.id()).by(LocalDate.of(2026, 12, 1));
        scene.asChampion(() -> proposing.counter(account, first.id(), 2, today, ""));
        refused(
                "criterion.date-in-the-past",
                () -> scene.asCsm(
                        () -> proposing.counter(account, first.id(), 3, today.by(LocalDate.of(2026, 11, 30)), "")));
    }

    @Test
    @DisplayName("Rule 1: a sponsor reads and acknowledges, and owns no criterion")
    void aSponsorOwnsNoCriterion() {
        var theirs =
                Agreements.wording(scene, "Our planners close the month faster").ownedBy(scene.sponsor());
        refused(
                "criterion.owner-not-on-account",
                () -> scene.asChampion(() -> proposing.propose(account, CriterionId.next(), theirs, "")));
    }

    @Test
    void aPassedDateMakesOneCheckInForItsOwner() {
        var first = agreeOnFirst();
        clock.moveTo(Instant.parse("2026-12-01T00:30:00Z"));
        passedDates.look();
        passedDates.look();
        assertThat(scene.asCsm(() -> checkIns.open(account))).singleElement().satisfies(checkIn -> {
            assertThat(checkIn.about()).isEqualTo(first.statement());
            assertThat(checkIn.owner()).isEqualTo(scene.member());
            assertThat(checkIn.openedByName()).isNull();
            assertThat(checkIn.reason()).startsWith("30 Nov 2026 has passed");
        });
        assertThat(ledger.page(account, Long.MAX_VALUE, 1).getFirst().kind()).isEqualTo("criterion.accepted");
    }

    @Test
    @DisplayName(
            "Rules 3, 12: a date that passed under a co-signed result makes its check-in once a signature is withdrawn")
    void aDateThatPassedUnderACoSignedResultIsSeenToOnce() {
        var first = agreeOnFirst();
        var signed = shown.coSigned(scene, first.id());
        clock.moveTo(Instant.parse("2026-12-01T00:30:00Z"));
        assertThat(awaitedDates()).isEqualTo(1);
        passedDates.look();
        assertThat(scene.asCsm(() -> checkIns.open(account))).isEmpty();
        assertThat(awaitedDates()).as("no look reads it again").isZero();

        scene.asCsm(() -> coSigning.withdraw(account, signed.result(), "I looked at the wrong month."));
        passedDates.look();
        assertThat(scene.asCsm(() -> checkIns.open(account))).hasSize(1);
    }

    @Test
    void aLookForPassedDatesGivesItsConnectionBack() throws SQLException {
        int pool = database.unwrap(HikariDataSource.class).getMaximumPoolSize();
        assertThatCode(() -> IntStream.rangeClosed(0, pool).forEach(n -> passedDates.look()))
                .doesNotThrowAnyException();
    }

    @Test
    void aLookForPassedDatesQueuesUpForTheAccountAsPeopleDo() throws Exception {
        var first = agreeOnFirst();
        clock.moveTo(Instant.parse("2026-12-01T00:30:00Z"));
        try (var nobody = Executors.newSingleThreadExecutor()) {
            var look = transaction.execute(status -> {
                lockAccount();
                var sweep = nobody.submit(passedDates::look);
                assertThatThrownBy(() -> sweep.get(700, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                // whoever has the account gets to the criterion: the sweep keeps nothing while it waits
                jdbc.sql("UPDATE criterion SET changed_by = changed_by WHERE id = ?")
                        .param(first.id().toString())
                        .update();
                return sweep;
            });
            assertThat(look).isNotNull();
            look.get(20, TimeUnit.SECONDS);
        }
        passedDates.look();
        assertThat(scene.asCsm(() -> checkIns.open(account))).hasSize(1);
    }

    @Test
    void aDateThatCannotBeSeenToKeepsNobodyElsesFromBeing() {
        var broken = accounts.scene();
        agreements.drawUp(broken);
        // nothing was agreed there, so no day can have passed
        jdbc.sql("UPDATE criterion SET awaited_due = '2026-11-01' WHERE account_id = ?")
                .param(broken.account().toString())
                .update();
        try {
            agreeOnFirst();
            clock.moveTo(Instant.parse("2026-12-01T00:30:00Z"));

            passedDates.look();

            assertThat(scene.asCsm(() -> checkIns.open(account))).hasSize(1);
        } finally {
            jdbc.sql("UPDATE criterion SET awaited_due = NULL WHERE account_id = ?")
                    .param(broken.account().toString())
                    .update();
        }
    }

    @Test
    @DisplayName(
            "Rules 2, 3: a passed day is over at midnight where the account is, and waits for its owner since then")
    void aPassedDayWaitsSinceMidnightInTheAccountsZone() {
        agreeOnFirst();
        jdbc.sql("UPDATE account SET zone = 'America/New_York' WHERE id = ?")
                .param(account.toString())
                .update();
        clock.moveTo(Instant.parse("2026-12-02T12:00:00Z"));

        assertThat(waiting.turns(account))
                .filteredOn(turn -> turn.kind().equals("agreement.passed"))
                .singleElement()
                .satisfies(turn -> assertThat(turn.since()).isEqualTo("2026-12-01T05:00:00Z"));
    }

    private void lockAccount() {
        jdbc.sql("SELECT id FROM account WHERE id = ? FOR UPDATE")
                .param(account.toString())
                .query(String.class)
                .single();
    }

    private int awaitedDates() {
        return jdbc.sql("SELECT COUNT(*) FROM criterion WHERE account_id = ? AND awaited_due IS NOT NULL")
                .param(account.toString())
                .query(Integer.class)
                .single();
    }

    @Test
    void aDateThatHasNotPassedInTheAccountsZoneMakesNone() {
        agreeOnFirst();
        clock.moveTo(Instant.parse("2026-11-30T23:30:00Z"));
        passedDates.look();
        assertThat(scene.asCsm(() -> checkIns.open(account))).isEmpty();
    }

    @Test
    void vendorWorkThatIsSetAsideBecomesASetUpTask() {
        int before = tasks.of(account).total();
        scene.asMember(() -> proposing.setAside(account, "Kick-off held"));
        assertThat(tasks.of(account).total()).isEqualTo(before + 1);
        refused(
                "criterion.not-vendor-wording",
                () -> scene.asMember(() -> proposing.setAside(account, "We close the month in two days")));
    }

    @Test
    @DisplayName("Rule 20: a note by a customer person ends the quiet, a note by the vendor does not")
    void aCustomersNoteEndsTheQuiet() {
        var first = agreeOnFirst().id();
        clock.pass(Duration.ofDays(30));
        var before = acts.lastCustomerAct(account);

        scene.asCsm(() -> writing.write(account, first, "How does it go?"));
        assertThat(acts.lastCustomerAct(account)).isEqualTo(before);

        scene.asMember(() -> writing.write(account, first, "The export runs since Monday."));
        assertThat(acts.lastCustomerAct(account)).get().satisfies(at -> assertThat(at)
                .isCloseTo(clock.instant(), within(1, ChronoUnit.HOURS)));
        assertThat(acts.quiet(account).days()).isZero();
    }

    @Test
    void notesArePagedNewestFirst() {
        var first = agreeOnFirst().id();
        for (int i = 1; i <= BrowsingCriteria.NOTES + 3; i++) {
            int n = i;
            scene.asMember(() -> writing.write(account, first, "Question " + n));
        }
        var newest = scene.asCsm(() -> browsing.notes(account, first, null));
        assertThat(newest).hasSize(BrowsingCriteria.NOTES);
        assertThat(newest.getFirst().text()).isEqualTo("Question " + (BrowsingCriteria.NOTES + 3));
        var older = scene.asCsm(
                () -> browsing.notes(account, first, newest.getLast().id()));
        assertThat(older).extracting(NoteLine::text).containsExactly("Question 3", "Question 2", "Question 1");
    }

    @Test
    void strangersForeignersAndWrongAccountsMeetTheSameAnswer() {
        var first = agreeOnFirst().id();
        List<Runnable> doors = List.of(
                () -> scene.asStranger(() -> browsing.criterion(account, first)),
                () -> scene.asOtherChampion(() -> browsing.criterion(account, first)),
                () -> scene.asOtherChampion(() -> browsing.criterion(scene.otherAccount(), first)),
                () -> scene.asOtherChampion(() -> agreeing.accept(scene.otherAccount(), first, 2, "")),
                () -> scene.asOtherCsm(() -> agreeing.accept(account, first, 2, "")),
                () -> scene.asSponsor(() -> writing.write(account, first, "Hello")),
                () -> scene.asMember(() -> agreeing.accept(account, first, 2, "")),
                () -> scene.asCsm(() -> agreeing.accept(account, CriterionId.next(), 1, "")));
        for (var door : doors) {
            assertThatThrownBy(door::run).isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> scene.asAdmin(() -> browsing.criteria(account)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> scene.asLeader(() -> agreeing.accept(account, first, 2, "")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> scene.asCsm(() -> sayingWhy.say(account, 1, "We know better")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @DisplayName("Rule 26: a criterion and its notes are not reached through an account whose own plan is drawn up")
    void anotherAccountsCriterionIsNotReachedThroughOnesOwn() {
        var first = agreeOnFirst().id();
        scene.asMember(() -> writing.write(account, first, "Finance only."));
        var elsewhere = accounts.scene();
        agreements.drawUp(elsewhere);

        assertThatThrownBy(() -> elsewhere.asChampion(() -> browsing.criterion(elsewhere.account(), first)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> elsewhere.asChampion(() -> agreeing.accept(elsewhere.account(), first, 2, "")))
                .isInstanceOf(NotFound.class);
        assertThat(elsewhere.asChampion(() -> browsing.notes(elsewhere.account(), first, null)))
                .isEmpty();
    }

    private AgreedCriterion agreeOnFirst() {
        return agreements.firstValueAgreed(scene);
    }

    private long daysPast(CriterionId id) {
        return scene.asCsm(() -> browsing.criterion(account, id)).summary().daysPast();
    }

    private Wording wordingOf(CriterionId id) {
        return scene.asMember(() -> browsing.criterion(account, id)).onTable().wording();
    }

    private List<String> turnKinds() {
        return transaction.execute(status -> waiting.turns(account)).stream()
                .map(t -> t.kind())
                .toList();
    }

    private List<Side> turns(String kind) {
        return transaction.execute(status -> waiting.turns(account)).stream()
                .filter(t -> t.kind().equals(kind))
                .map(t -> t.side())
                .toList();
    }
}
