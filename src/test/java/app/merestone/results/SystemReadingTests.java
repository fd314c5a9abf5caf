package app.merestone.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.merestone.agreement.AgreedCriterion;
import app.merestone.datasync.KeepingConnections;
import app.merestone.datasync.NamingUsage;
import app.merestone.datasync.OldUsageForgotten;
import app.merestone.datasync.Pipeline;
import app.merestone.datasync.Receipt;
import app.merestone.kernel.NotFound;
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
    NamingUsage naming;

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
    void withoutAFileOrALinkItStaysMeasured() {
        scene.asCsm(() -> name(ACTION));
        people(target());
        scene.asChampion(() -> record(target()));
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
        scene.asChampion(() -> keeping.addFile(scene.account(), agreed.id(), "screen.png", SampleFiles.png()));
        scene.asChampion(() -> record(amount));
    }

    private Signed record(int amount) {
        var before = browsing.result(scene.account(), agreed.id()).draft();
        var words = new ResultDraft(
                "They ran the report themselves",
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1),
                BigDecimal.valueOf(amount),
                Set.of(scene.member()),
                "",
                "");
        var kept = recording.keep(scene.account(), agreed.id(), words, before == null ? null : before.version());
        return recording.record(scene.account(), agreed.id(), kept.version());
    }

    private int target() {
        return Objects.requireNonNull(agreed.measure()).target().intValueExact();
    }

    private EvidenceGrade grade() {
        return milestones.of(scene.account()).getFirst().grade();
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
