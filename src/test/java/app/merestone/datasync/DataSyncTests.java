package app.merestone.datasync;

import static app.merestone.datasync.SyncSamples.HANNA;
import static app.merestone.datasync.SyncSamples.JOB;
import static app.merestone.datasync.SyncSamples.MAYA;
import static app.merestone.datasync.SyncSamples.NOON;
import static app.merestone.datasync.SyncSamples.comparison;
import static app.merestone.datasync.SyncSamples.complete;
import static app.merestone.datasync.SyncSamples.connected;
import static app.merestone.datasync.SyncSamples.counted;
import static app.merestone.datasync.SyncSamples.ran;
import static app.merestone.datasync.SyncSamples.report;
import static app.merestone.datasync.SyncSamples.tell;
import static app.merestone.datasync.SyncSamples.verified;
import static app.merestone.datasync.SyncSamples.withSamples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What moves a data sync, and what does not. */
class DataSyncTests {

    private static final SyncRun.Period NO_PERIOD = (from, to) -> new SyncRun.PeriodSum(0, Set.of());

    @Nested
    @DisplayName("Rule 6: configured is the vendor's word, verified the customer's alone, and blind")
    class Rule6 {

        @Test
        void connectingProvesNothing() {
            assertThat(connected().state()).isEqualTo(SyncState.CONNECTED);
        }

        @Test
        void aRunWithoutRowsDoesNotArrive() {
            var sync = connected();
            ran(sync, complete(NOON, 0L));
            ran(sync, complete(NOON, null));
            ran(sync, report(RunReport.Kind.START, NOON, 5L, null));
            assertThat(sync.state()).isEqualTo(SyncState.CONNECTED);
        }

        @Test
        void aRunWithRowsArrivesAndIsNotVerifiedByThat() {
            var sync = connected();
            ran(sync, complete(NOON, 4_812L));
            assertThat(sync.state()).isEqualTo(SyncState.ARRIVED);
        }

        @Test
        void noMethodOfARunAnswersItsNumber() {
            var telling = Arrays.stream(SyncRun.class.getDeclaredMethods())
                    .filter(m -> !m.isSynthetic())
                    .filter(m -> List.of(long.class, Long.class, int.class, Number.class)
                            .contains(m.getReturnType()))
                    .filter(m -> !java.lang.reflect.Modifier.isPrivate(m.getModifiers()))
                    .map(Method::getName);
            assertThat(telling).isEmpty();
        }

        @Test
        void aBlindRunHasNoPlaceForANumber() {
            assertThat(BlindRun.class.getRecordComponents())
                    .noneMatch(c -> c.getType().isPrimitive() && c.getType() != boolean.class)
                    .noneMatch(c -> Number.class.isAssignableFrom(c.getType()));
        }

        @Test
        void bothNumbersStandSideBySideOnceTheCustomersOwnIsThere() {
            var sync = connected();
            var run = ran(sync, complete(NOON.minusSeconds(600), 4_812L));
            var count = counted(sync, run, 4_830);
            assertThat(count.theirs()).isEqualTo(4_830);
            assertThat(count.ours()).isEqualTo(4_812);
            assertThat(count.difference()).isEqualTo(-18);
            assertThat(count.inside()).isTrue();
        }

        @Test
        void insideTheToleranceTheCustomersWordVerifies() {
            var sync = verified();
            assertThat(sync.state()).isEqualTo(SyncState.VERIFIED);
        }

        @Test
        void outsideTheToleranceNobodyCanVerify() {
            var sync = connected();
            var run = ran(sync, complete(NOON.minusSeconds(600), 4_812L));
            var count = counted(sync, run, 4_838);
            assertThat(count.inside()).isFalse();
            assertThatThrownBy(() -> sync.verify(run, count, SampleVerdict.NOT_LOOKED_AT, MAYA, NOON))
                    .hasMessage("sync.outside-tolerance");
            assertThat(sync.state()).isEqualTo(SyncState.ARRIVED);
        }

        @Test
        void sampleRecordsHaveToBeLookedAtAndRight() {
            var sync = connected();
            var run = ran(sync, withSamples(NOON.minusSeconds(600), 4_812));
            var count = counted(sync, run, 4_812);
            assertThatThrownBy(() -> sync.verify(run, count, SampleVerdict.NOT_LOOKED_AT, MAYA, NOON))
                    .hasMessage("sync.samples-unseen");
            assertThatThrownBy(() -> sync.verify(run, count, SampleVerdict.SOME_WRONG, MAYA, NOON))
                    .hasMessage("sync.samples-wrong");
            sync.verify(run, count, SampleVerdict.ALL_RIGHT, MAYA, NOON);
            assertThat(sync.state()).isEqualTo(SyncState.VERIFIED);
        }

        @Test
        void samplesOpenOnlyWithTheCountOfTheirOwnRun() {
            var sync = connected();
            var run = ran(sync, withSamples(NOON.minusSeconds(600), 4_812));
            var other = counted(sync, ran(sync, complete(NOON.minusSeconds(300), 5L)), 5);
            assertThatThrownBy(() -> run.samples(other)).isInstanceOf(IllegalArgumentException.class);
            assertThat(run.samples(counted(sync, run, 1))).hasSize(1);
        }

        @Test
        void aFullSyncIsComparedByTheRunsRowsEvenWhereATotalIsTold() {
            var sync = connected();
            var run = ran(sync, report(RunReport.Kind.COMPLETE, NOON.minus(Duration.ofHours(1)), 4_812L, 9_000L));
            assertThat(counted(sync, run, 4_812).ours()).isEqualTo(4_812);
            var onlyTotal = ran(sync, report(RunReport.Kind.COMPLETE, NOON.minus(Duration.ofHours(1)), null, 9_000L));
            assertThat(counted(sync, onlyTotal, 9_000).ours()).isEqualTo(9_000);
        }

        @Test
        void anIncrementalSyncIsComparedByTheTotalAfterTheRun() {
            var sync = connected(Delivery.INCREMENTAL, Tolerance.records(0));
            var run = ran(sync, report(RunReport.Kind.COMPLETE, NOON.minusSeconds(600), 12L, 4_812L));
            assertThat(run.basis(sync.delivery())).isEqualTo(Basis.TOTAL_AFTER);
            assertThat(counted(sync, run, 4_812).ours()).isEqualTo(4_812);
        }

        @Test
        void anIncrementalSyncWithoutATotalIsComparedByANamedPeriodSummedOverRuns() {
            var sync = connected(Delivery.INCREMENTAL, Tolerance.records(0));
            var run = ran(sync, complete(NOON.minusSeconds(600), 12L));
            assertThat(run.basis(sync.delivery())).isEqualTo(Basis.PERIOD);
            assertThatThrownBy(() -> counted(sync, run, 4_812)).hasMessage("sync.period-needed");
            var november = new NamedComparison(
                    "Deals closed", LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 21), NOON.minusSeconds(60));
            var other = SyncRunId.next();
            var opened = run.open(
                    sync, november, 90, MAYA, NOON, (from, to) -> new SyncRun.PeriodSum(91, Set.of(run.id(), other)));
            assertThat(opened.count().ours()).isEqualTo(91);
            assertThat(opened.all()).extracting(RunCount::run).containsExactly(run.id(), other);
            assertThatThrownBy(() -> run.open(
                            sync, november, 90, MAYA, NOON, (from, to) -> new SyncRun.PeriodSum(91, Set.of(other))))
                    .as("days that the run did not come in on")
                    .hasMessage("sync.period-elsewhere");
        }

        @Test
        void inUseNeedsAVerificationAndTheCustomersStatement() {
            assertThatThrownBy(() -> connected().use("Weekly forecast", MAYA, NOON))
                    .hasMessage("sync.use-unverified");
            assertThat(verified().use("Weekly forecast", MAYA, NOON).state()).isEqualTo(SyncState.IN_USE);
        }

        @Test
        void inUseByASignalNeedsAVerificationAndWhatWasDoneSince() {
            assertThat(connected().signalled(NOON, NOON)).isFalse();
            var arrived = connected();
            ran(arrived, complete(NOON.minusSeconds(600), 4_812L));
            assertThat(arrived.signalled(NOON, NOON)).isFalse();
            assertThat(arrived.state()).isEqualTo(SyncState.ARRIVED);
            var sync = verified();
            assertThat(sync.signalled(NOON.minusSeconds(1), NOON)).isFalse();
            assertThat(sync.state()).isEqualTo(SyncState.VERIFIED);
            assertThat(sync.signalled(NOON, NOON)).isTrue();
            assertThat(sync.state()).isEqualTo(SyncState.IN_USE);
            assertThat(sync.signalled(NOON.plusSeconds(1), NOON)).as("once").isFalse();
        }

        @Test
        void whatWasLetGoOfComesIntoUseByNoSignal() {
            var sync = verified();
            sync.disconnect("The wrong table.", HANNA, NOON);
            assertThat(sync.signalled(NOON, NOON)).isFalse();
            assertThat(sync.state()).isEqualTo(SyncState.VERIFIED);
        }

        @Test
        void whatWasInUseByASignalIsOnlyVerifiedAfterItWasVerifiedAnew() {
            var sync = verified();
            sync.signalled(NOON, NOON);
            ran(sync, report(RunReport.Kind.FAIL, NOON.minusSeconds(120), null, null));
            sync.watched(NOON.plus(Duration.ofHours(6)));
            assertThat(sync.state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
            assertThat(sync.signalled(NOON.plus(Duration.ofHours(6)), NOON.plus(Duration.ofHours(6))))
                    .isFalse();
            var after = ran(sync, complete(NOON.minusSeconds(60), 4_900L));
            sync.verify(after, counted(sync, after, 4_900), SampleVerdict.NOT_LOOKED_AT, MAYA, NOON);
            assertThat(sync.state()).isEqualTo(SyncState.VERIFIED);
        }

        @Test
        void aDisputedRunIsNotVerifiedByPressingOnceMore() {
            var sync = connected();
            var run = ran(sync, complete(NOON.minusSeconds(600), 4_812L));
            var count = counted(sync, run, 4_812).off();
            sync.dispute(DisputeId.next(), NOON);
            assertThatThrownBy(() -> sync.verify(run, count, SampleVerdict.NOT_LOOKED_AT, MAYA, NOON))
                    .hasMessage("sync.disputed");
        }

        @Test
        void aLaterRunThatIsRightSettlesADispute() {
            var sync = connected();
            var first = ran(sync, complete(NOON.minusSeconds(600), 4_000L));
            counted(sync, first, 4_812).off();
            sync.dispute(DisputeId.next(), NOON);
            var second = ran(sync, complete(NOON.plusSeconds(600), 4_812L));
            assertThat(sync.state()).isEqualTo(SyncState.DISPUTED);
            sync.verify(second, counted(sync, second, 4_812), SampleVerdict.NOT_LOOKED_AT, MAYA, NOON);
            assertThat(sync.state()).isEqualTo(SyncState.VERIFIED);
            assertThat(sync.disputeId()).isNull();
        }

        @Test
        void aCountOutsideOfDataThatNobodyCheckedWaitsForTheirWordUntilANewerOneArrives() {
            var sync = connected();
            var run = ran(sync, complete(NOON.minusSeconds(600), 4_812L));
            assertThat(sync.need()).isEqualTo(SyncNeed.WAITING);
            sync.counted(counted(sync, run, 4_000), NOON);
            sync.watched(NOON.plusSeconds(60));
            assertThat(sync.need()).isEqualTo(SyncNeed.UNDECIDED);
            ran(sync, complete(NOON.plusSeconds(600), 4_812L));
            assertThat(sync.need()).as("there is another one to count").isEqualTo(SyncNeed.WAITING);
        }

        @Test
        void onlyWhatArrivedIsCounted() {
            var sync = connected();
            var empty = ran(sync, complete(NOON.minusSeconds(600), 0L));
            var running = ran(sync, report(RunReport.Kind.START, NOON.minusSeconds(60), 5L, null));
            for (var run : List.of(empty, running)) {
                assertThatThrownBy(() -> counted(sync, run, 5)).hasMessage("run.nothing-arrived");
            }
        }

        @Test
        void whatIsComparedIsNamedAndAPeriodHasBothItsEnds() {
            var day = LocalDate.of(2026, 11, 1);
            assertThatThrownBy(() -> new NamedComparison(" ", null, null, NOON)).hasMessage("text.empty");
            assertThatThrownBy(() -> new NamedComparison("Accounts", day, null, NOON))
                    .hasMessage("sync.period-half");
            assertThatThrownBy(() -> new NamedComparison("Accounts", null, day, NOON))
                    .hasMessage("sync.period-half");
        }

        @Test
        void whatIsComparedHasToLieInThePast() {
            var sync = connected();
            var run = ran(sync, complete(NOON.minusSeconds(600), 4_812L));
            var tomorrow = new NamedComparison("Accounts", null, null, NOON.plus(Duration.ofDays(1)));
            assertThatThrownBy(() -> run.open(sync, tomorrow, 1, MAYA, NOON, NO_PERIOD))
                    .hasMessage("sync.as-of-future");
            assertThatThrownBy(() -> run.open(sync, comparison(), -1, MAYA, NOON, NO_PERIOD))
                    .hasMessage("count.negative");
            assertThatThrownBy(() ->
                            new NamedComparison("Accounts", LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 1), NOON))
                    .hasMessage("sync.period-backwards");
        }
    }

    @Nested
    @DisplayName(
            "Rule 7: a failed run shows at once, a late one needs another look, and only a customer person brings it back")
    class Rule7 {

        /** The last good run of {@link SyncSamples#verified()} ended then. */
        private static final Instant LAST_GOOD = NOON.minus(Duration.ofHours(4));

        @Test
        void aFailedRunAfterTheVerificationShowsAtOnceAndNeedsAnotherLookWhenNoGoodOneFollowsWithinTheGrace() {
            var sync = verified();
            var failed = NOON.minusSeconds(60);
            ran(sync, report(RunReport.Kind.FAIL, failed, null, null));
            assertThat(sync.state()).isEqualTo(SyncState.VERIFIED);
            assertThat(sync.need()).isEqualTo(SyncNeed.FAILED);
            assertThat(sync.watchAt()).isEqualTo(failed.plus(Duration.ofHours(6)));
            sync.watched(failed.plus(Duration.ofHours(6)).minusNanos(1_000));
            assertThat(sync.state()).isEqualTo(SyncState.VERIFIED);
            sync.watched(failed.plus(Duration.ofHours(6)));
            assertThat(sync.state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
            assertThat(sync.lookReason()).isEqualTo(LookReason.FAILED);
            assertThat(sync.watchAt()).as("the clock changes nothing more").isNull();
        }

        @Test
        void anAbortedRunDoesTooAndSoDoesOneInUse() {
            var sync = verified().use("Weekly forecast", MAYA, NOON);
            ran(sync, report(RunReport.Kind.ABORT, NOON.minusSeconds(60), null, null));
            sync.watched(NOON.plus(Duration.ofHours(6)));
            assertThat(sync.state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        }

        @Test
        void withoutAnyGraceAFailedRunNeedsAnotherLookAtOnce() {
            var sync = DataSync.connected(AccountId.next(), form(24, 0), HANNA, NOON.minus(Duration.ofDays(3)));
            var run = ran(sync, complete(LAST_GOOD, 4_812L));
            sync.verify(run, counted(sync, run, 4_812), SampleVerdict.NOT_LOOKED_AT, MAYA, NOON);
            ran(sync, report(RunReport.Kind.FAIL, NOON.plusSeconds(60), null, null));
            assertThat(sync.state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        }

        @Test
        void aGoodRunWithinTheGraceLeavesTheCustomersWordStanding() {
            var sync = verified();
            ran(sync, report(RunReport.Kind.FAIL, NOON.minusSeconds(120), null, null));
            ran(sync, complete(NOON.plus(Duration.ofHours(5)), 4_900L));
            sync.watched(NOON.plus(Duration.ofHours(6)));
            assertThat(sync.state()).isEqualTo(SyncState.VERIFIED);
            assertThat(sync.need()).isNull();
        }

        @Test
        void noGoodRunWithinCadenceAndGraceNeedsAnotherLookOnceAndSinceThen() {
            var sync = verified();
            var by = LAST_GOOD.plus(Duration.ofHours(24 + 6));
            assertThat(sync.watchAt()).isEqualTo(by);
            sync.watched(by.minusNanos(1_000));
            assertThat(sync.state()).isEqualTo(SyncState.VERIFIED);
            sync.watched(by.plusSeconds(600));
            assertThat(sync.state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
            assertThat(sync.lookReason()).isEqualTo(LookReason.OVERDUE);
            assertThat(sync.needSince()).isEqualTo(by);
            sync.watched(by.plusSeconds(1_200));
            sync.watched(by.plus(Duration.ofDays(400)));
            assertThat(events(sync, SyncNeedsLook.class)).as("told once").hasSize(1);
        }

        @Test
        void aRunThatCameTooLateDoesNotHideThatItWasLate() {
            var sync = verified();
            ran(sync, complete(LAST_GOOD.plus(Duration.ofHours(31)), 4_900L));
            assertThat(sync.state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
            assertThat(sync.lookReason()).isEqualTo(LookReason.OVERDUE);
        }

        @Test
        void anEmptyRunThatEndedWellIsAGoodRunToo() {
            var sync = verified();
            ran(sync, report(RunReport.Kind.COMPLETE, LAST_GOOD.plus(Duration.ofHours(20)), null, null));
            sync.watched(LAST_GOOD.plus(Duration.ofHours(31)));
            assertThat(sync.state()).isEqualTo(SyncState.VERIFIED);
        }

        @Test
        void whatNobodyCheckedShowsAsOverdueAndKeepsItsRung() {
            var sync = connected();
            assertThat(sync.need()).isNull();
            sync.watched(NOON.minus(Duration.ofDays(3)).plus(Duration.ofHours(30)));
            assertThat(sync.state()).isEqualTo(SyncState.CONNECTED);
            assertThat(sync.need()).isEqualTo(SyncNeed.OVERDUE);
            ran(sync, complete(NOON, 12L));
            assertThat(sync.state()).isEqualTo(SyncState.ARRIVED);
            assertThat(sync.need()).isEqualTo(SyncNeed.WAITING);
            sync.watched(NOON.plus(Duration.ofHours(30)).plusSeconds(600));
            sync.watched(NOON.plus(Duration.ofHours(31)));
            assertThat(sync.state()).isEqualTo(SyncState.ARRIVED);
            assertThat(sync.need()).isEqualTo(SyncNeed.OVERDUE);
            assertThat(sync.needSince()).isEqualTo(NOON.plus(Duration.ofHours(30)));
            assertThat(events(sync, SyncOverdue.class)).as("each time once").hasSize(2);
        }

        @Test
        void whatTheyHaveCheckedBeforeItWasLateDoesNotBringItBack() {
            var sync = connected();
            var run = ran(sync, complete(LAST_GOOD, 4_812L));
            var count = counted(sync, run, 4_812);
            sync.verify(run, count, SampleVerdict.NOT_LOOKED_AT, MAYA, NOON);
            sync.watched(NOON.plus(Duration.ofDays(2)));
            assertThatThrownBy(() -> sync.verify(run, count, SampleVerdict.NOT_LOOKED_AT, MAYA, NOON))
                    .hasMessage("sync.look-newer");
            ran(sync, complete(NOON.plus(Duration.ofDays(2)), 4_900L));
            sync.watched(NOON.plus(Duration.ofDays(2)));
            assertThat(sync.state()).as("no run brings it back").isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        }

        @Test
        void whatWasThereBeforeItWasLateOrChangedDoesNotBringItBackEither() {
            for (var look : List.of(LookReason.OVERDUE, LookReason.VOLUME, LookReason.SCHEMA)) {
                var sync = verified();
                var counted = ran(sync, complete(NOON.minusSeconds(3600), 4_830L));
                var uncounted = ran(sync, uncounted(NOON.minusSeconds(1800)));
                var later = NOON.plus(Duration.ofDays(2));
                if (look == LookReason.OVERDUE) {
                    sync.watched(later);
                } else {
                    sync.changed(look, later, later);
                }
                assertThat(sync.lookReason()).isEqualTo(look);
                assertThatThrownBy(() -> sync.verify(
                                counted, counted(sync, counted, 4_830), SampleVerdict.NOT_LOOKED_AT, MAYA, later))
                        .hasMessage("sync.look-newer");
                assertThatThrownBy(
                                () -> sync.verifyBySamples(uncounted, "Accounts", SampleVerdict.ALL_RIGHT, MAYA, later))
                        .hasMessage("sync.look-newer");
                var newer = ran(sync, complete(later.plusSeconds(60), 4_840L));
                sync.verify(newer, counted(sync, newer, 4_840), SampleVerdict.NOT_LOOKED_AT, MAYA, later);
                assertThat(sync.state()).isEqualTo(SyncState.VERIFIED);
            }
        }

        private static RunReport uncounted(Instant at) {
            return new RunReport(
                    new PipelineRun(java.util.UUID.randomUUID()),
                    RunReport.Kind.COMPLETE,
                    at,
                    null,
                    null,
                    null,
                    true,
                    null,
                    null,
                    List.of(Map.of("name", "Harbour & Pine")));
        }

        @Test
        void whoSaysThatALateArrivalIsRightIsNotToldAtOnceThatItIsLate() {
            var sync = connected();
            var run = ran(sync, complete(NOON.minus(Duration.ofDays(2)), 4_812L));
            sync.watched(NOON);
            sync.verify(run, counted(sync, run, 4_812), SampleVerdict.NOT_LOOKED_AT, MAYA, NOON);
            assertThat(sync.state()).isEqualTo(SyncState.VERIFIED);
            assertThat(sync.watchAt()).isEqualTo(NOON.plus(Duration.ofHours(30)));
        }

        @Test
        void whatChangedNeedsAnotherLookAndADisputeIsNotTurnedIntoOne() {
            var sync = verified().changed(LookReason.VOLUME, NOON, NOON);
            assertThat(sync.state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
            assertThat(sync.lookReason()).isEqualTo(LookReason.VOLUME);
            var disputed = verified().dispute(DisputeId.next(), NOON).changed(LookReason.VOLUME, NOON, NOON);
            disputed.watched(NOON.plus(Duration.ofDays(9)));
            assertThat(disputed.state()).isEqualTo(SyncState.DISPUTED);
        }

        @Test
        void aDisconnectedOneIsNotWatched() {
            var sync = connected();
            sync.disconnect("The wrong table.", HANNA, NOON);
            assertThat(sync.watchAt()).isNull();
            assertThat(sync.watched(NOON.plus(Duration.ofDays(9))).need()).isNull();
        }

        @Test
        void aGoodRunAloneDoesNotBringItBack() {
            var sync = verified();
            ran(sync, report(RunReport.Kind.FAIL, NOON.minusSeconds(120), null, null));
            sync.watched(NOON.plus(Duration.ofHours(6)));
            ran(sync, complete(NOON.plus(Duration.ofHours(7)), 4_900L));
            assertThat(sync.state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        }

        @Test
        void aCustomerPersonBringsItBackByCountingARunAfterTheFailedOne() {
            var sync = connected();
            var before = ran(sync, complete(NOON.minusSeconds(600), 4_812L));
            var count = counted(sync, before, 4_812);
            sync.verify(before, count, SampleVerdict.NOT_LOOKED_AT, MAYA, NOON);
            ran(sync, report(RunReport.Kind.FAIL, NOON.minusSeconds(120), null, null));
            assertThatThrownBy(() -> sync.verify(before, count, SampleVerdict.NOT_LOOKED_AT, MAYA, NOON))
                    .hasMessage("sync.failed-since");
            var after = ran(sync, complete(NOON.minusSeconds(60), 4_900L));
            sync.verify(after, counted(sync, after, 4_900), SampleVerdict.NOT_LOOKED_AT, MAYA, NOON);
            assertThat(sync.state()).isEqualTo(SyncState.VERIFIED);
        }

        @Test
        void takingADisputeBackBringsNoVerificationBack() {
            var sync = verified();
            sync.dispute(DisputeId.next(), NOON);
            sync.undispute(NOON);
            assertThat(sync.state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
            assertThat(sync.disputeId()).isNull();
        }

        @Test
        void norDoesPressingOnceMoreOnTheRunThatTheyHadCheckedBeforeIt() {
            var sync = connected();
            var run = ran(sync, complete(LAST_GOOD, 4_812L));
            var count = counted(sync, run, 4_812);
            sync.verify(run, count, SampleVerdict.NOT_LOOKED_AT, MAYA, NOON);
            sync.dispute(DisputeId.next(), NOON);
            sync.undispute(NOON);
            assertThatThrownBy(() -> sync.verify(run, count, SampleVerdict.NOT_LOOKED_AT, MAYA, NOON))
                    .hasMessage("sync.look-newer");
            assertThat(sync.state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        }

        @Test
        void aCountThatWasSaidToBeOffVerifiesNothingAlsoOnceThatIsTakenBack() {
            for (var sync : List.of(connected(), verified())) {
                var run = ran(sync, complete(NOON.minusSeconds(60), 4_812L));
                var count = counted(sync, run, 4_812).off();
                sync.dispute(DisputeId.next(), NOON);
                assertThatThrownBy(() -> sync.verify(run, count, SampleVerdict.NOT_LOOKED_AT, MAYA, NOON))
                        .hasMessage("sync.disputed");
                sync.undispute(NOON);
                assertThatThrownBy(() -> sync.verify(run, count, SampleVerdict.NOT_LOOKED_AT, MAYA, NOON))
                        .hasMessage("sync.said-off");
            }
        }

        @Test
        void whatWasInUseIsInUseAgainAfterItWasVerifiedAnew() {
            var sync = verified().use("Weekly forecast", MAYA, NOON);
            ran(sync, report(RunReport.Kind.FAIL, NOON.minusSeconds(120), null, null));
            sync.watched(NOON.plus(Duration.ofHours(6)));
            var after = ran(sync, complete(NOON.minusSeconds(60), 4_900L));
            sync.verify(after, counted(sync, after, 4_900), SampleVerdict.NOT_LOOKED_AT, MAYA, NOON);
            assertThat(sync.state()).isEqualTo(SyncState.IN_USE);
        }

        @Test
        void aFailureToldLateThatAGoodRunHasOvertakenChangesNothing() {
            var sync = verified();
            ran(sync, complete(NOON.minusSeconds(60), 4_900L));
            ran(sync, report(RunReport.Kind.FAIL, NOON.minusSeconds(3600), null, null));
            assertThat(sync.need()).isNull();
            sync.watched(NOON.plus(Duration.ofHours(7)));
            assertThat(sync.state()).isEqualTo(SyncState.VERIFIED);
        }

        @Test
        void ofFailuresAndOfGoodRunsTheLastOneCountsInWhicheverOrderTheyAreTold() {
            var failed = verified();
            ran(failed, report(RunReport.Kind.FAIL, NOON.minusSeconds(60), null, null));
            ran(failed, complete(NOON.minusSeconds(600), 4_900L));
            ran(failed, report(RunReport.Kind.FAIL, NOON.minusSeconds(3600), null, null));
            assertThat(failed.need())
                    .as("the last failure is answered by no good run")
                    .isEqualTo(SyncNeed.FAILED);
            var recovered = verified();
            ran(recovered, complete(NOON.minusSeconds(60), 4_900L));
            ran(recovered, report(RunReport.Kind.FAIL, NOON.minusSeconds(600), null, null));
            ran(recovered, complete(NOON.minusSeconds(3600), 4_900L));
            assertThat(recovered.need()).as("the last good run came after it").isNull();
        }

        @Test
        void aFailureBeforeAnybodyVerifiedLeavesTheStateAndStopsTheRunBeforeIt() {
            var sync = connected();
            var run = ran(sync, complete(NOON.minusSeconds(600), 4_812L));
            ran(sync, report(RunReport.Kind.FAIL, NOON.minusSeconds(60), null, null));
            assertThat(sync.state()).isEqualTo(SyncState.ARRIVED);
            var count = counted(sync, run, 4_812);
            assertThatThrownBy(() -> sync.verify(run, count, SampleVerdict.NOT_LOOKED_AT, MAYA, NOON))
                    .hasMessage("sync.failed-since");
        }

        @Test
        void norIsAnUncountedRunBeforeAFailureSaidToBeRightByItsRecords() {
            var sync = connected();
            var run = ran(sync, uncounted(NOON.minusSeconds(600)));
            ran(sync, report(RunReport.Kind.FAIL, NOON.minusSeconds(60), null, null));
            assertThatThrownBy(() -> sync.verifyBySamples(run, "Accounts", SampleVerdict.ALL_RIGHT, MAYA, NOON))
                    .hasMessage("sync.failed-since");
            assertThat(sync.state()).isEqualTo(SyncState.ARRIVED);
        }
    }

    @Nested
    @DisplayName(
            "Rules 6 and 14: what was connected wrongly is put right by the vendor alone until the customer's word is in")
    class PuttingRight {

        private static final JobKey OTHER = new JobKey("airflow", "salesforce_contacts", "warehouse.contacts");

        @Test
        void anotherAddressWaitsForItsFirstArrivalAndLeavesWhatCameUnderTheWrongOneUncounted() {
            var sync = connected();
            var wrong = ran(sync, complete(NOON.minusSeconds(600), 4_812L));
            sync.correct(described(OTHER, Tolerance.records(25)), NOON);
            assertThat(sync.state()).isEqualTo(SyncState.CONNECTED);
            assertThat(sync.listensTo(OTHER)).isTrue();
            assertThat(sync.listensTo(JOB)).isFalse();
            assertThatThrownBy(() -> counted(sync, wrong, 4_812)).hasMessage("run.earlier-address");
            var right = ran(sync, complete(NOON.minusSeconds(300), 90L));
            assertThat(sync.state()).isEqualTo(SyncState.ARRIVED);
            assertThat(counted(sync, right, 90).ours()).isEqualTo(90);
        }

        @Test
        void whatFailedUnderTheWrongAddressStopsNothingUnderTheRightOne() {
            var sync = connected();
            ran(sync, report(RunReport.Kind.FAIL, NOON.minusSeconds(60), null, null));
            sync.correct(described(OTHER, Tolerance.records(25)), NOON);
            var run = ran(sync, complete(NOON.minusSeconds(600), 90L));
            var count = counted(sync, run, 90);
            sync.counted(count, NOON).verify(run, count, SampleVerdict.NOT_LOOKED_AT, MAYA, NOON);
            assertThat(sync.state()).isEqualTo(SyncState.VERIFIED);
        }

        @Test
        void theSameAddressKeepsWhatArrived() {
            var sync = connected();
            var run = ran(sync, complete(NOON.minusSeconds(600), 4_812L));
            sync.correct(described(JOB, Tolerance.records(0)), NOON);
            assertThat(sync.state()).isEqualTo(SyncState.ARRIVED);
            assertThat(counted(sync, run, 4_811).inside())
                    .as("the tolerance as it is now")
                    .isFalse();
        }

        @Test
        void onceCountedNothingOfWhatWasComparedChanges() {
            var sync = connected();
            var run = ran(sync, complete(NOON.minusSeconds(600), 4_812L));
            sync.counted(counted(sync, run, 4_700), NOON);
            assertThatThrownBy(() -> sync.correct(described(JOB, Tolerance.records(200)), NOON))
                    .as("nobody loosens the tolerance afterwards")
                    .hasMessage("sync.counted-before");
            assertThat(sync.tolerance()).isEqualTo(Tolerance.records(25));
        }

        @Test
        void aDisputedSyncStaysWithTheCriterionThatItKeepsFromBeingCoSigned() {
            var sync = connected();
            ran(sync, complete(NOON.minusSeconds(600), 4_812L));
            sync.dispute(DisputeId.next(), NOON);
            assertThatThrownBy(() -> sync.correct(described(CriterionId.next(), OTHER), NOON))
                    .hasMessage("sync.disputed-criterion");
        }

        @Test
        void whileAWishToDisconnectWaitsNothingIsDescribedAnew() {
            var sync = connected();
            ran(sync, complete(NOON.minusSeconds(600), 4_812L));
            sync.dispute(DisputeId.next(), NOON);
            sync.disconnect("It is the wrong feed", HANNA, NOON);
            assertThatThrownBy(() -> sync.correct(described(OTHER, Tolerance.records(25)), NOON))
                    .hasMessage("sync.disconnect-open");
        }

        @Test
        void correctingTakesNoDisputeAway() {
            var sync = connected();
            ran(sync, complete(NOON.minusSeconds(600), 4_812L));
            sync.dispute(DisputeId.next(), NOON);
            sync.correct(described(sync.criterion(), OTHER), NOON);
            assertThat(sync.state()).isEqualTo(SyncState.DISPUTED);
            assertThat(sync.disputeId()).isNotNull();
        }

        @Test
        void whileItIsTheVendorsWordAloneTheVendorDisconnectsIt() {
            var sync = connected();
            ran(sync, complete(NOON.minusSeconds(600), 4_812L));
            assertThatThrownBy(() -> sync.disconnect(" ", HANNA, NOON)).hasMessage("text.empty");
            assertThat(sync.disconnect("The wrong table", HANNA, NOON)).isTrue();
            assertThat(sync.listensTo(JOB)).isFalse();
            assertThatThrownBy(() -> sync.disconnect("Once more", HANNA, NOON)).hasMessage("sync.disconnected");
            assertThatThrownBy(() -> sync.correct(described(OTHER, Tolerance.records(25)), NOON))
                    .hasMessage("sync.disconnected");
            assertThatThrownBy(() -> sync.dispute(DisputeId.next(), NOON)).hasMessage("sync.disconnected");
        }

        @Test
        void aCustomersCountOrDisputeNeverGoesWithoutTheCustomer() {
            var counted = connected();
            var run = ran(counted, complete(NOON.minusSeconds(600), 4_812L));
            counted.counted(counted(counted, run, 4_000), NOON);
            var disputed = connected().dispute(DisputeId.next(), NOON);
            for (var sync : List.of(counted, disputed, verified().use("Weekly forecast", MAYA, NOON))) {
                var before = sync.state();
                if (sync.disputeId() == null) {
                    sync.counted(counted(sync, ran(sync, complete(NOON.minusSeconds(60), 4_812L)), 4_812), NOON);
                }
                assertThat(sync.disconnect("The wrong table", HANNA, NOON)).isFalse();
                assertThat(sync.state()).isEqualTo(before);
                assertThat(sync.listensTo(JOB)).isTrue();
                sync.agreeToDisconnect(NOON, MAYA, NOON.plusSeconds(60));
                assertThat(sync.listensTo(JOB)).isFalse();
                assertThat(sync.disputeId())
                        .as("what was off ends with the feed that it was about")
                        .isNull();
            }
        }

        @Test
        void theCustomerAgreesToTheReasonTheyReadAndToNoNewerOne() {
            var sync = connected().dispute(DisputeId.next(), NOON);
            assertThatThrownBy(() -> sync.agreeToDisconnect(NOON, MAYA, NOON)).hasMessage("sync.disconnect.changed");
            sync.disconnect("The wrong table", HANNA, NOON);
            sync.disconnect("We no longer load it", HANNA, NOON.plusSeconds(60));
            assertThatThrownBy(() -> sync.agreeToDisconnect(NOON, MAYA, NOON)).hasMessage("sync.disconnect.changed");
            sync.keepConnected(NOON.plusSeconds(60));
            assertThat(sync.state()).isEqualTo(SyncState.DISPUTED);
            assertThat(sync.listensTo(JOB)).isTrue();
        }

        private static NewSync described(JobKey job, Tolerance tolerance) {
            return described(CriterionId.next(), job, tolerance);
        }

        private static NewSync described(CriterionId criterion, JobKey job) {
            return described(criterion, job, Tolerance.records(25));
        }

        private static NewSync described(CriterionId criterion, JobKey job, Tolerance tolerance) {
            return new NewSync("Contacts", "Salesforce, Contacts", criterion, Delivery.FULL, tolerance, job, 24, 6);
        }
    }

    @Nested
    class EventsOfOneRun {

        @Test
        void mayComeInAnyOrder() {
            var sync = connected();
            var complete = complete(NOON, 4_812L);
            var start = new RunReport(
                    complete.run(), RunReport.Kind.START, NOON.minusSeconds(60), null, null, null, List.of());
            var run = ran(sync, complete);
            tell(sync, run, start);
            assertThat(run.state()).isEqualTo(RunState.COMPLETE);
            assertThat(sync.state()).isEqualTo(SyncState.ARRIVED);
        }

        @Test
        void mayTellTheRowsBeforeTheEnd() {
            var sync = connected();
            var running = report(RunReport.Kind.RUNNING, NOON.minusSeconds(60), 4_812L, null);
            var run = ran(sync, running);
            assertThat(sync.state()).isEqualTo(SyncState.CONNECTED);
            tell(sync, run, same(running, RunReport.Kind.COMPLETE, null));
            assertThat(sync.state()).isEqualTo(SyncState.ARRIVED);
            assertThat(counted(sync, run, 4_812).ours()).isEqualTo(4_812);
        }

        @Test
        void mayTellTheRowsAfterTheEnd() {
            var sync = connected();
            var empty = complete(NOON, null);
            var run = ran(sync, empty);
            tell(sync, run, same(empty, RunReport.Kind.COMPLETE, 4_812L));
            assertThat(sync.state()).isEqualTo(SyncState.ARRIVED);
        }

        @Test
        void mayTellAfterAnArrivalOfUnknownSizeThatItBroughtNothing() {
            var sync = connected();
            var unknown = unknown(List.of());
            var run = ran(sync, unknown);
            assertThat(sync.state()).isEqualTo(SyncState.ARRIVED);
            tell(sync, run, same(unknown, RunReport.Kind.COMPLETE, 0L));
            assertThat(sync.state()).isEqualTo(SyncState.CONNECTED);
            assertThat(run.hasArrived()).isFalse();
        }

        @Test
        @DisplayName("Rule 6: who may have seen the records of a run counts it no more, so its number is refused")
        void tellNoNumberOfARunWhoseRecordsCouldBeSeenWithoutACount() {
            var sync = connected();
            var unknown = unknown(List.of(Map.of("name", "Harbour & Pine")));
            var run = ran(sync, unknown);
            assertThat(run.samplesWithoutCount()).hasSize(1);
            assertThatThrownBy(() -> tell(sync, run, same(unknown, RunReport.Kind.COMPLETE, 1L)))
                    .isInstanceOf(IntakeRefused.class);
            assertThat(run.countUnknown()).isTrue();

            // sample records that nobody could see are no reason to
            var unseen = complete(NOON, null);
            var blind = SyncRun.of(sync, SyncSamples.PIPELINE, unseen.run(), NOON);
            tell(sync, blind, withSamples(unseen));
            tell(sync, blind, same(unseen, RunReport.Kind.COMPLETE, 1L));
            assertThat(blind.hasArrived()).isTrue();
        }

        @Test
        void happenedNoLaterThanTheyCame() {
            var sync = connected();
            var told = complete(NOON.plus(Duration.ofHours(10)), 4_812L);
            var run = SyncRun.of(sync, SyncSamples.PIPELINE, told.run(), NOON);
            assertThat(run.tell(told, sync.delivery(), NOON)).isEqualTo(SyncRun.Outcome.ARRIVED);
            assertThat(run.endedAt()).isEqualTo(NOON);
        }

        private static RunReport withSamples(RunReport of) {
            return new RunReport(
                    of.run(), of.kind(), of.at(), null, null, null, List.of(Map.of("name", "Harbour & Pine")));
        }

        private static RunReport unknown(List<Map<String, String>> samples) {
            return new RunReport(
                    new PipelineRun(java.util.UUID.randomUUID()),
                    RunReport.Kind.COMPLETE,
                    NOON,
                    null,
                    null,
                    null,
                    true,
                    null,
                    null,
                    samples);
        }

        @Test
        void cannotChangeHowItEndedOrWhatItCounted() {
            var sync = connected();
            var complete = complete(NOON, 4_812L);
            var run = ran(sync, complete);
            assertThatThrownBy(() -> tell(sync, run, same(complete, RunReport.Kind.FAIL, null)))
                    .isInstanceOf(IntakeRefused.class);
            assertThatThrownBy(() -> tell(sync, run, same(complete, RunReport.Kind.COMPLETE, 4_813L)))
                    .isInstanceOf(IntakeRefused.class);
            assertThat(counted(sync, run, 1).ours()).isEqualTo(4_812);
        }

        private static RunReport same(
                RunReport run, RunReport.Kind kind, @org.jspecify.annotations.Nullable Long rows) {
            return new RunReport(run.run(), kind, run.at().plusSeconds(30), rows, null, null, List.of());
        }
    }

    @Nested
    class Tolerances {

        @Test
        void areInRecordsOrInPerCentOfTheCustomersCount() {
            assertThat(Tolerance.records(25).allows(4_812, 4_837)).isTrue();
            assertThat(Tolerance.records(25).allows(4_812, 4_838)).isFalse();
            assertThat(Tolerance.percent("0.5").allows(995, 1_000)).isTrue();
            assertThat(Tolerance.percent("0.5").allows(994, 1_000)).isFalse();
        }

        @Test
        void allowNothingBesideAnEmptySourceInPerCent() {
            assertThat(Tolerance.percent("10").allows(0, 0)).isTrue();
            assertThat(Tolerance.percent("10").allows(1, 0)).isFalse();
        }

        @Test
        void holdForTheLargestNumbers() {
            assertThat(Tolerance.records(0).allows(Long.MAX_VALUE, 0)).isFalse();
            assertThat(Tolerance.percent("100").allows(0, Long.MAX_VALUE)).isTrue();
        }

        @Test
        void areNeitherNegativeNorFinerThanIsKept() {
            assertThatThrownBy(() -> Tolerance.records(-1)).hasMessage("sync.tolerance");
            assertThatThrownBy(() -> Tolerance.percent("100.01")).hasMessage("sync.tolerance");
            assertThatThrownBy(() -> Tolerance.percent("0.001")).hasMessage("sync.tolerance");
            assertThat(Objects.toString(Tolerance.percent("0.50"))).isEqualTo("0.5 %");
        }
    }

    @Test
    @DisplayName("Rule 11: what is signed of a verification covers everything that was compared")
    void theHashCoversEverythingThatWasCompared() {
        var account = AccountId.next();
        var sync = DataSyncId.next();
        var run = SyncRunId.next();
        var day = LocalDate.of(2026, 11, 22);
        var all = new NamedComparison("Accounts", null, null, NOON);
        var hashes = Stream.of(
                        count(account, sync, run, all, 10, 10),
                        count(account, sync, run, all, 9, 10),
                        count(account, sync, run, all, 10, 11),
                        // the same difference between other numbers
                        count(account, sync, run, all, 11, 11),
                        count(account, DataSyncId.next(), run, all, 10, 10),
                        count(account, sync, SyncRunId.next(), all, 10, 10),
                        count(account, sync, run, new NamedComparison("Deals", null, null, NOON), 10, 10),
                        count(account, sync, run, new NamedComparison("Accounts", day, day, NOON), 10, 10),
                        count(account, sync, run, new NamedComparison("Accounts", day, day.plusDays(1), NOON), 10, 10),
                        count(account, sync, run, new NamedComparison("Accounts", day.minusDays(1), day, NOON), 10, 10),
                        count(
                                account,
                                sync,
                                run,
                                new NamedComparison("Accounts", null, null, NOON.minusSeconds(1)),
                                10,
                                10))
                .map(count -> count.content(Tolerance.records(25)));
        var wider = Stream.of(
                count(account, sync, run, all, 10, 10).content(Tolerance.records(26)),
                count(account, sync, run, all, 10, 10).content(Tolerance.percent("25")));
        assertThat(Stream.concat(hashes, wider)).hasSize(13).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("Rule 11: where sums were compared, what is signed covers both of them, what they are of and in what")
    void theHashCoversBothSums() {
        var account = AccountId.next();
        var sync = DataSyncId.next();
        var run = SyncRunId.next();
        var hashes = Stream.of(
                        sums("deals", "EUR", "12.5", "12.5"),
                        sums("orders", "EUR", "12.5", "12.5"),
                        sums("deals", "SEK", "12.5", "12.5"),
                        sums("deals", "EUR", "12.4", "12.5"),
                        sums("deals", "EUR", "12.5", "12.4"),
                        // the same difference between other sums
                        sums("deals", "EUR", "13", "13"))
                .map(sums -> content(account, sync, run, sums))
                .toList();
        assertThat(hashes).doesNotHaveDuplicates().doesNotContain(content(account, sync, run, null));
        assertThat(content(account, sync, run, sums("deals", "EUR", "12.50", "12.500")))
                .as("the same to the digit")
                .isEqualTo(hashes.getFirst());
    }

    @Test
    @DisplayName("Rule 11: what was signed before sums could be compared is hashed as it was")
    void withoutSumsItIsHashedAsBefore() {
        var sync = DataSyncId.parse("01a00000-0000-7000-8000-000000000001");
        var run = SyncRunId.parse("01a00000-0000-7000-8000-000000000002");
        assertThat(content(AccountId.next(), sync, run, null)).isEqualTo(ContentHash.of("""
                {"asOf":"2026-11-22T12:00:00Z","difference":"0","ours":"10","quantity":"Accounts",\
                "run":"01a00000-0000-7000-8000-000000000002","sync":"01a00000-0000-7000-8000-000000000001",\
                "theirs":"10","tolerance":"25","version":1}"""));
    }

    private static ContentHash content(AccountId account, DataSyncId sync, SyncRunId run, @Nullable SumPair sums) {
        var what = new NamedComparison("Accounts", null, null, NOON);
        return RunCount.of(account, sync, run, what, 10, 10, true, sums, MAYA, NOON)
                .content(Tolerance.records(25));
    }

    private static SumPair sums(String of, String unit, String theirs, String ours) {
        return new SumPair(new SumName(of, unit), new BigDecimal(theirs), new BigDecimal(ours), true);
    }

    private static RunCount count(
            AccountId account, DataSyncId sync, SyncRunId run, NamedComparison what, long theirs, long ours) {
        return RunCount.of(account, sync, run, what, theirs, ours, true, MAYA, NOON);
    }

    @Test
    @DisplayName("Rule 6: a dispute says what is off, in words, and has a day for its answer")
    void aDisputeSaysWhatIsOff() {
        var sync = connected();
        var today = LocalDate.of(2026, 11, 22);
        assertThatThrownBy(() -> Dispute.raised(
                        sync, null, new Complaint(DisputeReason.RECORDS_MISSING, " ", ""), MAYA, NOON, null, today))
                .hasMessage("text.empty");
        var complaint = new Complaint(DisputeReason.RECORDS_MISSING, "All accounts of the north", "");
        assertThat(Dispute.raised(sync, null, complaint, MAYA, NOON, null, today)
                        .answerBy())
                .isEqualTo(LocalDate.of(2026, 11, 25));
    }

    @Test
    void theVendorAnswersWithinThreeWorkingDays() {
        // Sunday 22 November 2026
        assertThat(Dispute.workingDaysAfter(LocalDate.of(2026, 11, 22), 3)).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(Dispute.workingDaysAfter(LocalDate.of(2026, 11, 20), 3)).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(Dispute.workingDaysAfter(LocalDate.of(2026, 11, 19), 3)).isEqualTo(LocalDate.of(2026, 11, 24));
    }

    private static NewSync form(int cadence, int grace) {
        return new NewSync(
                "Accounts",
                "Salesforce, Accounts",
                CriterionId.next(),
                Delivery.FULL,
                Tolerance.records(25),
                JOB,
                cadence,
                grace);
    }

    private static <E> java.util.List<E> events(DataSync sync, Class<E> kind) {
        java.util.Collection<?> registered =
                org.springframework.test.util.ReflectionTestUtils.invokeMethod(sync, "domainEvents");
        return java.util.Objects.requireNonNull(registered).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
