package app.merestone.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.AgreeingCriteria;
import app.merestone.agreement.BrowsingCriteria;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.CriterionSummary;
import app.merestone.agreement.ProposingCriteria;
import app.merestone.agreement.Recorded;
import app.merestone.agreement.ShownCriteria;
import app.merestone.agreement.Wording;
import app.merestone.checkins.CheckIns;
import app.merestone.checkins.Turn;
import app.merestone.datasync.Complaint;
import app.merestone.datasync.DisputeReason;
import app.merestone.datasync.DisputingSyncs;
import app.merestone.datasync.Pipeline;
import app.merestone.evidence.Attachment;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.SampleFiles;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class ResultsDatabaseTests {

    private static final LocalDate OBSERVED = LocalDate.of(2026, 11, 20);

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    RecordingResults recording;

    @Autowired
    CoSigning coSigning;

    @Autowired
    KeepingEvidence keeping;

    @Autowired
    BrowsingResults browsing;

    @Autowired
    ProposingCriteria proposing;

    @Autowired
    AgreeingCriteria agreeing;

    @Autowired
    BrowsingCriteria reading;

    @Autowired
    Milestones milestones;

    @Autowired
    ShownCriteria shown;

    @Autowired
    ResultTurns turns;

    @Autowired
    CheckIns checkIns;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DisputingSyncs disputing;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    TestClock.Moving clock;

    Scene scene;
    AgreedCriterion agreed;
    CriterionId criterion;

    @BeforeEach
    void aFirstResultIsAgreed() {
        scene = accounts.scene();
        agreed = agreements.firstValueAgreed(scene);
        criterion = agreed.id();
    }

    @Test
    @DisplayName("Rules 8, 9, 11: a champion records with proof, the CSM opens it and co-signs, both on the same hash")
    void theWholeWayToACoSignedMilestone() {
        scene.asChampion(() -> keeping.addFile(scene.account(), criterion, "screen.png", SampleFiles.png()));
        var signed = scene.asChampion(this::record);
        assertThat(signed.customerSigned()).isTrue();
        assertThat(signed.coSigned()).isFalse();

        assertThat(refusal(() -> scene.asCsm(() -> coSign(signed)))).isEqualTo("evidence.unopened");
        openAll();
        var coSigned = scene.asCsm(() -> coSign(signed));

        assertThat(coSigned.coSigned()).isTrue();
        assertThat(coSigned.content()).isEqualTo(signed.content());
        assertThat(milestone()).satisfies(m -> {
            assertThat(m.cosigned()).isTrue();
            assertThat(m.grade()).isEqualTo(EvidenceGrade.SHOWN);
            assertThat(m.observedOn()).isEqualTo(OBSERVED);
            assertThat(m.customerSignedAt())
                    .as("in UTC, whatever zone the JVM is in")
                    .isCloseTo(entries("result.recorded").getFirst().at(), within(5, ChronoUnit.SECONDS));
            assertThat(m.customerName()).isEqualTo("Maya Chen");
            assertThat(m.vendorName()).isEqualTo("Hanna Weiss");
        });
        assertThat(shown.shown(scene.account())).containsExactly(criterion);
        assertThat(entries("result.recorded", "milestone.co-signed"))
                .extracting(LedgerEntry::content)
                .containsExactly(signed.content(), signed.content());
        assertThat(ledger.check(scene.account())).isEmpty();
    }

    @Test
    void aReadReturnsWhatWasWritten() {
        var words = new ResultDraft(
                "Zwei Läufe <b>ohne</b> Hilfe 🎉",
                OBSERVED,
                new BigDecimal("1234.5"),
                Set.of(scene.member()),
                "Ann",
                "Leeds");
        scene.asMember(() -> recording.keep(scene.account(), criterion, words, null));

        var detail = scene.asSponsor(() -> browsing.result(scene.account(), criterion));

        assertThat(detail.standing()).isEqualTo(ResultStanding.DRAFT);
        assertThat(detail.draft()).isNotNull();
        assertThat(detail.draft().content()).isEqualTo(words);
        assertThat(detail.draft().users()).containsExactly("Aisha Bello");
    }

    @Test
    @DisplayName("Rule 8: what the CSM writes is reported and binds nobody until a customer person confirms it")
    void aDraftByTheCsmWaitsForACustomerPerson() {
        scene.asCsm(() -> recording.keep(scene.account(), criterion, words(), null));

        assertThat(milestones.of(scene.account())).isEmpty();
        assertThat(entries("result.recorded")).isEmpty();
        var draft = scene.asChampion(() -> browsing.result(scene.account(), criterion))
                .draft();
        assertThat(draft).isNotNull();
        assertThat(draft.grade()).isEqualTo(EvidenceGrade.REPORTED);
        assertThat(turn()).extracting(Turn::kind, Turn::side).containsExactly("result.confirm-draft", Side.CUSTOMER);
        assertThat(catchThrowableOfType(
                        AccessDeniedException.class,
                        () -> scene.asCsm(() -> recording.record(scene.account(), criterion, draft.version()))))
                .isNotNull();

        scene.asMember(() -> recording.record(scene.account(), criterion, draft.version()));

        assertThat(milestone().grade()).isEqualTo(EvidenceGrade.MEASURED);
    }

    @Test
    @DisplayName("Rule 11: a member's result waits for the champion, who opens the evidence first")
    void aMembersResultNeedsTheChampionsSignature() {
        scene.asMember(() -> keeping.addFile(scene.account(), criterion, "runs.csv", SampleFiles.csv()));
        var recorded = scene.asMember(this::record);
        assertThat(recorded.customerSigned()).isFalse();
        assertThat(turn()).extracting(Turn::kind, Turn::side).containsExactly("result.sign", Side.CUSTOMER);
        assertThat(refusal(() -> scene.asChampion(() -> sign(recorded)))).isEqualTo("evidence.unopened");

        scene.asChampion(this::openPieces);
        scene.asChampion(() -> sign(recorded));

        assertThat(turn())
                .extracting(Turn::kind, Turn::side, Turn::person)
                .containsExactly("result.co-sign", Side.VENDOR, scene.csm());
        // two customer people stand behind it, with a file: confirmed twice (rule 9)
        assertThat(milestone().grade()).isEqualTo(EvidenceGrade.CORROBORATED);
    }

    @Test
    @DisplayName("Rule 9: a second customer person confirms")
    void aColleagueConfirms() {
        scene.asChampion(() -> keeping.addLink(scene.account(), criterion, "https://wiki.customer.example/run"));
        var recorded = scene.asChampion(this::record);
        scene.asMember(this::openPieces);

        scene.asMember(() -> coSigning.corroborate(scene.account(), recorded.result(), recorded.content()));
        scene.asMember(() -> coSigning.corroborate(scene.account(), recorded.result(), recorded.content()));

        assertThat(milestone().grade()).isEqualTo(EvidenceGrade.CORROBORATED);
        assertThat(entries("result.corroborated")).hasSize(1);
    }

    @Test
    @DisplayName("Rule 9: a link that the co-signer cannot open is no evidence")
    void aLinkTheCoSignerCannotOpenDoesNotCount() {
        scene.asChampion(() -> keeping.addLink(scene.account(), criterion, "https://intranet.customer.example/x"));
        var recorded = scene.asChampion(this::record);
        assertThat(milestone().grade()).isEqualTo(EvidenceGrade.SHOWN);

        scene.asCsm(() -> keeping.cannotOpen(scene.account(), pieces().getFirst()));

        assertThat(milestone().grade()).isEqualTo(EvidenceGrade.MEASURED);
        assertThat(refusal(() -> scene.asCsm(() -> coSign(recorded)))).isEqualTo("evidence.cannot-open");
        scene.asCsm(this::openPieces);
        assertThat(scene.asCsm(() -> coSign(recorded)).coSigned()).isTrue();
    }

    @Test
    @DisplayName("Rule 11: instead of co-signing the CSM asks for more, and the customer records an answer")
    void aQuestionIsAnsweredByRecordingAgain() {
        var first = scene.asChampion(this::record);
        scene.asCsm(() -> coSigning.askForMore(scene.account(), first.result(), first.content(), "Which report?"));
        assertThat(turn())
                .extracting(Turn::kind, Turn::side, Turn::person)
                .containsExactly("result.sent-back", Side.CUSTOMER, scene.champion());
        assertThat(refusal(() -> scene.asCsm(() -> coSign(first)))).isEqualTo("result.question-open");
        assertThat(entries("result.sent-back")).hasSize(1);
        assertThat(milestone().standing()).isEqualTo(ResultStanding.SENT_BACK);

        var again = new ResultDraft("The weekly ROI report ran", OBSERVED, BigDecimal.TEN, Set.of(), "Ann", "");
        var kept = scene.asChampion(() -> recording.keep(scene.account(), criterion, again, null));
        var second = scene.asChampion(() -> recording.record(scene.account(), criterion, kept.version()));

        assertThat(second.result()).isNotEqualTo(first.result());
        assertThat(refusal(() -> scene.asCsm(() -> coSign(first)))).isEqualTo("result.changed");
        assertThat(scene.asCsm(() -> coSign(second)).coSigned()).isTrue();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM result WHERE account_id = ? AND recorded_at IS NOT NULL")
                        .param(scene.account().toString())
                        .query(Integer.class)
                        .single())
                .as("nothing is erased")
                .isEqualTo(2);
    }

    @Test
    @DisplayName("Rule 12: either side withdraws with a reason; it stops being a milestone and both turns move")
    void eitherSideWithdraws() {
        var signed = scene.asChampion(this::record);
        scene.asCsm(() -> coSign(signed));

        scene.asCsm(() -> coSigning.withdraw(scene.account(), signed.result(), "I looked at the wrong month."));
        assertThat(milestone().cosigned()).isFalse();
        assertThat(shown.shown(scene.account())).isEmpty();
        assertThat(turn().kind()).isEqualTo("result.co-sign");

        scene.asCsm(() -> coSign(signed));
        scene.asDeputy(() -> coSigning.withdraw(scene.account(), signed.result(), "It was a test run."));
        assertThat(turn().kind()).isEqualTo("result.sign");
        assertThat(scene.asChampion(() -> sign(signed)).coSigned()).isTrue();
        assertThat(entries("signature.withdrawn")).hasSize(2);
        assertThat(entries("result.signed")).hasSize(1);
        assertThat(ledger.check(scene.account())).isEmpty();
    }

    @Test
    @DisplayName("Rules 3, 12: a change that lay on the table rests while the result is co-signed, and asks nobody")
    void aChangeRestsWhileTheResultIsCoSigned() {
        var later = agreedWording().by(LocalDate.of(2026, 12, 18));
        scene.asChampion(() -> proposing.counter(scene.account(), criterion, agreed.revision(), later, ""));
        var signed = scene.asChampion(this::record);
        scene.asCsm(() -> coSign(signed));

        assertThat(refusal(() -> scene.asCsm(() -> accept(agreed.revision() + 1))))
                .isEqualTo("criterion.already-shown");
        assertThat(shownByBothRooms()).isTrue();
        assertThat(onThePage().standing()).isEqualTo(app.merestone.agreement.Standing.AGREED);
        assertThat(onThePage().waitsFor()).isNull();

        scene.asCsm(() -> coSigning.withdraw(scene.account(), signed.result(), "I looked at the wrong month."));
        assertThat(onThePage().waitsFor()).isEqualTo(Side.VENDOR);
        scene.asCsm(() -> accept(agreed.revision() + 1));
        assertThat(shownByBothRooms()).isFalse();
    }

    @Test
    @DisplayName("Rule 3: what was told about words no longer in force is shown to neither room")
    void aSignatureUnderOtherWordsShowsNothing() {
        var signed = scene.asChampion(this::record);
        scene.asCsm(() -> coSign(signed));
        assertThat(shownByBothRooms()).isTrue();

        jdbc.sql("UPDATE result SET agreed_hash = :other WHERE criterion_id = :criterion AND recorded_at IS NOT NULL")
                .param("other", "0".repeat(64))
                .param("criterion", criterion.toString())
                .update();

        assertThat(shownByBothRooms()).isFalse();
    }

    @Test
    @DisplayName("Rule 10: \"no result yet\" is a normal answer for words that nothing was shown for")
    void noResultYetIsAnsweredAfterANewWordingToo() {
        var signed = scene.asChampion(this::record);
        scene.asCsm(() -> coSign(signed));
        scene.asCsm(() -> coSigning.withdraw(scene.account(), signed.result(), "I looked at the wrong month."));
        var later = agreedWording().by(LocalDate.of(2026, 12, 18));
        scene.asChampion(() -> proposing.counter(scene.account(), criterion, agreed.revision(), later, ""));
        scene.asCsm(() -> accept(agreed.revision() + 1));
        assertThat(milestone().standing()).isEqualTo(ResultStanding.WORDING_CHANGED);
        assertThat(milestone().current()).isFalse();

        scene.asMember(() -> recording.noResultYet(
                scene.account(), criterion, "The new feed is late.", LocalDate.of(2026, 12, 3), scene.csm()));

        assertThat(milestones.withoutResultYet(scene.account())).containsExactly(criterion);
    }

    @Test
    @DisplayName(
            "Rule 11: a signature carries the name of its moment, whoever reads it and whatever they call its owner")
    void aSignatureKeepsItsName() {
        var signed = scene.asChampion(this::record);
        scene.asCsm(() -> coSign(signed));

        jdbc.sql("UPDATE membership SET known_as = 'M. Chen (Leeds)' WHERE account_id = ? AND person_id = ?")
                .param(scene.account().toString())
                .param(scene.champion().toString())
                .update();

        assertThat(scene.asMember(this::milestone).customerName()).isEqualTo("Maya Chen");
        assertThat(scene.asCsm(this::milestone).customerName()).isEqualTo("Maya Chen");
    }

    @Test
    void aSignedResultIsNotPulledFromUnderTheCoSigner() {
        scene.asChampion(this::record);

        assertThat(refusal(() -> scene.asChampion(() -> recording.keep(scene.account(), criterion, words(), null))))
                .isEqualTo("result.waits");
    }

    @Test
    @DisplayName("Rule 10: \"no result yet\" is a normal answer that makes a dated, owned check-in")
    void noResultYetMakesACheckIn() {
        var lookAgain = LocalDate.of(2026, 12, 3);
        scene.asMember(() -> recording.noResultYet(
                scene.account(), criterion, "Two of us wait for their log-in.", lookAgain, scene.csm()));

        assertThat(transaction.<List<?>>execute(status -> checkIns.open(scene.account())))
                .hasSize(1);
        assertThat(milestones.withoutResultYet(scene.account())).containsExactly(criterion);
        var detail = scene.asCsm(() -> browsing.result(scene.account(), criterion));
        assertThat(detail.standing()).isEqualTo(ResultStanding.NO_RESULT_YET);
        assertThat(detail.notYet()).isNotNull();
        assertThat(detail.notYet().owner()).isEqualTo("Hanna Weiss");
        assertThat(turns.turns(scene.account())).isEmpty();
        assertThat(entries("result.none-yet")).hasSize(1);

        scene.asChampion(this::record);
        assertThat(milestones.withoutResultYet(scene.account())).isEmpty();
    }

    @Test
    void noResultYetNeedsABlockerAndADayToCome() {
        assertThat(refusal(() -> scene.asMember(() -> recording.noResultYet(
                        scene.account(), criterion, " ", LocalDate.of(2026, 12, 3), scene.csm()))))
                .isEqualTo("text.empty");
        assertThat(refusal(() -> scene.asMember(() -> recording.noResultYet(
                        scene.account(), criterion, "Waiting", LocalDate.of(2026, 11, 1), scene.csm()))))
                .isEqualTo("check-in.past");
        assertThat(entries("result.none-yet")).isEmpty();
    }

    @Test
    void aDatePastTheEndOfTodayIsRefusedWhileWriting() {
        var tomorrow = new ResultDraft("Ran", LocalDate.of(2026, 12, 24), null, Set.of(), "Ann", "");

        assertThat(refusal(() -> scene.asMember(() -> recording.keep(scene.account(), criterion, tomorrow, null))))
                .isEqualTo("result.observed-in-future");
    }

    @Test
    @DisplayName("Rule 8: today is the day where the account is")
    void todayIsTheAccountsDay() {
        clock.reset();
        jdbc.sql("UPDATE account SET zone = 'Pacific/Kiritimati' WHERE id = ?")
                .param(scene.account().toString())
                .update();
        var overThere = new ResultDraft("Ran", LocalDate.of(2026, 11, 23), null, Set.of(), "Ann", "");
        var tomorrow = new ResultDraft("Ran", LocalDate.of(2026, 11, 24), null, Set.of(), "Ann", "");

        assertThat(refusal(() -> scene.asMember(() -> recording.keep(scene.account(), criterion, tomorrow, null))))
                .isEqualTo("result.observed-in-future");
        assertThat(refusal(() -> scene.asMember(() -> recording.keep(scene.account(), criterion, overThere, null))))
                .isNull();
    }

    @Test
    @DisplayName("Rule 6: nothing is co-signed on data that the customer disputes")
    void nothingIsCoSignedOnDisputedData() {
        var signed = scene.asChampion(this::record);
        var feed = beans.createBean(Pipeline.class).feed(scene);
        var off = new Complaint(DisputeReason.RECORDS_MISSING, "All accounts of the north", "");
        scene.asMember(() -> disputing.dispute(scene.account(), feed.sync(), null, null, off));

        assertThat(refusal(() -> scene.asCsm(() -> coSign(signed)))).isEqualTo("result.in-dispute");
    }

    @Test
    @DisplayName("Rule 10: of what the customer has signed nobody says that there is no result yet")
    void whatIsSignedIsNotWithoutAResult() {
        scene.asChampion(this::record);

        assertThat(refusal(() -> scene.asMember(() -> recording.noResultYet(
                        scene.account(), criterion, "Waiting", LocalDate.of(2026, 12, 3), scene.csm()))))
                .isEqualTo("result.recorded-already");
    }

    @Test
    void twoWhoWriteOnOneDraftDoNotOverwriteEachOther() {
        var kept = scene.asMember(() -> recording.keep(scene.account(), criterion, words(), null));
        scene.asChampion(() -> recording.keep(scene.account(), criterion, words(), kept.version()));

        assertThat(refusal(() ->
                        scene.asMember(() -> recording.keep(scene.account(), criterion, words(), kept.version()))))
                .isEqualTo("result.draft.changed");
        assertThat(refusal(() -> scene.asMember(() -> recording.record(scene.account(), criterion, kept.version()))))
                .isEqualTo("result.draft.changed");
    }

    @Test
    void theSamePressTwiceHasOneEffect() {
        var kept = scene.asChampion(() -> recording.keep(scene.account(), criterion, words(), null));
        var once = scene.asChampion(() -> recording.record(scene.account(), criterion, kept.version()));
        var twice = scene.asChampion(() -> recording.record(scene.account(), criterion, kept.version()));
        assertThat(twice).isEqualTo(once);

        assertThat(scene.asCsm(() -> coSign(once))).isEqualTo(scene.asCsm(() -> coSign(once)));
        assertThat(entries("result.recorded", "milestone.co-signed")).hasSize(2);
    }

    @Test
    void ofTwoCsmPressesAtOnceOneTakesEffect() throws Exception {
        var signed = scene.asChampion(this::record);

        var outcomes =
                atOnce(() -> scene.asCsm(() -> coSign(signed)).reference(), () -> scene.asCsm(() -> coSign(signed))
                        .reference());

        assertThat(entries("milestone.co-signed")).hasSize(1);
        assertThat(milestone().cosigned()).isTrue();
        assertThat(outcomes).hasSize(2);
    }

    @RepeatedTest(25)
    @Tag("long")
    void howeverOftenCoSigningMeetsTheCustomersWithdrawalItEndsInOneOrderOrTheOther() throws Exception {
        coSigningWhileTheCustomerWithdrawsEndsInOneOrderOrTheOther();
    }

    @Test
    void coSigningWhileTheCustomerWithdrawsEndsInOneOrderOrTheOther() throws Exception {
        var signed = scene.asChampion(this::record);

        atOnce(() -> scene.asCsm(() -> coSign(signed)).reference(), () -> scene.asChampion(
                        () -> coSigning.withdraw(scene.account(), signed.result(), "It was a test run."))
                .reference());

        assertThat(entries("signature.withdrawn")).hasSize(1);
        assertThat(entries("milestone.co-signed").size()).isLessThanOrEqualTo(1);
        assertThat(milestone().cosigned()).isFalse();
        assertThat(ledger.check(scene.account())).isEmpty();
    }

    @Test
    @DisplayName("Rule 26: a stranger cannot tell a foreign criterion, result or file from none")
    void foreignThingsAreNotFound() {
        scene.asChampion(() -> keeping.addFile(scene.account(), criterion, "screen.png", SampleFiles.png()));
        var signed = scene.asChampion(this::record);
        var piece = pieces().getFirst();
        var other = scene.otherAccount();

        notFound(() -> scene.asOtherChampion(() -> browsing.result(scene.account(), criterion)));
        notFound(() -> scene.asOtherChampion(() -> browsing.result(other, criterion)));
        notFound(() -> scene.asOtherChampion(() -> browsing.overview(scene.account())));
        notFound(() -> scene.asOtherChampion(() -> recording.keep(other, criterion, words(), null)));
        notFound(() -> scene.asOtherChampion(() -> recording.record(other, criterion, 0)));
        notFound(() -> scene.asOtherChampion(
                () -> recording.noResultYet(other, criterion, "x", LocalDate.of(2026, 12, 3), scene.csm())));
        notFound(
                () -> scene.asOtherChampion(() -> coSigning.signForCustomer(other, signed.result(), signed.content())));
        notFound(() -> scene.asOtherCsm(() -> coSigning.coSign(other, signed.result(), signed.content())));
        notFound(() -> scene.asOtherCsm(() -> coSigning.coSign(scene.account(), signed.result(), signed.content())));
        notFound(() -> scene.asOtherCsm(
                () -> coSigning.askForMore(scene.account(), signed.result(), signed.content(), "Why?")));
        notFound(() -> scene.asOtherChampion(() -> coSigning.corroborate(other, signed.result(), signed.content())));
        notFound(() -> scene.asOtherChampion(() -> coSigning.withdraw(other, signed.result(), "No")));
        notFound(() -> scene.asOtherChampion(() -> keeping.download(other, piece)));
        notFound(() -> scene.asOtherChampion(() -> keeping.download(scene.account(), piece)));
        notFound(() -> scene.asOtherChampion(() -> keeping.opened(other, piece)));
        notFound(() -> scene.asOtherChampion(() -> keeping.cannotOpen(other, piece)));
        notFound(() -> scene.asOtherChampion(() -> keeping.remove(other, criterion, piece)));
        notFound(() -> scene.asOtherChampion(() -> keeping.addFile(other, criterion, "a.txt", SampleFiles.text("x"))));
        notFound(() -> scene.asChampion(() -> browsing.result(scene.account(), CriterionId.next())));
        notFound(() ->
                scene.asChampion(() -> coSigning.signForCustomer(scene.account(), ResultId.next(), signed.content())));
        notFound(() -> scene.asChampion(() -> keeping.download(scene.account(), EvidenceId.next())));
        notFound(() -> scene.asStranger(() -> keeping.download(scene.account(), piece)));
        notFound(() -> scene.asSponsor(() -> recording.keep(scene.account(), criterion, words(), null)));
    }

    @Test
    void somebodyFromElsewhereCannotBeNamedAsAUser() {
        var foreign = new ResultDraft("Ran", OBSERVED, BigDecimal.ONE, Set.of(scene.otherChampion()), "", "");

        notFound(() -> scene.asChampion(() -> recording.keep(scene.account(), criterion, foreign, null)));
    }

    @Test
    void whoeverMayReadTheAccountMayReadItsFiles() {
        scene.asMember(() -> keeping.addFile(scene.account(), criterion, "screen.png", SampleFiles.png()));
        var piece = pieces().getFirst();

        for (var reader : List.<Callable<Attachment>>of(
                () -> scene.asSponsor(() -> keeping.download(scene.account(), piece)),
                () -> scene.asCsm(() -> keeping.download(scene.account(), piece)),
                () -> scene.asOtherCsm(() -> keeping.download(scene.account(), piece)),
                () -> scene.asLeader(() -> keeping.download(scene.account(), piece)))) {
            assertThat(call(reader).content()).isEqualTo(SampleFiles.png());
        }
        assertThat(catchThrowableOfType(
                        AccessDeniedException.class,
                        () -> scene.asAdmin(() -> keeping.download(scene.account(), piece))))
                .isNotNull();
    }

    @Test
    void aPieceTakenOffTheDraftIsNoPartOfWhatIsSigned() {
        scene.asChampion(() -> keeping.addFile(scene.account(), criterion, "screen.png", SampleFiles.png()));
        var piece = pieces().getFirst();
        assertThat(scene.asChampion(() -> keeping.download(scene.account(), piece))
                        .content())
                .isEqualTo(SampleFiles.png());
        scene.asChampion(() -> keeping.remove(scene.account(), criterion, piece));
        notFound(() -> scene.asChampion(() -> keeping.download(scene.account(), piece)));

        scene.asChampion(this::record);

        assertThat(milestone().grade()).isEqualTo(EvidenceGrade.MEASURED);
    }

    private Signed record() {
        var before = browsing.result(scene.account(), criterion).draft();
        var kept = recording.keep(scene.account(), criterion, words(), before == null ? null : before.version());
        return recording.record(scene.account(), criterion, kept.version());
    }

    private Signed coSign(Signed signed) {
        return coSigning.coSign(scene.account(), signed.result(), signed.content());
    }

    private Signed sign(Signed signed) {
        return coSigning.signForCustomer(scene.account(), signed.result(), signed.content());
    }

    private boolean shownByBothRooms() {
        boolean here = milestone().cosigned();
        assertThat(shown.shown(scene.account()).contains(criterion))
                .as("agreement and results call the same thing shown")
                .isEqualTo(here);
        return here;
    }

    private CriterionSummary onThePage() {
        return scene.asCsm(() -> reading.criterion(scene.account(), criterion)).summary();
    }

    private Wording agreedWording() {
        return scene.asCsm(() -> reading.criterion(scene.account(), criterion))
                .onTable()
                .wording();
    }

    private Recorded accept(int version) {
        return agreeing.accept(scene.account(), criterion, version, "");
    }

    private void openAll() {
        scene.asCsm(this::openPieces);
    }

    private void openPieces() {
        pieces().forEach(piece -> keeping.opened(scene.account(), piece));
    }

    private List<EvidenceId> pieces() {
        return jdbc.sql("SELECT id FROM evidence WHERE account_id = ? ORDER BY added_at")
                .param(scene.account().toString())
                .query((row, n) -> EvidenceId.parse(row.getString("id")))
                .list();
    }

    private Milestone milestone() {
        return milestones.of(scene.account()).getFirst();
    }

    private Turn turn() {
        var all = transaction.execute(status -> turns.turns(scene.account()));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private List<LedgerEntry> entries(String... kinds) {
        return ledger.page(scene.account(), Long.MAX_VALUE, 100).reversed().stream()
                .filter(entry -> List.of(kinds).contains(entry.kind()))
                .toList();
    }

    private ResultDraft words() {
        return new ResultDraft(
                "The first report ran without anybody’s help",
                OBSERVED,
                BigDecimal.TEN,
                Set.of(scene.member()),
                "Ann from finance",
                "Leeds");
    }

    private static List<Object> atOnce(Callable<?> one, Callable<?> other) throws Exception {
        var barrier = new CyclicBarrier(2);
        var outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var running = List.of(one, other).stream()
                    .map(act -> threads.submit(() -> {
                        barrier.await();
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

    private static <T> T call(Callable<T> act) {
        try {
            return act.call();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static void notFound(ThrowingCallable act) {
        assertThat(catchThrowableOfType(NotFound.class, act)).as("not found").isNotNull();
    }

    private static @Nullable String refusal(ThrowingCallable act) {
        var refused = catchThrowableOfType(Refused.class, act);
        return refused == null ? null : refused.refusal().code();
    }
}
