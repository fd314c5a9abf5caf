package app.merestone.agreement;

import static app.merestone.agreement.Samples.ACCOUNT;
import static app.merestone.agreement.Samples.CHAMPION;
import static app.merestone.agreement.Samples.CSM;
import static app.merestone.agreement.Samples.DEPUTY;
import static app.merestone.agreement.Samples.FIRST_VALUE;
import static app.merestone.agreement.Samples.MEMBER;
import static app.merestone.agreement.Samples.NOW;
import static app.merestone.agreement.Samples.STAND_IN;
import static app.merestone.agreement.Samples.TODAY;
import static app.merestone.agreement.Samples.WORLD;
import static app.merestone.agreement.Samples.agreed;
import static app.merestone.agreement.Samples.draft;
import static app.merestone.agreement.Samples.measure;
import static app.merestone.agreement.Samples.proposedBy;
import static app.merestone.agreement.Samples.wording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CriterionTests {

    static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal().code()).isEqualTo(code));
    }

    @Nested
    @DisplayName("Rule 1: one sentence, an owner of the customer, a due date, perhaps a measure")
    class Rule1 {

        @Test
        void aStatementHasAtMost140CharactersAsPeopleCountThem() {
            var longest = "🙂".repeat(140);
            assertThat(wording().saying(longest).statement()).isEqualTo(longest);
            refused("text.too-long", () -> wording().saying(longest + "x"));
        }

        @Test
        void aStatementIsOneSentenceOnOneLine() {
            refused("criterion.one-sentence", () -> wording().saying("We ran it. Then we ran it again."));
            refused("text.one-line", () -> wording().saying("We ran it\nand again"));
            refused("text.empty", () -> wording().saying(" \u200B "));
        }

        @Test
        void longerTextGoesIntoTheDescription() {
            var longer = "We close the month by hand. ".repeat(20).strip();
            assertThat(described(longer).description()).isEqualTo(longer);
            refused("text.too-long", () -> described("x".repeat(2_001)));
        }

        private Wording described(String description) {
            var w = wording();
            return new Wording(w.statement(), description, "", w.measure(), w.owner(), w.due(), true, false, "");
        }

        @Test
        void anAbbreviationEndsNoSentence() {
            assertThat(wording()
                            .saying("Our branch in St. Gallen, e.g. Dr. Meier, closes May in 2.5 days.")
                            .statement())
                    .startsWith("Our branch");
        }

        @Test
        void textThatReordersWhatIsAroundItIsRefused() {
            refused("text.control-characters", () -> wording().saying("We run \u202Eit ourselves"));
        }

        @Test
        void scriptLikeTextIsStoredAsTyped() {
            var typed = "We see <script>alert(1)</script> in {0} reports & 'quotes' ﷽";
            assertThat(wording().saying(typed).statement()).isEqualTo(typed);
        }

        @Test
        void theOwnerIsAPresentCustomerPersonOfTheAccount() {
            var stranger = wording().ownedBy(PersonId.next());
            refused(
                    "criterion.owner-not-on-account",
                    () -> Criterion.propose(CriterionId.next(), ACCOUNT, stranger, CHAMPION, WORLD, NOW));
        }

        @Test
        void anOwnerWhoHasLeftCannotBeAgreedTo() {
            var criterion = proposedBy(CHAMPION);
            var withoutMina = new Circumstances(TODAY, Set.of(CHAMPION.person()), false, false, Samples.WHY);
            refused("criterion.owner-not-on-account", () -> criterion.accept(1, CSM, withoutMina, NOW));
        }

        @Test
        void aCustomerNamesAnOwnerAndADay() {
            refused(
                    "criterion.needs-owner",
                    () -> Criterion.propose(
                            CriterionId.next(), ACCOUNT, wording().ownedBy(null), CHAMPION, WORLD, NOW));
            refused(
                    "criterion.needs-date",
                    () -> Criterion.propose(
                            CriterionId.next(), ACCOUNT, wording().by(null), MEMBER, WORLD, NOW));
        }

        @Test
        void aMeasureIsOptional() {
            var criterion =
                    Criterion.propose(CriterionId.next(), ACCOUNT, wording().measuredBy(null), CHAMPION, WORLD, NOW);
            criterion.accept(1, CSM, WORLD, NOW);
            assertThat(criterion.inForce()).isNotNull();
        }

        @Test
        void theFirstResultNeedsAMeasureToBeAgreed() {
            var wording = wording().measuredBy(null).proving("two days every month");
            var criterion = Criterion.propose(CriterionId.next(), ACCOUNT, wording, CHAMPION, FIRST_VALUE, NOW);
            refused("first-value.needs-measure", () -> criterion.accept(1, CSM, FIRST_VALUE, NOW));
        }

        @Test
        void aMeasureKnowsThreeAndThreePointZeroAsOneNumber() {
            assertThat(Samples.measure("reports", "a week", "0.0", "3.0"))
                    .isEqualTo(Samples.measure("reports", "a week", "0", "3"));
            refused("criterion.target-is-baseline", () -> Samples.measure("reports", "a week", "3", "3.00"));
        }
    }

    @Nested
    @DisplayName("Rule 2: a vendor's date is a suggestion until a customer person takes it")
    class Rule2 {

        @Test
        void eitherSideMayPropose() {
            assertThat(proposedBy(CSM).table().proposedSide()).isEqualTo(Side.VENDOR);
            assertThat(proposedBy(MEMBER).table().proposedSide()).isEqualTo(Side.CUSTOMER);
        }

        @Test
        void aVendorCannotDateACriterion() {
            var criterion = proposedBy(CSM);
            assertThat(criterion.table().dateBinds()).isFalse();
            criterion.accept(1, CHAMPION, WORLD, NOW);
            assertThat(criterion.table().dateBinds()).isTrue();
        }

        @Test
        void aDateThatACustomerPersonSetBinds() {
            assertThat(proposedBy(MEMBER).table().dateBinds()).isTrue();
        }

        @Test
        void aVendorMayLeaveOwnerAndDateToTheCustomer() {
            var bare = wording().ownedBy(null).by(null);
            var criterion = Criterion.propose(CriterionId.next(), ACCOUNT, bare, CSM, WORLD, NOW);
            refused("criterion.needs-owner", () -> criterion.accept(1, CHAMPION, WORLD, NOW));
            criterion.counter(1, wording(), CHAMPION, WORLD, NOW);
            criterion.accept(2, CSM, WORLD, NOW);
            assertThat(criterion.inForce()).isNotNull();
        }

        @Test
        void pastDatesAreRefusedAndTodayIsNot() {
            refused(
                    "criterion.date-in-the-past",
                    () -> Criterion.propose(
                            CriterionId.next(), ACCOUNT, wording().by(TODAY.minusDays(1)), CHAMPION, WORLD, NOW));
            var today = Criterion.propose(CriterionId.next(), ACCOUNT, wording().by(TODAY), CHAMPION, WORLD, NOW);
            assertThat(today.table().due()).isEqualTo(TODAY);
        }

        @Test
        void aDateThatPassedWhileItLayOnTheTableCannotBeAgreedTo() {
            var criterion = proposedBy(CSM);
            var later = new Circumstances(LocalDate.of(2026, 12, 1), WORLD.owners(), false, false, Samples.WHY);
            refused("criterion.date-in-the-past", () -> criterion.accept(1, CHAMPION, later, NOW));
        }

        @Test
        void theTwentyNinthOfFebruaryIsADay() {
            var leap = LocalDate.of(2028, 2, 29);
            var criterion =
                    Criterion.propose(CriterionId.next(), ACCOUNT, wording().by(leap), CHAMPION, WORLD, NOW);
            assertThat(criterion.table().due()).isEqualTo(leap);
        }
    }

    @Nested
    @DisplayName("Rule 3: agreed is both on one revision, and the last agreed stays in force")
    class Rule3 {

        @Test
        void itIsAgreedWhenBothSidesHaveAcceptedTheSameRevision() {
            var criterion = proposedBy(CSM);
            assertThat(criterion.inForce()).isNull();
            criterion.accept(1, CHAMPION, WORLD, NOW);
            assertThat(criterion.inForce()).isEqualTo(criterion.revision(1));
        }

        @Test
        void proposingCountsAsAcceptingWhereTheProposerMayAccept() {
            assertThat(proposedBy(CHAMPION).table().acceptedBy(Side.CUSTOMER)).isTrue();
            assertThat(proposedBy(DEPUTY).table().acceptedBy(Side.CUSTOMER)).isTrue();
            assertThat(proposedBy(CSM).table().acceptedBy(Side.VENDOR)).isTrue();
            assertThat(proposedBy(STAND_IN).table().acceptedBy(Side.VENDOR)).isTrue();
            assertThat(proposedBy(MEMBER).table().acceptedBy(Side.CUSTOMER)).isFalse();
        }

        @Test
        void aMembersProposalNeedsTheChampionToo() {
            var criterion = proposedBy(MEMBER);
            criterion.accept(1, CSM, WORLD, NOW);
            assertThat(criterion.inForce()).isNull();
            assertThat(criterion.waitsFor()).isEqualTo(Side.CUSTOMER);
            criterion.accept(1, CHAMPION, WORLD, NOW);
            assertThat(criterion.inForce()).isNotNull();
        }

        @Test
        void aMemberCannotAcceptForTheCustomer() {
            var criterion = proposedBy(CSM);
            refused("criterion.signatory-needed", () -> criterion.accept(1, MEMBER, WORLD, NOW));
        }

        @Test
        void everyEditMakesANewRevisionAndTheOldOneKeepsItsWordsAndHash() {
            var criterion = agreed();
            var first = criterion.revision(1);
            criterion.counter(1, wording().saying("Three managers present it in a live meeting"), CSM, WORLD, NOW);
            assertThat(criterion.revision(1)).isEqualTo(first);
            assertThat(criterion.table().number()).isEqualTo(2);
            assertThat(criterion.table().hash()).isNotEqualTo(first.hash());
        }

        @Test
        void untilANewerRevisionIsAgreedTheLastAgreedOneStaysInForce() {
            var criterion = agreed();
            criterion.counter(1, wording().by(LocalDate.of(2026, 12, 7)), CSM, WORLD, NOW);
            assertThat(criterion.inForce()).isEqualTo(criterion.revision(1));
            criterion.accept(2, DEPUTY, WORLD, NOW);
            assertThat(criterion.inForce()).isEqualTo(criterion.revision(2));
        }

        @Test
        void keepingTheVersionBeforeTakesTheOtherOneOffTheTable() {
            var criterion = agreed();
            criterion.counter(1, wording().by(LocalDate.of(2026, 12, 7)), CSM, WORLD, NOW);
            criterion.keep(2, CHAMPION, NOW);
            assertThat(criterion.table().number()).isEqualTo(1);
            assertThat(criterion.waitsFor()).isNull();
            refused("criterion.changed", () -> criterion.accept(2, CHAMPION, WORLD, NOW));
        }

        @Test
        void nobodysSuggestionCannotBeKept() {
            var criterion = draft();
            criterion.counter(1, wording(), CHAMPION, WORLD, NOW);
            refused("criterion.nothing-to-keep", () -> criterion.keep(2, CSM, NOW));
        }

        @Test
        void afterAKeptVersionTheNextOneGetsANewNumber() {
            var criterion = agreed();
            criterion.counter(1, wording().by(LocalDate.of(2026, 12, 7)), CSM, WORLD, NOW);
            criterion.keep(2, CHAMPION, NOW);
            criterion.counter(1, wording().by(LocalDate.of(2026, 12, 9)), CSM, WORLD, NOW);
            assertThat(criterion.table().number()).isEqualTo(3);
        }

        @Test
        void whoeverComesTooLateIsToldWhoChangedItAndToWhat() {
            var criterion = proposedBy(CHAMPION);
            criterion.counter(1, wording().by(LocalDate.of(2026, 12, 7)), CSM, WORLD, NOW);
            assertThatThrownBy(() -> criterion.counter(1, wording().by(TODAY), DEPUTY, WORLD, NOW))
                    .isInstanceOfSatisfying(Refused.class, r -> {
                        assertThat(r.refusal().code()).isEqualTo("criterion.changed");
                        assertThat(r.refusal().arguments()).containsExactly("Priya Raman", 2);
                    });
        }

        @Test
        void pressingTwiceHasOneEffect() {
            var criterion = agreed();
            var change = wording().by(LocalDate.of(2026, 12, 7));
            assertThat(criterion.accept(1, CHAMPION, WORLD, NOW)).isFalse();
            assertThat(criterion.counter(1, change, CSM, WORLD, NOW)).isTrue();
            assertThat(criterion.counter(1, change, CSM, WORLD, NOW)).isFalse();
            assertThat(criterion.keep(2, CHAMPION, NOW)).isTrue();
            assertThat(criterion.keep(2, CHAMPION, NOW)).isFalse();
            assertThat(criterion.revisions()).hasSize(2);
        }

        @Test
        void aChangeThatChangesNothingIsNone() {
            refused("criterion.unchanged", () -> agreed().counter(1, wording(), CSM, WORLD, NOW));
        }

        @Test
        void aProposalIsTakenBackUntilTheOtherSideHasAnswered() {
            var criterion = agreed();
            criterion.counter(1, wording().by(LocalDate.of(2026, 12, 7)), CSM, WORLD, NOW);
            criterion.withdraw(2, CSM, WORLD, NOW);
            assertThat(criterion.table().number()).isEqualTo(1);
            refused("criterion.already-answered", () -> criterion.withdraw(1, CHAMPION, WORLD, NOW));
        }

        @Test
        void aFirstProposalThatIsTakenBackIsGone() {
            var criterion = proposedBy(MEMBER);
            criterion.withdraw(1, MEMBER, WORLD, NOW);
            refused("criterion.withdrawn", () -> criterion.accept(1, CHAMPION, WORLD, NOW));
        }

        @Test
        void theChampionTakesTheirAcceptanceOfAMembersWordingBack() {
            var criterion = proposedBy(MEMBER);
            criterion.accept(1, CHAMPION, WORLD, NOW);
            criterion.withdraw(1, CHAMPION, WORLD, NOW);
            assertThat(criterion.table().acceptedBy(Side.CUSTOMER)).isFalse();
            assertThat(criterion.table().number()).isEqualTo(1);
        }

        @Test
        void aMemberDoesNotUndoTheChampionsAcceptanceByTakingTheProposalBack() {
            var criterion = proposedBy(MEMBER);
            criterion.accept(1, CHAMPION, WORLD, NOW);
            refused("criterion.accepted-for-side", () -> criterion.withdraw(1, MEMBER, WORLD, NOW));
            assertThat(criterion.table().acceptedBy(Side.CUSTOMER)).isTrue();
            criterion.withdraw(1, DEPUTY, WORLD, NOW);
            criterion.withdraw(1, MEMBER, WORLD, NOW);
            refused("criterion.withdrawn", () -> criterion.accept(1, CHAMPION, WORLD, NOW));
        }

        @Test
        void droppingNeedsBothSides() {
            var criterion = agreed();
            criterion.proposeDrop(1, "We changed suppliers", CHAMPION, WORLD, NOW);
            assertThat(criterion.dropped()).isFalse();
            refused("criterion.drop-needs-both", () -> criterion.agreeToDrop(NOW, DEPUTY, WORLD, NOW));
            criterion.agreeToDrop(NOW, CSM, WORLD, NOW);
            assertThat(criterion.dropped()).isTrue();
            refused("criterion.dropped", () -> criterion.accept(1, CSM, WORLD, NOW.plusSeconds(1)));
        }

        @Test
        void whileOneSideWantsItGoneThatIsAnsweredFirst() {
            var criterion = agreed();
            criterion.proposeDrop(1, "We changed suppliers", CSM, WORLD, NOW);
            assertThat(criterion.waitsFor()).isEqualTo(Side.CUSTOMER);
            refused(
                    "criterion.drop-pending",
                    () -> criterion.counter(1, wording().by(TODAY), CHAMPION, WORLD, NOW));
            criterion.stays(CHAMPION, NOW);
            assertThat(criterion.waitsFor()).isNull();
        }

        @Test
        void aMemberCannotDrop() {
            refused("criterion.signatory-needed", () -> agreed().proposeDrop(1, "No", MEMBER, WORLD, NOW));
        }

        @Test
        void theFirstAgreedDateStays() {
            var criterion = agreed();
            criterion.counter(1, wording().by(LocalDate.of(2027, 1, 15)), CHAMPION, WORLD, NOW);
            criterion.accept(2, CSM, WORLD, NOW);
            assertThat(criterion.inForce().due()).isEqualTo(LocalDate.of(2027, 1, 15));
            assertThat(criterion.firstAgreedDue()).isEqualTo(LocalDate.of(2026, 11, 30));
        }

        @Test
        void whatIsRequiredIsPartOfWhatBothAgreed() {
            var w = wording();
            var optional = new Wording(
                    w.statement(), w.description(), w.observation(), w.measure(), w.owner(), w.due(), false, false, "");
            var id = CriterionId.next();
            assertThat(optional.hash(ACCOUNT, id, 1)).isNotEqualTo(w.hash(ACCOUNT, id, 1));
            var criterion = agreed();
            criterion.counter(1, optional, CSM, WORLD, NOW);
            assertThat(criterion.inForce().required()).isTrue();
        }

        @Test
        void whatBothAcceptIsTheHashOfEverythingThatIsAgreed() {
            var id = CriterionId.next();
            var w = wording();
            var hashes = Stream.of(
                            w,
                            w.saying("Three regional managers open the ROI summary"),
                            new Wording(
                                    w.statement(), "In Leeds", "", w.measure(), w.owner(), w.due(), true, false, ""),
                            w.observing("They have opened it alone"),
                            w.measuredBy(null),
                            w.measuredBy(measure("managers", "people", "0", "2")),
                            w.measuredBy(measure("managers", "people", "0", "3")),
                            w.measuredBy(measure("managers", "people", "1", "3")),
                            w.measuredBy(measure("managers", "regions", "1", "3")),
                            w.ownedBy(CHAMPION.person()),
                            w.by(TODAY),
                            new Wording(w.statement(), "", "", w.measure(), w.owner(), w.due(), false, false, ""),
                            new Wording(w.statement(), "", "", w.measure(), w.owner(), w.due(), true, true, ""),
                            w.proving("two days every month"))
                    .map(wording -> wording.hash(ACCOUNT, id, 1));
            var elsewhere = Stream.of(
                    w.hash(AccountId.next(), id, 1), w.hash(ACCOUNT, CriterionId.next(), 1), w.hash(ACCOUNT, id, 2));
            assertThat(Stream.concat(hashes, elsewhere)).doesNotHaveDuplicates().hasSize(17);
            assertThat(wording().hash(ACCOUNT, id, 1)).isEqualTo(w.hash(ACCOUNT, id, 1));
        }

        @Test
        @DisplayName("Rule 3: a passed date is heard of once, and never of what is shown or dropped")
        void aPassedDateIsHeardOfOnceAndNeverOfWhatIsShownOrDropped() {
            var later = new Circumstances(LocalDate.of(2026, 12, 1), WORLD.owners(), false, false, Samples.WHY);
            var shown = new Circumstances(LocalDate.of(2026, 12, 1), WORLD.owners(), false, true, Samples.WHY);
            var dueToday = new Circumstances(LocalDate.of(2026, 11, 30), WORLD.owners(), false, false, Samples.WHY);
            var criterion = agreed();
            assertThat(proposedBy(CSM).datePassed(later)).isEmpty();
            assertThat(criterion.datePassed(dueToday)).isEmpty();
            assertThat(criterion.dateOver(later.today())).isTrue();
            assertThat(criterion.datePassed(later)).contains(LocalDate.of(2026, 11, 30));
            assertThat(criterion.datePassed(later)).isEmpty();
            assertThat(criterion.noLongerShown()).as("it was heard of").isFalse();
            var inTime = agreed();
            assertThat(inTime.datePassed(shown)).isEmpty();
            assertThat(inTime.datePassed(later)).as("it was shown on its day").isEmpty();
            var gone = agreed();
            gone.proposeDrop(1, "We changed suppliers", CHAMPION, WORLD, NOW);
            gone.agreeToDrop(NOW, CSM, WORLD, NOW);
            assertThat(gone.datePassed(later)).isEmpty();
        }

        @Test
        @DisplayName("Rule 3: a date that passed under two signatures counts after all when one is withdrawn (rule 12)")
        void aWithdrawnSignatureLetsThePassedDateCount() {
            var later = new Circumstances(LocalDate.of(2026, 12, 1), WORLD.owners(), false, false, Samples.WHY);
            var shown = new Circumstances(LocalDate.of(2026, 12, 1), WORLD.owners(), false, true, Samples.WHY);
            var criterion = agreed();
            assertThat(criterion.noLongerShown()).as("its day is awaited").isFalse();
            criterion.datePassed(shown);
            assertThat(criterion.noLongerShown()).isTrue();
            assertThat(criterion.datePassed(later)).contains(LocalDate.of(2026, 11, 30));
        }

        @Test
        void wordsUnderACoSignedResultStayAsTheyAre() {
            var criterion = agreed();
            var shown = new Circumstances(TODAY, WORLD.owners(), false, true, Samples.WHY);
            refused(
                    "criterion.already-shown",
                    () -> criterion.counter(1, wording().by(TODAY), CHAMPION, shown, NOW));
            refused("criterion.already-shown", () -> criterion.proposeDrop(1, "No", CSM, shown, NOW));
            criterion.counter(1, wording().by(LocalDate.of(2026, 12, 4)), CHAMPION, WORLD, NOW);
            refused("criterion.already-shown", () -> criterion.accept(2, CSM, shown, NOW));
            assertThat(criterion.inForceNumber()).isEqualTo(1);
        }
    }

    @Nested
    @DisplayName("Rule 4: wording that only describes vendor work is stopped by the server too")
    class Rule4 {

        @Test
        void itIsStoppedWhoeverProposesIt() {
            var vendorWork = wording().saying("Training delivered to all managers");
            refused(
                    "criterion.vendor-wording.training",
                    () -> Criterion.propose(CriterionId.next(), ACCOUNT, vendorWork, CSM, WORLD, NOW));
            refused("criterion.vendor-wording.training", () -> agreed().counter(1, vendorWork, CHAMPION, WORLD, NOW));
        }

        @Test
        void itStaysOnlyWithWhatTheCustomerWillObserve() {
            var kept = wording()
                    .saying("Training delivered to all managers")
                    .observing("Each manager has run one forecast alone");
            var criterion = Criterion.propose(CriterionId.next(), ACCOUNT, kept, CSM, WORLD, NOW);
            assertThat(criterion.table().observation()).contains("alone");
        }
    }

    @Nested
    @DisplayName("Rule 5: the first result can be replaced, never dropped")
    class Rule5 {

        @Test
        void theFirstResultIsNeverDropped() {
            var criterion = agreed();
            refused("first-value.never-dropped", () -> criterion.proposeDrop(1, "No", CSM, FIRST_VALUE, NOW));
            criterion.proposeDrop(1, "No", CSM, WORLD, NOW);
            refused("first-value.never-dropped", () -> criterion.agreeToDrop(NOW, CHAMPION, FIRST_VALUE, NOW));
        }

        @Test
        void theFirstResultNamesThePartOfTheWhyThatItProves() {
            var criterion = draft();
            criterion.counter(1, wording(), CHAMPION, FIRST_VALUE, NOW);
            refused("first-value.needs-part-of-why", () -> criterion.accept(2, CSM, FIRST_VALUE, NOW));
            refused(
                    "first-value.not-part-of-why",
                    () -> criterion.counter(2, wording().proving("world peace"), CHAMPION, FIRST_VALUE, NOW));
            criterion.counter(2, wording().proving("Two days, every month"), CHAMPION, FIRST_VALUE, NOW);
            criterion.accept(3, CSM, FIRST_VALUE, NOW);
            assertThat(criterion.inForce()).isNotNull();
        }

        @Test
        void theFirstResultIsNeverTakenBackEither() {
            var criterion = proposedBy(MEMBER);
            refused("first-value.never-dropped", () -> criterion.withdraw(1, MEMBER, FIRST_VALUE, NOW));
            criterion.withdraw(1, MEMBER, WORLD, NOW);
        }

        @Test
        void theFirstResultDoesNotComeAfterOnboarding() {
            var w = wording();
            var after = new Wording(
                    w.statement(), "", "", w.measure(), w.owner(), w.due(), true, true, "two days every month");
            refused("first-value.after-onboarding", () -> draft().counter(1, after, CHAMPION, FIRST_VALUE, NOW));
            assertThat(draft().counter(1, after, CHAMPION, WORLD, NOW)).isTrue();
        }

        @Test
        void thePlaybooksSuggestionHasToBeAdaptedByTheCustomer() {
            var criterion = draft();
            assertThat(criterion.waitsFor()).isEqualTo(Side.CUSTOMER);
            assertThat(criterion.table().dateBinds()).isFalse();
            refused("criterion.needs-owner", () -> criterion.accept(1, CHAMPION, FIRST_VALUE, NOW));
        }
    }
}
