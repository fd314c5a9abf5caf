package app.merestone.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.Measure;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.ledger.Actor;
import app.merestone.ledger.AuthenticatedBy;
import app.merestone.ledger.Role;
import app.merestone.results.Exhibits.Look;
import app.merestone.results.Exhibits.Looked;
import app.merestone.results.Exhibits.Piece;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ResultTests {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Result.Day DAY = new Result.Day(LocalDate.of(2026, 11, 2), TODAY);
    private static final AccountId ACCOUNT = AccountId.next();
    private static final CriterionId CRITERION = CriterionId.next();
    private static final Actor CHAMPION = actor(Role.CHAMPION);
    private static final Actor DEPUTY = actor(Role.DEPUTY);
    private static final Actor MEMBER = actor(Role.MEMBER);
    private static final Actor CSM = actor(Role.CSM);
    private static final Actor STAND_IN = actor(Role.STAND_IN);
    private static final Measure REPORTS = new Measure("Reports run alone", "reports", null, BigDecimal.TEN);
    private static final AgreedCriterion FIRST_VALUE = agreed(3, true, REPORTS);
    private static final AgreedCriterion PLAIN = agreed(1, false, null);

    @Nested
    @DisplayName("Rule 8: only customer people record; the observed day lies between onboarding start and today")
    class Recording {

        @Test
        void theVendorsDraftBindsNobodyAndTheVendorCannotRecordIt() {
            var draft = drafted(CSM, FIRST_VALUE);

            assertThat(draft.isVendorsDraft()).isTrue();
            assertThat(draft.grade(FIRST_VALUE, Exhibits.none())).isEqualTo(EvidenceGrade.REPORTED);
            assertThat(refusal(() -> draft.record(FIRST_VALUE, Exhibits.none(), DAY, CSM, NOW)))
                    .isEqualTo("result.customer-records");
            assertThat(draft.isRecorded()).isFalse();
        }

        @Test
        void aCustomerPersonConfirmsTheVendorsDraftByRecordingIt() {
            var result = drafted(CSM, FIRST_VALUE);

            result.record(FIRST_VALUE, Exhibits.none(), DAY, CHAMPION, NOW);

            assertThat(result.grade(FIRST_VALUE, Exhibits.none())).isEqualTo(EvidenceGrade.MEASURED);
            assertThat(result.recorded().personId()).isEqualTo(CHAMPION.person());
        }

        @Test
        void onboardingStartAndTodayAreInside() {
            assertThat(recorded(CHAMPION, FIRST_VALUE, words(DAY.onboardingStart(), BigDecimal.TEN))
                            .isRecorded())
                    .isTrue();
            assertThat(recorded(CHAMPION, FIRST_VALUE, words(TODAY, BigDecimal.TEN))
                            .isRecorded())
                    .isTrue();
        }

        @Test
        void tomorrowAndTheDayBeforeTheStartAreNot() {
            var tomorrow = TODAY.plusDays(1);
            var before = DAY.onboardingStart().minusDays(1);

            assertThat(refusal(() -> recorded(CHAMPION, FIRST_VALUE, words(tomorrow, BigDecimal.TEN))))
                    .isEqualTo("result.observed-in-future");
            assertThat(refusal(() -> recorded(CHAMPION, FIRST_VALUE, words(before, BigDecimal.TEN))))
                    .isEqualTo("result.observed-before-start");
        }

        @Test
        void aLeapDayIsADayLikeAnyOther() {
            var leapDay = LocalDate.of(2028, 2, 29);
            var march = LocalDate.of(2028, 3, 1);

            ObservedDate.check(leapDay, leapDay, leapDay);
            ObservedDate.check(march, leapDay, march);
            assertThat(refusal(() -> ObservedDate.check(leapDay, march, march)))
                    .isEqualTo("result.observed-before-start");
        }

        @Test
        void whatWhenAndWhoAreNeeded() {
            assertThat(refusal(() -> recorded(MEMBER, PLAIN, new ResultDraft("", TODAY, null, Set.of(), "Ann", ""))))
                    .isEqualTo("result.what-missing");
            assertThat(refusal(() -> recorded(MEMBER, PLAIN, new ResultDraft("Ran", null, null, Set.of(), "Ann", ""))))
                    .isEqualTo("result.date-missing");
            assertThat(refusal(() -> recorded(MEMBER, PLAIN, new ResultDraft("Ran", TODAY, null, Set.of(), "", ""))))
                    .isEqualTo("result.who-missing");
        }

        @Test
        @DisplayName("Rule 9: a first result is recorded with the agreed measure's number")
        void aFirstResultNeedsItsNumber() {
            assertThat(refusal(() -> recorded(MEMBER, FIRST_VALUE, words(TODAY, null))))
                    .isEqualTo("result.number-missing");
        }

        @Test
        void theVendorNeverWritesOverACustomersDraft() {
            var draft = keptDraftOf(MEMBER);

            assertThat(refusal(() -> draft.write(words(TODAY, null), CSM, NOW))).isEqualTo("result.draft-is-customers");
        }

        @Test
        void whatIsRecordedNeverChanges() {
            var result = recorded(CHAMPION, FIRST_VALUE, words(TODAY, BigDecimal.TEN));

            assertThat(refusal(() -> result.write(words(TODAY, BigDecimal.ONE), CHAMPION, NOW)))
                    .isEqualTo("result.recorded-already");
        }

        @Test
        void numbersThatNoDatabaseHoldsAreRefusedBeforeAnythingIsWrittenOut() {
            for (var number : List.of("1e999999999", "1000000000000", "0.1234567", "1e-999999999")) {
                assertThat(refusal(() -> words(TODAY, new BigDecimal(number))))
                        .as(number)
                        .isEqualTo("result.number-too-long");
            }
            assertThat(words(TODAY, new BigDecimal("999999999999.123456")).amount())
                    .isEqualByComparingTo("999999999999.123456");
            assertThat(words(TODAY, new BigDecimal("12e0")).amount()).isEqualTo(new BigDecimal("12"));
            assertThat(words(TODAY, new BigDecimal("-0.50")).amount()).isEqualTo(new BigDecimal("-0.5"));
        }
    }

    @Nested
    @DisplayName("Rule 11: two signatures on the same content hash, by people who opened what they sign")
    class Signing {

        @Test
        void aChampionWhoRecordsSignsByThat() {
            assertThat(recorded(CHAMPION, FIRST_VALUE, words(TODAY, BigDecimal.TEN))
                            .signature(Side.CUSTOMER))
                    .isPresent();
        }

        @Test
        void aMembersResultWaitsForTheChampion() {
            var result = recorded(MEMBER, FIRST_VALUE, words(TODAY, BigDecimal.TEN));

            assertThat(result.signature(Side.CUSTOMER)).isEmpty();
            assertThat(refusal(() -> coSign(result, Exhibits.none()))).isEqualTo("result.customer-first");
            assertThat(refusal(() -> result.signForCustomer(Exhibits.none(), result.contentHash(), MEMBER, NOW)))
                    .isEqualTo("result.customer-signs");

            result.signForCustomer(Exhibits.none(), result.contentHash(), DEPUTY, NOW);
            coSign(result, Exhibits.none());

            assertThat(result.coSigned()).isTrue();
        }

        @Test
        void nobodySignsForBothSides() {
            var result = recorded(CHAMPION, FIRST_VALUE, words(TODAY, BigDecimal.TEN));
            var members = recorded(MEMBER, FIRST_VALUE, words(TODAY, BigDecimal.TEN));

            assertThat(refusal(() -> coSign(result, FIRST_VALUE, Exhibits.none(), EvidenceGrade.MEASURED, DEPUTY)))
                    .isEqualTo("result.vendor-co-signs");
            assertThat(refusal(() -> members.signForCustomer(Exhibits.none(), members.contentHash(), CSM, NOW)))
                    .isEqualTo("result.customer-signs");
        }

        @Test
        void whoeverSawOtherContentDoesNotSign() {
            var result = recorded(MEMBER, FIRST_VALUE, words(TODAY, BigDecimal.TEN));

            assertThat(refusal(() ->
                            result.signForCustomer(Exhibits.none(), ContentHash.of("something else"), CHAMPION, NOW)))
                    .isEqualTo("result.content-differs");
        }

        @Test
        void nobodySignsWithoutHavingOpenedEachPiece() {
            var oneOpened = exhibits(piece("a.pdf", opened(CSM), opened(CHAMPION)), piece("b.pdf"));
            var members = recorded(MEMBER, FIRST_VALUE, words(TODAY, BigDecimal.TEN));
            var champions = recorded(CHAMPION, FIRST_VALUE, words(TODAY, BigDecimal.TEN));

            assertThat(refusal(() -> members.signForCustomer(oneOpened, members.contentHash(), CHAMPION, NOW)))
                    .isEqualTo("evidence.unopened");
            assertThat(refusal(() -> coSign(champions, oneOpened))).isEqualTo("evidence.unopened");
        }

        @Test
        void whoeverConfirmsTheVendorsDraftOpensItsEvidenceFirst() {
            var byVendor = exhibits(pieceOf(CSM, "a.pdf"));
            var draft = drafted(CSM, FIRST_VALUE);

            assertThat(refusal(() -> draft.record(FIRST_VALUE, byVendor, DAY, CHAMPION, NOW)))
                    .isEqualTo("evidence.unopened");
        }

        @Test
        @DisplayName("Rule 9: a link that the co-signer cannot open is no evidence, and stops the co-signature")
        void aLinkThatTheCoSignerCannotOpenCountsForNothing() {
            var dead = exhibits(piece("wiki", new Looked(CSM.person(), Side.VENDOR, Look.CANNOT_OPEN, NOW)));
            var result = recorded(CHAMPION, FIRST_VALUE, words(TODAY, BigDecimal.TEN));

            assertThat(result.grade(FIRST_VALUE, dead)).isEqualTo(EvidenceGrade.MEASURED);
            assertThat(refusal(() -> coSign(result, dead))).isEqualTo("evidence.cannot-open");
        }

        @Test
        void aLookIsTheSignersOwn() {
            var seenByTheDeputyOnly = exhibits(piece("report.pdf", opened(CHAMPION), opened(DEPUTY)));
            var result = recorded(CHAMPION, FIRST_VALUE, words(TODAY, BigDecimal.TEN), seenByTheDeputyOnly);

            assertThat(refusal(() -> coSign(result, seenByTheDeputyOnly))).isEqualTo("evidence.unopened");
            assertThat(refusal(() -> result.corroborate(seenByTheDeputyOnly, result.contentHash(), MEMBER, NOW)))
                    .isEqualTo("evidence.unopened");
        }

        @Test
        void whatOnlyTheCustomersSideCannotOpenIsStillEvidence() {
            var closedToTheDeputy =
                    exhibits(piece("report", new Looked(DEPUTY.person(), DEPUTY.side(), Look.CANNOT_OPEN, NOW)));
            var closedToTheVendor =
                    exhibits(piece("report", new Looked(CSM.person(), CSM.side(), Look.CANNOT_OPEN, NOW)));

            assertThat(closedToTheDeputy.openable()).isEqualTo(1);
            assertThat(closedToTheVendor.openable()).isZero();
        }

        @Test
        void aNumberWithoutAnAgreedMeasureMeasuresNothing() {
            var result = recorded(CHAMPION, PLAIN, words(TODAY, BigDecimal.TEN));

            assertThat(result.grade(PLAIN, Exhibits.none())).isEqualTo(EvidenceGrade.STATED);
        }

        @Test
        @DisplayName("Rule 9: below the grade that the segment asks for, nothing is co-signed")
        void tooWeakAProofIsNotCoSigned() {
            var result = recorded(CHAMPION, FIRST_VALUE, words(TODAY, BigDecimal.TEN));

            assertThat(refusal(() -> coSign(result, FIRST_VALUE, Exhibits.none(), EvidenceGrade.SHOWN, CSM)))
                    .isEqualTo("result.grade-too-low");
        }

        @Test
        void aResultForAnEarlierVersionIsNotCoSigned() {
            var result = recorded(CHAMPION, FIRST_VALUE, words(TODAY, BigDecimal.TEN));
            var newer = agreed(4, true, REPORTS);

            assertThat(refusal(() -> coSign(result, newer, Exhibits.none(), EvidenceGrade.MEASURED, CSM)))
                    .isEqualTo("result.wording-changed");
        }

        @Test
        void theHashCoversTheAgreedWordingTheWordsAndTheEvidence() {
            var ten = words(TODAY, BigDecimal.TEN);
            var one = recorded(CHAMPION, FIRST_VALUE, ten).contentHash();
            var shown = exhibits(pieceOf(CHAMPION, "a.pdf"));

            assertThat(recorded(CHAMPION, FIRST_VALUE, words(TODAY, new BigDecimal("10.0")))
                            .contentHash())
                    .isEqualTo(one);
            assertThat(List.of(
                            recorded(CHAMPION, FIRST_VALUE, words(TODAY, BigDecimal.ONE))
                                    .contentHash(),
                            recorded(CHAMPION, agreed(4, true, REPORTS), ten).contentHash(),
                            recorded(CHAMPION, FIRST_VALUE, ten, shown).contentHash()))
                    .doesNotContain(one)
                    .doesNotHaveDuplicates();
        }

        @Test
        void theHashCoversEverythingThatIsTold() {
            var told = List.of(
                    told("It ran", CHAMPION, "Ann", "Leeds", TODAY),
                    told("It ran twice", CHAMPION, "Ann", "Leeds", TODAY),
                    told("It ran", MEMBER, "Ann", "Leeds", TODAY),
                    told("It ran", CHAMPION, "Ben", "Leeds", TODAY),
                    told("It ran", CHAMPION, "Ann", "York", TODAY),
                    told("It ran", CHAMPION, "Ann", "Leeds", TODAY.minusDays(1)));
            var other = agreed(3, false, null);
            var hashes = new ArrayList<>(told.stream()
                    .map(words -> recorded(CHAMPION, PLAIN, words).contentHash())
                    .toList());
            hashes.add(recorded(CHAMPION, other, told.getFirst()).contentHash());
            hashes.add(recorded(CHAMPION, otherWordsOf(PLAIN), told.getFirst()).contentHash());
            hashes.add(hashOf(AccountId.next(), CRITERION, told.getFirst()));
            hashes.add(hashOf(ACCOUNT, CriterionId.next(), told.getFirst()));

            assertThat(hashes).hasSize(10).doesNotHaveDuplicates();
            assertThat(recorded(CHAMPION, PLAIN, told.getFirst()).contentHash()).isEqualTo(hashes.getFirst());
        }

        /** The same version number over other words. */
        private AgreedCriterion otherWordsOf(AgreedCriterion c) {
            return new AgreedCriterion(
                    c.id(),
                    c.account(),
                    c.revision(),
                    c.statement(),
                    "",
                    null,
                    c.due(),
                    c.due(),
                    c.owner(),
                    false,
                    true,
                    false,
                    ContentHash.of("other words"),
                    NOW,
                    "Maya Chen",
                    NOW,
                    "Hanna Weiss",
                    NOW);
        }

        private ResultDraft told(String what, Actor user, String others, String place, LocalDate day) {
            return new ResultDraft(what, day, null, Set.of(user.person()), others, place);
        }

        private ContentHash hashOf(AccountId account, CriterionId criterion, ResultDraft words) {
            var result = Result.begun(account, criterion, CHAMPION, NOW);
            result.write(words, CHAMPION, NOW);
            result.record(PLAIN, Exhibits.none(), DAY, CHAMPION, NOW);
            return result.contentHash();
        }

        @Test
        void askingForMoreKeepsTheCustomersSignatureAndStopsTheCoSignature() {
            var result = recorded(CHAMPION, FIRST_VALUE, words(TODAY, BigDecimal.TEN));

            result.askForMore("Which reports were these?", result.contentHash(), CSM, NOW);

            assertThat(result.signature(Side.CUSTOMER)).isPresent();
            assertThat(refusal(() -> coSign(result, Exhibits.none()))).isEqualTo("result.question-open");
            assertThat(refusal(() -> result.askForMore("And?", result.contentHash(), CSM, NOW)))
                    .isEqualTo("result.question-open");
            assertThat(result.mayBeToldAgain(FIRST_VALUE)).isTrue();
        }

        @Test
        void askingForMoreNeedsAQuestion() {
            var result = recorded(CHAMPION, FIRST_VALUE, words(TODAY, BigDecimal.TEN));

            assertThat(refusal(() -> result.askForMore(" ", result.contentHash(), CSM, NOW)))
                    .isEqualTo("text.empty");
            assertThat(result.question()).isEmpty();
        }

        @Test
        void aDraftIsSignedByNobody() {
            var draft = drafted(CSM, FIRST_VALUE);

            for (var sign : List.<ThrowingCallable>of(
                    () -> draft.coSign(FIRST_VALUE, Exhibits.none(), EvidenceGrade.NONE, ContentHash.of("x"), CSM, NOW),
                    () -> draft.signForCustomer(Exhibits.none(), ContentHash.of("x"), CHAMPION, NOW),
                    () -> draft.corroborate(Exhibits.none(), ContentHash.of("x"), MEMBER, NOW),
                    () -> draft.askForMore("Which one?", ContentHash.of("x"), CSM, NOW))) {
                assertThat(refusal(sign)).isEqualTo("result.not-recorded");
            }
        }

        @Test
        void anotherCustomerPersonConfirmsAndNobodyConfirmsThemselves() {
            var shown = exhibits(piece("a.pdf", opened(CHAMPION), opened(MEMBER)));
            var result = recorded(CHAMPION, FIRST_VALUE, words(TODAY, BigDecimal.TEN));

            assertThat(refusal(() -> result.corroborate(shown, result.contentHash(), CHAMPION, NOW)))
                    .isEqualTo("result.confirm-another");
            assertThat(refusal(() -> result.corroborate(shown, result.contentHash(), CSM, NOW)))
                    .isEqualTo("result.customer-records");

            result.corroborate(shown, result.contentHash(), MEMBER, NOW);

            assertThat(result.grade(FIRST_VALUE, shown)).isEqualTo(EvidenceGrade.CORROBORATED);
        }
    }

    @Nested
    @DisplayName("Rule 12: either side withdraws its signature with a reason until closing; nothing is erased")
    class Withdrawing {

        @Test
        void eachSideTakesBackItsOwnSignatureOnly() {
            var result = coSigned();

            result.withdraw("The number was from a test run.", false, CHAMPION, NOW);

            assertThat(result.signature(Side.CUSTOMER)).isEmpty();
            assertThat(result.signature(Side.VENDOR)).isPresent();
            assertThat(result.coSigned()).isFalse();
            assertThat(result.content().what()).isEqualTo("The first report ran");
            assertThat(result.withdrawn().orElseThrow().reason()).isEqualTo("The number was from a test run.");
        }

        @Test
        void theVendorMayTooAndSignAgain() {
            var result = coSigned();

            result.withdraw("I opened the wrong file.", false, STAND_IN, NOW);
            assertThat(result.coSigned()).isFalse();

            coSign(result, Exhibits.none());
            assertThat(result.coSigned()).isTrue();
        }

        @Test
        void aReasonIsNeeded() {
            assertThat(refusal(() -> coSigned().withdraw("  ", false, CHAMPION, NOW)))
                    .isEqualTo("text.empty");
        }

        @Test
        void afterClosingNothingIsWithdrawn() {
            assertThat(refusal(() -> coSigned().withdraw("Too late", true, CHAMPION, NOW)))
                    .isEqualTo("result.closed");
        }

        @Test
        void whereThereIsNoSignatureThereIsNothingToWithdraw() {
            var result = recorded(MEMBER, FIRST_VALUE, words(TODAY, BigDecimal.TEN));

            assertThat(refusal(() -> result.withdraw("No", false, CHAMPION, NOW)))
                    .isEqualTo("result.nothing-to-withdraw");
        }

        @Test
        void theProofAndWhoConfirmedItStay() {
            var piece = Evidence.link(ACCOUNT, CRITERION, EvidenceLink.parse("https://a.example/1"), CHAMPION, NOW);
            var result = drafted(CHAMPION, FIRST_VALUE);
            result.add(piece, CHAMPION, NOW);
            result.record(FIRST_VALUE, Exhibits.none(), DAY, CHAMPION, NOW);
            result.corroborate(Exhibits.none(), result.contentHash(), MEMBER, NOW);
            coSign(result, Exhibits.none());
            var signed = result.contentHash();

            result.withdraw("The number was from a test run.", false, CSM, NOW);

            assertThat(result.evidence()).containsExactly(piece.id());
            assertThat(result.second()).isPresent();
            assertThat(result.contentHash()).isEqualTo(signed);
        }

        @Test
        void aWithdrawnResultMayBeToldAgainFromItsOwnWords() {
            var result = coSigned();
            result.withdraw("Wrong day", false, CHAMPION, NOW);

            var again = result.begunAgain(CHAMPION, NOW);

            assertThat(again.attempt()).isEqualTo(2);
            assertThat(again.content()).isEqualTo(result.content());
            assertThat(result.isRecorded()).isTrue();
        }
    }

    private static Result coSigned() {
        var result = recorded(CHAMPION, FIRST_VALUE, words(TODAY, BigDecimal.TEN));
        coSign(result, Exhibits.none());
        return result;
    }

    private static void coSign(Result result, Exhibits exhibits) {
        coSign(result, FIRST_VALUE, exhibits, EvidenceGrade.MEASURED, CSM);
    }

    private static void coSign(
            Result result, AgreedCriterion criterion, Exhibits exhibits, EvidenceGrade needed, Actor by) {
        result.coSign(criterion, exhibits, needed, result.contentHash(), by, NOW);
    }

    private static Result drafted(Actor by, AgreedCriterion criterion) {
        var draft = Result.begun(ACCOUNT, criterion.id(), by, NOW);
        draft.write(words(TODAY, BigDecimal.TEN), by, NOW);
        return draft;
    }

    private static Result recorded(Actor by, AgreedCriterion criterion, ResultDraft words) {
        return recorded(by, criterion, words, Exhibits.none());
    }

    private static Result recorded(Actor by, AgreedCriterion criterion, ResultDraft words, Exhibits exhibits) {
        var result = Result.begun(ACCOUNT, criterion.id(), by, NOW);
        result.write(words, by, NOW);
        result.record(criterion, exhibits, DAY, by, NOW);
        return result;
    }

    /** A draft as it comes back from the database. */
    private static Result keptDraftOf(Actor by) {
        return new Result(
                ResultId.next(),
                0,
                ACCOUNT,
                CRITERION,
                1,
                by.person(),
                by.side(),
                NOW,
                "It ran",
                TODAY,
                null,
                "",
                "",
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ResultDraft words(LocalDate day, @Nullable BigDecimal amount) {
        return new ResultDraft("The first report ran", day, amount, Set.of(), "Ann from finance", "Leeds");
    }

    private static Exhibits exhibits(Piece... pieces) {
        return new Exhibits(List.of(pieces));
    }

    private static Looked opened(Actor by) {
        return new Looked(by.person(), by.side(), Look.OPENED, NOW);
    }

    private static Piece pieceOf(Actor by, String name) {
        return piece(by.person(), name);
    }

    private static Piece piece(String name, Looked... looks) {
        return piece(PersonId.next(), name, looks);
    }

    private static Piece piece(PersonId by, String name, Looked... looks) {
        return new Piece(
                EvidenceId.next(), name, "application/pdf", 1, null, ContentHash.of(name), by, NOW, List.of(looks));
    }

    private static AgreedCriterion agreed(int revision, boolean firstValue, @Nullable Measure measure) {
        var due = LocalDate.of(2026, 11, 30);
        return new AgreedCriterion(
                CRITERION,
                ACCOUNT,
                revision,
                "Our planners run the weekly report alone",
                "",
                measure,
                due,
                due,
                PersonId.next(),
                firstValue,
                true,
                false,
                ContentHash.of("revision " + revision),
                NOW,
                "Maya Chen",
                NOW,
                "Hanna Weiss",
                NOW);
    }

    private static Actor actor(Role role) {
        return new Actor(PersonId.next(), role.name(), role, "Company", AuthenticatedBy.MAILED_LINK, null);
    }

    private static String refusal(ThrowingCallable act) {
        var refused = catchThrowableOfType(Refused.class, act);
        assertThat(refused).as("a refusal").isNotNull();
        return refused.refusal().code();
    }
}
