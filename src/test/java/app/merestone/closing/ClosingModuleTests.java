package app.merestone.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.accounts.AssigningOwners;
import app.merestone.accounts.Directory;
import app.merestone.accounts.KeepingAccountSettings;
import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.AgreeingCriteria;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.Measure;
import app.merestone.agreement.ProposingCriteria;
import app.merestone.agreement.Wording;
import app.merestone.checkins.Turn;
import app.merestone.closing.ClosingContent.NextMilestone;
import app.merestone.closing.ClosingContent.SaidAnswer;
import app.merestone.closing.ClosingContent.VerifiedData;
import app.merestone.datasync.Complaint;
import app.merestone.datasync.DisputeReason;
import app.merestone.datasync.DisputingSyncs;
import app.merestone.datasync.Pipeline;
import app.merestone.datasync.StatingUse;
import app.merestone.enablement.InternalTasks;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import app.merestone.results.CoSigning;
import app.merestone.results.EvidenceGrade;
import app.merestone.results.Milestones;
import app.merestone.results.RecordingResults;
import app.merestone.results.ResultDraft;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@DisplayName("Closing an onboarding (rules 12, 14, 15)")
class ClosingModuleTests {

    @Autowired
    Accounts accounts;

    @Autowired
    ShownAccounts shown;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    AnsweringTheEvidenceQuestion answering;

    @Autowired
    ClosingOnboarding closing;

    @Autowired
    EndingWithoutResult ending;

    @Autowired
    AssigningOwners assigning;

    @Autowired
    ReportingLapse lapsing;

    @Autowired
    BrowsingClosing browsing;

    @Autowired
    Closings closings;

    @Autowired
    ClosingTurns turns;

    @Autowired
    InternalTasks tasks;

    @Autowired
    CoSigning coSigning;

    @Autowired
    Milestones milestones;

    @Autowired
    Directory directory;

    @Autowired
    CertificateNumbers numbers;

    @Autowired
    KeepingAccountSettings settings;

    @Autowired
    Ledger ledger;

    @Autowired
    Agreements agreements;

    @Autowired
    ProposingCriteria proposing;

    @Autowired
    AgreeingCriteria agreeing;

    @Autowired
    RecordingResults recording;

    @Autowired
    DisputingSyncs disputing;

    @Autowired
    StatingUse using;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    TransactionTemplate transaction;

    private Scene scene;
    private AgreedCriterion first;

    @BeforeEach
    void anAccountWithItsFirstResult() {
        clock.reset();
        scene = accounts.scene();
        first = shown.firstResultShown(scene);
    }

    @AfterEach
    void backToTheStart() {
        clock.reset();
    }

    @Test
    void waitsForTheEvidenceQuestionAlone() {
        var status = status();

        assertThat(status.gate().missing()).singleElement().satisfies(m -> {
            assertThat(m.code()).isEqualTo("evidence-question");
            assertThat(m.turn()).isEqualTo(Side.CUSTOMER);
        });
        assertThat(turns()).singleElement().satisfies(t -> assertThat(t.kind()).isEqualTo("evidence-question"));
        refuses("closing.not-yet", () -> scene.asChampion(() -> sign(status.hash())));
    }

    @Test
    void isClosedByBothOnTheSameContent() {
        answer();
        assertThat(entries("evidence-question.answered")).hasSize(1);
        var seen = status().hash();
        assertThat(turns()).singleElement().satisfies(t -> {
            assertThat(t.kind()).isEqualTo("closing");
            assertThat(t.side()).isEqualTo(Side.CUSTOMER);
        });

        var customer = scene.asChampion(() -> sign(seen));
        assertThat(customer.closed()).isFalse();
        assertThat(turns()).singleElement().satisfies(t -> assertThat(t.side()).isEqualTo(Side.VENDOR));
        var both = scene.asCsm(() -> sign(seen));

        assertThat(both.closed()).isTrue();
        assertThat(turns()).isEmpty();
        assertThat(closings.of(scene.account())).satisfies(c -> {
            assertThat(c.closed()).isTrue();
            assertThat(c.endedOn()).isEqualTo("2026-11-22");
            assertThat(c.number()).isEqualTo(both.number());
        });
        assertThat(entries("closing.signed")).extracting(LedgerEntry::content).containsExactly(seen, seen);
        assertThat(entries("closing.closed")).hasSize(1);
        assertThat(ledger.check(scene.account())).isEmpty();
    }

    @Test
    void givesACertificateThatBothCanRead() {
        close();

        var certificate = scene.asSponsor(() -> browsing.certificate(scene.account()));

        assertThat(certificate.number()).matches("M(-[0-9A-HJKMNP-TV-Z]{5}){2}");
        assertThat(certificate.customer().name()).isEqualTo("Maya Chen");
        assertThat(certificate.vendor().name()).isEqualTo("Hanna Weiss");
        assertThat(certificate.content().shown()).singleElement().satisfies(s -> {
            assertThat(s.statement()).isEqualTo(first.statement());
            assertThat(s.firstValue()).isTrue();
            assertThat(s.grade()).isEqualTo(EvidenceGrade.MEASURED);
            assertThat(s.figure())
                    .extracting(ClosingContent.Figure::name, ClosingContent.Figure::amount)
                    .containsExactly(Objects.requireNonNull(first.measure()).name(), BigDecimal.TEN);
        });
        assertThat(certificate.content().next())
                .extracting(NextMilestone::statement, NextMilestone::due)
                .containsExactly("All our branches report on their own", LocalDate.of(2027, 1, 31));
        assertThat(certificate.content().answer())
                .extracting(SaidAnswer::words, SaidAnswer::name)
                .containsExactly("The first report ran without anybody’s help.", "Aisha Bello");
        assertThat(certificate.content().hash()).isEqualTo(certificate.hash());
        assertThat(certificate.closedAt()).isBetween(clock.instant().minusSeconds(60), clock.instant());
    }

    @Test
    void isSignedInEitherOrder() {
        answer();
        var seen = status().hash();

        scene.asCsm(() -> sign(seen));

        assertThat(turns()).singleElement().satisfies(t -> assertThat(t.side()).isEqualTo(Side.CUSTOMER));
        assertThat(scene.asDeputy(() -> sign(seen)).closed()).isTrue();
    }

    @Test
    void oneSidePressedTwiceIsOneSignature() {
        answer();
        var seen = status().hash();

        var one = scene.asChampion(() -> sign(seen));
        var again = scene.asChampion(() -> sign(seen));

        assertThat(again).isEqualTo(one);
        assertThat(entries("closing.signed")).hasSize(1);
    }

    @Test
    void isNotSignedByMembersSponsorsOtherCsmsOrLeaders() {
        answer();
        var seen = status().hash();

        notFound(() -> scene.asMember(() -> sign(seen)));
        notFound(() -> scene.asSponsor(() -> sign(seen)));
        notFound(() -> scene.asOtherCsm(() -> sign(seen)));
        notFound(() -> scene.asOtherChampion(() -> sign(seen)));
        assertThatThrownBy(() -> scene.asLeader(() -> sign(seen))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @DisplayName("nobody opens the gate otherwise: not the CSM, not the champion, not a leader (rule 15)")
    void nobodyOverridesTheGate() {
        var seen = status().hash();

        refuses("closing.not-yet", () -> scene.asCsm(() -> sign(seen)));
        refuses("closing.not-yet", () -> scene.asChampion(() -> sign(seen)));
        scene.asLeader(() -> ending.end(scene.account(), "They need the licence count"));

        assertThat(closings.of(scene.account()).closed()).isFalse();
        assertThat(closings.of(scene.account()).number()).isNull();
    }

    @Test
    void aTaskAddedAfterTheCustomersSignatureShutsTheGateAgain() {
        answer();
        var seen = status().hash();
        scene.asChampion(() -> sign(seen));
        var added = scene.asCsm(() -> tasks.add(scene.account(), "Hand over the run book"));

        refuses("closing.not-yet", () -> scene.asCsm(() -> sign(seen)));
        scene.asCsm(() -> tasks.tick(scene.account(), added));

        assertThat(scene.asCsm(() -> sign(seen)).closed()).isTrue();
    }

    @Test
    void aSignatureForWhatHasChangedSinceIsRefusedAndTheChangeIsNamed() {
        answer();
        var seen = status().hash();
        scene.asChampion(() -> sign(seen));
        scene.asMember(() -> answering.answer(scene.account(), 1, "Forecasts now take an hour."));

        refuses("closing.changed", () -> scene.asCsm(() -> sign(seen)));
        var status = status();
        assertThat(status.changed()).containsExactly(ClosingContent.Part.ANSWER);
        assertThat(status.standing(Side.CUSTOMER)).isNull();
        assertThat(scene.asCsm(() -> sign(status.hash())).closed()).isFalse();
        assertThat(status().customer()).isNull();
        assertThat(scene.asChampion(() -> sign(status.hash())).closed()).isTrue();
    }

    @Test
    @DisplayName("a signature for another first day is void, and the page says so (rules 11, 14)")
    void anotherFirstDayVoidsTheSignatureAndIsNamed() {
        answer();
        var seen = status().hash();
        scene.asChampion(() -> sign(seen));
        var start = directory.account(scene.account()).onboardingStart();
        scene.asCsm(() -> settings.moveOnboardingStart(scene.account(), start, start.minusDays(3), "The contract"));

        assertThat(status().changed()).containsExactly(ClosingContent.Part.ACCOUNT);
        assertThat(status().standing(Side.CUSTOMER)).isNull();
    }

    @Test
    @DisplayName("the first day is not moved behind an observed result, nor after the closing (rules 8, 15)")
    void theFirstDayStaysBeforeTheFirstResultAndAsItWasClosed() {
        var start = directory.account(scene.account()).onboardingStart();
        var observed = milestones.of(scene.account()).getFirst().observedOn();
        refuses(
                "result.observed-before-start",
                () -> scene.asCsm(() -> settings.moveOnboardingStart(
                        scene.account(), start, observed.plusDays(1), "Kickoff was later")));
        close();
        refuses(
                "closing.start-is-signed",
                () -> scene.asCsm(() ->
                        settings.moveOnboardingStart(scene.account(), start, start.minusDays(3), "The contract")));
        assertThat(directory.account(scene.account()).onboardingStart()).isEqualTo(start);
    }

    @Test
    @DisplayName("while more is asked about a result, the gate waits for the customer (rules 11, 14)")
    void aResultThatWasSentBackIsTheCustomersTurn() {
        var result = milestones.of(scene.account()).getFirst();
        scene.asCsm(() -> coSigning.withdraw(scene.account(), result.result(), "The figure was last year’s."));
        assertThat(status().gate().missing()).anySatisfy(m -> {
            assertThat(m.code()).isEqualTo("result.co-sign");
            assertThat(m.turn()).isEqualTo(Side.VENDOR);
        });
        scene.asCsm(
                () -> coSigning.askForMore(scene.account(), result.result(), result.content(), "Which month is this?"));

        assertThat(status().gate().missing()).anySatisfy(m -> {
            assertThat(m.code()).isEqualTo("result.sent-back");
            assertThat(m.turn()).isEqualTo(Side.CUSTOMER);
        });
    }

    @Test
    void aResultWithdrawnAfterTheCustomersSignatureShutsTheGateAgain() {
        answer();
        var seen = status().hash();
        scene.asChampion(() -> sign(seen));
        var result = milestones.of(scene.account()).getFirst().result();
        scene.asCsm(() -> coSigning.withdraw(scene.account(), result, "The figure was last year’s."));

        assertThatThrownBy(() -> scene.asCsm(() -> sign(seen))).isInstanceOf(Refused.class);
        assertThat(closings.of(scene.account()).closed()).isFalse();
    }

    @Test
    @DisplayName("a signature on a result can be withdrawn until the closing, and no longer (rule 12)")
    void noResultIsWithdrawnAfterTheClosing() {
        close();
        var result = milestones.of(scene.account()).getFirst().result();

        assertThatThrownBy(() -> scene.asCsm(() -> coSigning.withdraw(scene.account(), result, "Too late")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aSignatureUnderTheClosingIsWithdrawnWhileTheOtherOneIsMissing() {
        answer();
        var seen = status().hash();
        scene.asChampion(() -> sign(seen));

        scene.asChampion(() -> closing.withdraw(scene.account(), "We want to wait for the audit."));

        assertThat(status().customer()).isNull();
        assertThat(entries("closing.signature-withdrawn")).singleElement().satisfies(e -> assertThat(e.details())
                .containsEntry("reason", "We want to wait for the audit."));
        assertThat(scene.asCsm(() -> sign(seen)).closed()).isFalse();
    }

    @Test
    @DisplayName("a signature under the closing is taken back with a reason, and by its own side (rule 12)")
    void aSignatureUnderTheClosingIsTakenBackWithAReasonAndByItsOwnSide() {
        answer();
        var seen = status().hash();
        scene.asChampion(() -> sign(seen));

        refuses("text.empty", () -> scene.asChampion(() -> closing.withdraw(scene.account(), " ")));
        refuses("closing.not-signed", () -> scene.asCsm(() -> closing.withdraw(scene.account(), "We wait.")));

        assertThat(status().customer()).isNotNull();
        assertThat(entries("closing.signature-withdrawn")).isEmpty();
    }

    @Test
    @DisplayName("there is no certificate before both have signed (rule 15)")
    void givesNoCertificateBeforeBothHaveSigned() {
        notFound(() -> scene.asChampion(() -> browsing.certificate(scene.account())));
        answer();
        var seen = status().hash();
        scene.asChampion(() -> sign(seen));

        notFound(() -> scene.asChampion(() -> browsing.certificate(scene.account())));
    }

    @Test
    @DisplayName("waits for required data at every step until the customer says that it is right (rule 14)")
    void waitsForRequiredDataUntilTheCustomerSaysThatItIsRight() {
        answer();
        var pipeline = beans.createBean(Pipeline.class);
        var feed = pipeline.feed(scene);
        waitsFor("data.not-arrived", Side.VENDOR);

        pipeline.complete(feed, 4_812);
        waitsFor("data.not-verified", Side.CUSTOMER);

        var off = new Complaint(DisputeReason.TOTALS_DIFFER, "4,700 accounts", "Our CRM’s list");
        scene.asMember(() -> disputing.dispute(scene.account(), feed.sync(), null, null, off));
        waitsFor("data.disputed", Side.VENDOR);
        assertThat(status().content().data()).isEmpty();

        pipeline.complete(feed, 4_700);
        pipeline.verify(scene, feed, 4_700);
        assertThat(status().gate().open()).isTrue();
        scene.asMember(() -> using.state(scene.account(), feed.sync(), "The weekly forecast runs on it."));
        assertThat(status().gate().open()).isTrue();
        assertThat(status().content().data()).extracting(VerifiedData::name).containsExactly("Accounts");

        pipeline.complete(feed, 4_720);
        pipeline.count(scene, feed, 4_000);
        waitsFor("data.another-look", Side.CUSTOMER);
        assertThat(status().content().data()).isEmpty();
        pipeline.complete(feed, 4_725);
        pipeline.verify(scene, feed, 4_725);
        assertThat(status().gate().open()).isTrue();

        pipeline.failedForGood(feed);
        waitsFor("data.another-look", Side.CUSTOMER);
        assertThat(status().content().data()).isEmpty();
    }

    @Test
    @DisplayName("asks for the results and the data that both agreed to be required, and for no others (rule 14)")
    void asksForWhatBothAgreedToBeRequired() {
        answer();
        var pipeline = beans.createBean(Pipeline.class);
        var optional = agreements.agreed(scene, wording("One report fewer", false));
        var feed = pipeline.feed(scene, optional.id(), "Contacts");
        assertThat(status().gate().open()).isTrue();
        pipeline.complete(feed, 300);
        pipeline.verify(scene, feed, 300);
        assertThat(status().content().data())
                .as("what nobody requires is no part of what is signed")
                .isEmpty();

        var required = agreements.agreed(scene, wording("Two of us report alone", true));
        waitsFor("result", Side.CUSTOMER);
        recordAsMember(required.id());
        waitsFor("result.unsigned", Side.CUSTOMER);
        var recorded = milestones.of(scene.account()).getLast();
        scene.asChampion(() -> coSigning.signForCustomer(scene.account(), recorded.result(), recorded.content()));
        waitsFor("result.co-sign", Side.VENDOR);
        assertThat(status().content().shown()).hasSize(1);

        scene.asCsm(() -> coSigning.coSign(scene.account(), recorded.result(), recorded.content()));
        assertThat(status().gate().open()).isTrue();
        assertThat(status().content().shown()).hasSize(2);
    }

    @Test
    @DisplayName("asks again for what was recorded for an earlier wording (rules 3, 14)")
    void asksAgainForWhatWasRecordedForAnEarlierWording() {
        answer();
        var required = agreements.agreed(scene, wording("Two of us report alone", true));
        shown.recorded(scene, required.id());
        waitsFor("result.co-sign", Side.VENDOR);

        var later = wording("Three of us report alone", true);
        scene.asChampion(() -> proposing.counter(scene.account(), required.id(), required.revision(), later, ""));
        scene.asCsm(() -> agreeing.accept(scene.account(), required.id(), required.revision() + 1, ""));

        waitsFor("result.record-again", Side.CUSTOMER);
    }

    @Test
    @DisplayName("“no result yet” keeps it shut, also for a result that is not required (rule 10)")
    void staysShutWhileACustomerPersonSaysThatThereIsNoResultYet() {
        answer();
        var optional = agreements.agreed(scene, wording("One report fewer", false));
        assertThat(status().gate().open()).isTrue();

        scene.asMember(() -> recording.noResultYet(
                scene.account(), optional.id(), "We wait for a log-in.", LocalDate.of(2026, 12, 3), scene.csm()));
        waitsFor("result.not-yet", Side.CUSTOMER);

        recordAsMember(optional.id());
        assertThat(status().gate().open()).isTrue();
    }

    @Test
    @DisplayName("counts tasks that are not needed beside the others (rule 14)")
    void countsUnneededTasksBesideTheTotal() {
        var before = setUp();
        var task = scene.asCsm(() -> tasks.add(scene.account(), "Order the badges"));
        assertThat(status().gate().missing()).extracting(Missing::code).contains("set-up");

        scene.asCsm(() -> tasks.notNeeded(scene.account(), task, "They have badges."));

        assertThat(setUp()).containsExactly(before.get(0), before.get(1), before.get(2) + 1);
    }

    @Test
    @DisplayName("the day of a closing is the account’s: the next milestone lies after it (rules 2, 14)")
    void theDayOfTheClosingIsTheAccounts() {
        scene = accounts.scene();
        scene.asChampion(() -> settings.chooseZone(scene.account(), "Pacific/Auckland"));
        shown.firstResultShown(scene);
        answer();
        // past midnight there, the afternoon before in UTC and at the vendor's
        clock.moveTo(Instant.parse("2027-01-29T12:00:00Z"));
        assertThat(status().gate().open()).isTrue();
        clock.moveTo(Instant.parse("2027-01-30T12:00:00Z"));
        waitsFor("next-milestone.passed", Side.CUSTOMER);

        clock.moveTo(Instant.parse("2027-01-29T12:00:00Z"));
        var seen = status().hash();
        scene.asChampion(() -> sign(seen));
        scene.asCsm(() -> sign(seen));
        assertThat(closings.of(scene.account()).endedOn()).isEqualTo("2027-01-30");
    }

    @Test
    @DisplayName("the day of an ending without a result is the account’s (rules 2, 15)")
    void theDayOfAnEndingIsTheAccounts() {
        scene.asChampion(() -> settings.chooseZone(scene.account(), "Pacific/Auckland"));

        scene.asLeader(() -> ending.end(scene.account(), "They merged with another company."));

        assertThat(closings.of(scene.account()).endedOn()).isEqualTo("2026-11-23");
    }

    @Test
    void isFinal() {
        close();
        var seen = status().hash();

        refuses("closing.closed", () -> scene.asChampion(() -> closing.withdraw(scene.account(), "No")));
        refuses("closing.closed", () -> scene.asLeader(() -> ending.end(scene.account(), "No")));
        refuses("closing.closed", () -> scene.asMember(() -> answering.answer(scene.account(), 1, "No")));
        assertThat(scene.asCsm(() -> sign(seen)).number()).isNotNull();
        assertThat(entries("closing.closed")).hasSize(1);
    }

    @Test
    void isClosedOnceWhenBothSignAtTheSameMoment() throws Exception {
        bothSignAtTheSameMoment(5);
    }

    @Test
    @Tag("long")
    void isClosedOnceHoweverOftenBothSignAtTheSameMoment() throws Exception {
        bothSignAtTheSameMoment(60);
    }

    private void bothSignAtTheSameMoment(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            scene = accounts.scene();
            shown.firstResultShown(scene);
            answer();
            var seen = status().hash();

            var outcomes = atOnce(() -> scene.asChampion(() -> sign(seen)), () -> scene.asCsm(() -> sign(seen)));

            assertThat(outcomes).allSatisfy(o -> assertThat(o).isInstanceOf(ClosingSignedBy.class));
            assertThat(outcomes).filteredOn(o -> ((ClosingSignedBy) o).closed()).hasSize(1);
            assertThat(closings.of(scene.account()).closed()).isTrue();
            assertThat(entries("closing.closed")).hasSize(1);
            assertThat(ledger.check(scene.account())).isEmpty();
        }
    }

    @Test
    void isEitherClosedOrWithdrawnWhenBothHappenAtTheSameMoment() throws Exception {
        closedAndWithdrawnAtTheSameMoment(5);
    }

    @Test
    @Tag("long")
    void isEitherClosedOrWithdrawnHoweverOftenBothHappenAtTheSameMoment() throws Exception {
        closedAndWithdrawnAtTheSameMoment(60);
    }

    private void closedAndWithdrawnAtTheSameMoment(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            scene = accounts.scene();
            shown.firstResultShown(scene);
            answer();
            var seen = status().hash();
            scene.asChampion(() -> sign(seen));
            var result = milestones.of(scene.account()).getFirst().result();

            atOnce(() -> scene.asCsm(() -> sign(seen)), () -> {
                scene.asChampion(() -> coSigning.withdraw(scene.account(), result, "Not so"));
                return "withdrawn";
            });

            var closed = closings.of(scene.account()).closed();
            assertThat(entries("signature.withdrawn")).hasSize(closed ? 0 : 1);
            assertThat(milestones.of(scene.account()).getFirst().cosigned()).isEqualTo(closed);
        }
    }

    @Test
    void numbersTellNothingAndAreNotTakenForEachOther() {
        var given = Stream.generate(numbers::next).limit(2_000).toList();

        assertThat(given)
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("M(-[0-9A-HJKMNP-TV-Z]{5}){2}"))
                .as("in no order")
                .isNotEqualTo(given.stream().sorted().toList());
        for (int place : new int[] {2, 6, 8, 12}) {
            assertThat(given.stream().map(number -> number.charAt(place)).distinct())
                    .as("place " + place)
                    .hasSize(32);
        }
    }

    @Test
    void isEndedWithoutAResultByALeaderAloneAndNeverCountsAsClosed() {
        assertThatThrownBy(() -> scene.asCsm(() -> ending.end(scene.account(), "They left")))
                .isInstanceOf(AccessDeniedException.class);
        refuses("text.empty", () -> scene.asLeader(() -> ending.end(scene.account(), " ")));

        scene.asLeader(() -> ending.end(scene.account(), "They merged with another company."));

        var status = status();
        assertThat(status.state()).isEqualTo(ClosingState.WITHOUT_RESULT);
        assertThat(status.endedBy()).isEqualTo("Ines Duarte");
        assertThat(closings.of(scene.account()).closed()).isFalse();
        assertThat(directory.account(scene.account()).ended()).isTrue();
        assertThat(turns()).isEmpty();
        assertThat(entries("onboarding.ended-without-result")).hasSize(1);
        notFound(() -> scene.asChampion(() -> browsing.certificate(scene.account())));
    }

    @Test
    void aResultThatNoLongerHoldsStandsBesideTheCertificate() {
        refuses("lapse.not-closed", () -> scene.asMember(() -> lapsing.report(scene.account(), first.id(), "Off")));
        close();
        var before = scene.asChampion(() -> browsing.certificate(scene.account()));

        scene.asMember(() -> lapsing.report(scene.account(), first.id(), "We switched the workflow off."));

        var after = scene.asChampion(() -> browsing.certificate(scene.account()));
        assertThat(after.lapses()).singleElement().satisfies(l -> assertThat(l.name())
                .isEqualTo("Aisha Bello"));
        assertThat(after.hash()).isEqualTo(before.hash());
        assertThat(after.content()).isEqualTo(before.content());
        assertThat(entries("result.lapsed")).hasSize(1);
    }

    @Test
    void theEvidenceQuestionIsAnsweredByCustomerPeopleOnly() {
        assertThatThrownBy(() -> scene.asCsm(() -> answering.answer(scene.account(), 0, "They love it")))
                .isInstanceOf(AccessDeniedException.class);
        notFound(() -> scene.asSponsor(() -> answering.answer(scene.account(), 0, "Fine")));
        notFound(() -> scene.asOtherChampion(() -> answering.answer(scene.account(), 0, "Fine")));
        assertThat(status().answer()).isNull();
    }

    @Test
    void twoAnswersAtOnceAreOneAndARefusal() throws Exception {
        var outcomes = atOnce(
                () -> {
                    scene.asMember(() -> answering.answer(scene.account(), 0, "Reports run alone."));
                    return "answered";
                },
                () -> {
                    scene.asChampion(() -> answering.answer(scene.account(), 0, "Forecasts take an hour."));
                    return "answered";
                });

        assertThat(outcomes).containsExactlyInAnyOrder("answered", "evidence-question.changed");
    }

    @Test
    void aNextMilestoneWhoseDayHasComeNoLongerCounts() {
        answer();
        assertThat(status().gate().open()).isTrue();

        clock.moveTo(Instant.parse("2027-01-31T09:00:00Z"));

        assertThat(status().gate().missing()).singleElement().satisfies(m -> assertThat(m.code())
                .isEqualTo("next-milestone.passed"));
    }

    @Test
    void cannotBeReadFromOutside() {
        notFound(() -> scene.asOtherChampion(() -> browsing.status(scene.account())));
        notFound(() -> scene.asStranger(() -> browsing.status(scene.account())));
        close();
        notFound(() -> scene.asOtherChampion(() -> browsing.certificate(scene.account())));
        assertThat(scene.asOtherCsm(() -> browsing.certificate(scene.account())).number())
                .isNotEmpty();
    }

    @Test
    @DisplayName(
            "a change of owner that is not aligned yet keeps nothing shut: both sign the next milestone (rules 14, 16)")
    void isClosedByTheNewOwnerWithoutAnotherConfirmation() {
        scene.asLeader(() -> assigning.assign(scene.account(), scene.otherCsm(), scene.csm()));
        answer();
        var seen = status().hash();
        scene.asChampion(() -> sign(seen));
        assertThat(scene.asOtherCsm(() -> sign(seen)).closed()).isTrue();
        assertThat(directory.openHandoff(scene.account())).isPresent();
    }

    @Test
    @DisplayName("only the account's own CSM and today's stand-in are offered to sign (rule 26)")
    void isOfferedToNobodyWhoMayNotSignIt() {
        assertThat(scene.asCsm(() -> browsing.status(scene.account())).maySign())
                .isTrue();
        assertThat(scene.asOtherCsm(() -> browsing.status(scene.account())).maySign())
                .isFalse();
        scene.asLeader(() -> assigning.nameStandIn(
                scene.account(), scene.otherCsm(), LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 30)));
        assertThat(scene.asOtherCsm(() -> browsing.status(scene.account())).maySign())
                .isTrue();
    }

    private void waitsFor(String code, Side turn) {
        assertThat(status().gate().missing()).singleElement().satisfies(m -> {
            assertThat(m.code()).isEqualTo(code);
            assertThat(m.turn()).isEqualTo(turn);
        });
    }

    private List<Integer> setUp() {
        return status().gate().conditions().getFirst().counts().stream()
                .map(Integer.class::cast)
                .toList();
    }

    private Wording wording(String statement, boolean required) {
        return new Wording(
                statement, "", "", Measure.happenedOnce(), scene.member(), Agreements.DUE, required, false, "");
    }

    private void recordAsMember(CriterionId criterion) {
        var draft = new ResultDraft(
                "Two of us ran it", ShownAccounts.OBSERVED, BigDecimal.ONE, Set.of(scene.member()), "", "");
        scene.asMember(() -> {
            var kept = recording.keep(scene.account(), criterion, draft, null);
            recording.record(scene.account(), criterion, kept.version());
        });
    }

    private void close() {
        answer();
        var seen = status().hash();
        scene.asChampion(() -> sign(seen));
        scene.asCsm(() -> sign(seen));
    }

    private void answer() {
        scene.asMember(() -> answering.answer(scene.account(), 0, "The first report ran without anybody’s help."));
    }

    private ClosingSignedBy sign(ContentHash seen) {
        return closing.sign(scene.account(), seen);
    }

    private ClosingStatus status() {
        return scene.asChampion(() -> browsing.status(scene.account()));
    }

    private List<Turn> turns() {
        return transaction.execute(t -> turns.turns(scene.account()));
    }

    private List<LedgerEntry> entries(String kind) {
        return ledger.page(scene.account(), Long.MAX_VALUE, 200).stream()
                .filter(e -> e.kind().equals(kind))
                .toList();
    }

    private static List<Object> atOnce(Callable<?> one, Callable<?> other) throws Exception {
        var together = new CyclicBarrier(2);
        var outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var running = List.of(one, other).stream()
                    .map(act -> threads.submit(() -> {
                        together.await();
                        try {
                            return (Object) act.call();
                        } catch (Refused refused) {
                            return refused.refusal().code();
                        }
                    }))
                    .toList();
            for (var act : running) {
                outcomes.add(act.get());
            }
        }
        return outcomes;
    }

    private static void refuses(String code, Runnable act) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(act::run)
                .satisfies(r -> assertThat(r.refusal().code()).isEqualTo(code));
    }

    private static void notFound(Runnable act) {
        assertThatExceptionOfType(NotFound.class).isThrownBy(act::run);
    }
}
