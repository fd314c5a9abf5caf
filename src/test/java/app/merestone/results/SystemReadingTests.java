package app.merestone.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.AgreeingCriteria;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.Measure;
import app.merestone.agreement.ProposingCriteria;
import app.merestone.agreement.Wording;
import app.merestone.datasync.KeepingConnections;
import app.merestone.datasync.NamingUsage;
import app.merestone.datasync.OldUsageForgotten;
import app.merestone.datasync.Pipeline;
import app.merestone.datasync.Receipt;
import app.merestone.kernel.NotFound;
import app.merestone.ledger.Ledger;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.SampleFiles;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@DisplayName("Rule 9: what the vendor’s product reports corroborates, and never signs")
class SystemReadingTests {

    private static final String ACTION = "report.run";

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    ProposingCriteria proposing;

    @Autowired
    AgreeingCriteria agreeing;

    @Autowired
    NamingUsage naming;

    @Autowired
    Ledger ledger;

    @Autowired
    RecordingResults recording;

    @Autowired
    KeepingEvidence keeping;

    @Autowired
    BrowsingResults browsing;

    @Autowired
    Milestones milestones;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    Scene scene;
    AgreedCriterion agreed;
    Pipeline pipeline;
    KeepingConnections.NewKey key;

    @BeforeEach
    void aFirstResultIsAgreed() {
        clock.reset();
        scene = accounts.scene();
        agreed = agreements.firstValueAgreed(scene);
        pipeline = beans.createBean(Pipeline.class);
        key = pipeline.key(scene);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void asManyPeopleAsWereAgreedMakeWhatIsShownCorroborated() {
        scene.asCsm(() -> name(ACTION));
        shown(target());
        people(target() - 1);
        assertThat(grade()).isEqualTo(EvidenceGrade.SHOWN);
        assertThat(pipeline.used(scene, key, "one more", ACTION, clock.instant()))
                .isEqualTo(Receipt.MATCHED);
        assertThat(grade()).isEqualTo(EvidenceGrade.CORROBORATED);
        assertThat(detail().recorded().grade())
                .as("on the page as in the other rooms")
                .isEqualTo(grade());
    }

    @Test
    void aReadingSignsNothingAndIsNoActOfAnybody() {
        scene.asMember(() -> name(ACTION));
        int entries = entries();
        people(target());
        assertThat(milestones.of(scene.account())).as("it records nothing").isEmpty();
        assertThat(entries()).isEqualTo(entries);
        shown(target());
        entries = entries();
        people(target() + 5);
        assertThat(detail().standing()).isEqualTo(ResultStanding.VENDOR_TO_SIGN);
        assertThat(milestones.of(scene.account()).getFirst().cosigned()).isFalse();
        assertThat(entries()).isEqualTo(entries);
    }

    @Test
    void fewerPeopleThanTheCustomerSaysCorroborateNothing() {
        scene.asCsm(() -> name(ACTION));
        people(target());
        shown(target() + 1);
        assertThat(grade()).isEqualTo(EvidenceGrade.SHOWN);
    }

    @Test
    void fewerPeopleThanWereAgreedCorroborateNothingHoweverFewTheCustomerSays() {
        scene.asCsm(() -> name(ACTION));
        people(target() - 1);
        shown(target() - 1);
        assertThat(grade()).isEqualTo(EvidenceGrade.SHOWN);
    }

    @Test
    void whoDidItBeforeTheOnboardingBeganIsNotCounted() {
        var start = Accounts.ONBOARDING_START.atStartOfDay(ZoneOffset.UTC).toInstant();
        scene.asCsm(() -> name(ACTION));
        pipeline.used(scene, key, "early", ACTION, start.minus(Duration.ofDays(1)));
        assertThat(detail().reading().people()).isZero();
        pipeline.used(scene, key, "later", ACTION, start.plus(Duration.ofDays(1)));
        assertThat(detail().reading().people()).isEqualTo(1);
    }

    @Test
    void theActionOfAnotherCriterionCorroboratesNothingHere() {
        var other = agreements.agreed(scene, counting("Two of us report alone", people()));
        scene.asCsm(() -> naming.ofCriterion(scene.account(), other.id(), ACTION));
        people(target());
        shown(target());
        assertThat(grade()).isEqualTo(EvidenceGrade.SHOWN);
    }

    @Test
    void whatIsNoNumberOfPeopleToBeReachedFromBelowHasNoAction() {
        for (var measure : List.of(
                new Measure("a report", "hours", BigDecimal.TEN, BigDecimal.TWO),
                new Measure("a report", "hours", null, new BigDecimal("2.5")),
                new Measure("errors", "a week", null, BigDecimal.ZERO),
                new Measure("rows", "a week", null, BigDecimal.valueOf(10_001)))) {
            var criterion = agreements.agreed(scene, counting("It is so: " + measure.target(), measure));
            assertThatThrownBy(() -> scene.asCsm(() -> naming.ofCriterion(scene.account(), criterion.id(), ACTION)))
                    .as(measure.toString())
                    .hasMessage("usage.no-people");
        }
    }

    @Test
    void whatBothAgreedSinceToCountOtherwiseIsCorroboratedByNobodysUse() {
        var id = agreements
                .agreed(scene, counting("Two of us report alone", people()))
                .id();
        scene.asCsm(() -> naming.ofCriterion(scene.account(), id, ACTION));
        people(12);
        var faster = new Measure("a report", "hours", BigDecimal.TEN, BigDecimal.TWO);
        scene.asChampion(
                () -> proposing.counter(scene.account(), id, 1, counting("A report takes two hours", faster), ""));
        scene.asCsm(() -> agreeing.accept(scene.account(), id, 2, ""));
        shown(id, 2);
        assertThat(grade(id)).isEqualTo(EvidenceGrade.SHOWN);
    }

    private static Measure people() {
        return new Measure("people who report alone", "people", null, BigDecimal.TWO);
    }

    private Wording counting(String statement, Measure measure) {
        return new Wording(statement, "", "", measure, scene.member(), Agreements.DUE, true, false, "");
    }

    @Test
    void withoutAFileOrALinkItStaysMeasured() {
        scene.asCsm(() -> name(ACTION));
        people(target());
        scene.asChampion(() -> record(agreed.id(), target()));
        assertThat(grade()).isEqualTo(EvidenceGrade.MEASURED);
    }

    @Test
    void anActionThatIsNamedAfterItWasRecordedCorroboratesNothing() {
        people(target());
        shown(target());
        clock.pass(Duration.ofMinutes(1));
        scene.asCsm(() -> name(ACTION));
        assertThat(detail().reading().people()).as("it is shown").isEqualTo(target());
        assertThat(grade()).isEqualTo(EvidenceGrade.SHOWN);
    }

    @Test
    void whatWasReadWhenItWasRecordedStaysWithItWhateverIsNamedLater() {
        scene.asCsm(() -> name(ACTION));
        people(target());
        shown(target());
        clock.pass(Duration.ofMinutes(1));
        scene.asChampion(() -> name(""));
        assertThat(detail().reading()).isNull();
        assertThat(grade()).isEqualTo(EvidenceGrade.CORROBORATED);
    }

    @Test
    void thatSoManyDidItIsKnownAlsoWhenNobodyRemembersWhoItWas() {
        scene.asCsm(() -> name(ACTION));
        people(target());
        shown(target());
        clock.pass(Duration.ofDays(100));
        beans.createBean(OldUsageForgotten.class).now();
        pipeline.used(scene, key, "one more", ACTION, clock.instant());
        assertThat(detail().reading().people()).isEqualTo(target());
        assertThat(grade()).isEqualTo(EvidenceGrade.CORROBORATED);
    }

    @Test
    void bothSidesReadWhichActionItIsAndWhoNamedItAndOthersFindNothing() {
        scene.asMember(() -> name(ACTION));
        var reading = scene.asOtherCsm(() -> browsing.result(scene.account(), agreed.id()))
                .reading();
        assertThat(reading.action()).isEqualTo(ACTION);
        assertThat(reading.namedBy()).isEqualTo("Aisha Bello");
        assertThat(reading.lastAt()).isNull();
        assertThat(ledger.page(scene.account(), Long.MAX_VALUE, 1))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.kind()).isEqualTo("criterion.usage-named");
                    assertThat(entry.person()).isEqualTo(scene.member());
                    assertThat(entry.details())
                            .containsEntry("criterion", agreed.statement())
                            .containsEntry("action", ACTION);
                });
        assertThat(catchThrowableOfType(NotFound.class, () -> scene.asOtherChampion(() -> name("other"))))
                .isNotNull();
        assertThat(catchThrowableOfType(NotFound.class, () -> scene.asSponsor(() -> name("other"))))
                .isNotNull();
        assertThat(detail().reading().action()).isEqualTo(ACTION);
    }

    private void name(String action) {
        naming.ofCriterion(scene.account(), agreed.id(), action);
    }

    private void people(int many) {
        for (int n = 0; n < many; n++) {
            pipeline.used(scene, key, "person " + n, ACTION, clock.instant());
        }
    }

    private void shown(int amount) {
        shown(agreed.id(), amount);
    }

    private void shown(CriterionId criterion, int amount) {
        scene.asChampion(() -> keeping.addFile(scene.account(), criterion, "screen.png", SampleFiles.png()));
        scene.asChampion(() -> record(criterion, amount));
    }

    private Signed record(CriterionId criterion, int amount) {
        var before = browsing.result(scene.account(), criterion).draft();
        var words = new ResultDraft(
                "They ran the report themselves",
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1),
                BigDecimal.valueOf(amount),
                Set.of(scene.member()),
                "",
                "");
        var kept = recording.keep(scene.account(), criterion, words, before == null ? null : before.version());
        return recording.record(scene.account(), criterion, kept.version());
    }

    private int target() {
        return Objects.requireNonNull(agreed.measure()).target().intValueExact();
    }

    private EvidenceGrade grade() {
        return grade(agreed.id());
    }

    private EvidenceGrade grade(CriterionId criterion) {
        return milestones.of(scene.account()).stream()
                .filter(milestone -> milestone.criterion().equals(criterion))
                .findFirst()
                .orElseThrow()
                .grade();
    }

    private BrowsingResults.Detail detail() {
        return scene.asChampion(() -> browsing.result(scene.account(), agreed.id()));
    }

    private int entries() {
        return jdbc.sql("SELECT COUNT(*) FROM ledger_entry WHERE account_id = :a")
                .param("a", scene.account().toString())
                .query(Integer.class)
                .single();
    }
}
