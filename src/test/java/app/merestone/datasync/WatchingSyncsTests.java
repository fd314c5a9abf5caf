package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.merestone.accounts.EndingAccounts;
import app.merestone.checkins.Turn;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@RecordApplicationEvents
@DisplayName("Rule 7: data that was checked is watched")
class WatchingSyncsTests {

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    BrowsingSyncs browsing;

    @Autowired
    ConnectingSyncs connecting;

    @Autowired
    SyncTurns turns;

    @Autowired
    SyncWatch watch;

    @Autowired
    WatchingSyncs watching;

    @Autowired
    VerifyingSyncs verifying;

    @Autowired
    DisputingSyncs disputing;

    @Autowired
    SyncStanding standing;

    @Autowired
    EndingAccounts ending;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEvents events;

    Scene scene;
    Pipeline pipeline;

    @BeforeEach
    void account() {
        clock.reset();
        scene = accounts.scene();
        pipeline = beans.createBean(Pipeline.class);
    }

    @Test
    void noGoodRunInTimeIsTheVendorsTurnAndTheNextOneTheCustomers() {
        var feed = verified(4_812);

        pipeline.hoursPass(29);
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        pipeline.hoursPass(2);
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(detail(feed).summary().lookReason()).isEqualTo(LookReason.OVERDUE);
        assertThat(turns()).singleElement().satisfies(turn -> {
            assertThat(turn.kind()).isEqualTo("sync-look-overdue");
            assertThat(turn.side()).isEqualTo(Side.VENDOR);
        });

        pipeline.complete(feed, 4_900);
        assertThat(state(feed)).as("no run brings it back").isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(turns()).extracting(Turn::kind).containsExactly("sync-count");
        pipeline.verify(scene, feed, 4_900);
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        assertThat(turns()).isEmpty();
    }

    @Test
    void anArrivalFromBeforeItWasLateIsNotWhatTheCustomerIsAskedToCount() {
        var feed = verified(4_812);
        clock.pass(Duration.ofHours(1));
        pipeline.complete(feed, 4_830);
        pipeline.hoursPass(31);
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(detail(feed).waits()).isFalse();
        assertThat(turns()).extracting(Turn::side).containsExactly(Side.VENDOR);
    }

    @Test
    void anArrivalThatWasCountedAndNotDecidedBeforeItWasLateIsNoMoreAsked() {
        var feed = verified(4_812);
        clock.pass(Duration.ofHours(1));
        pipeline.complete(feed, 4_830);
        var run = detail(feed).current();
        var compared = new NamedComparison(
                "Rows in our CRM", null, null, pipeline.now().minusSeconds(5));
        scene.asMember(() -> verifying.enterCount(scene.account(), feed.sync(), run.id(), compared, 4_830));
        pipeline.hoursPass(31);
        var page = detail(feed);
        assertThat(page.waits()).isFalse();
        assertThat(page.lookIsPast(page.current())).isTrue();
        assertThat(turns()).extracting(Turn::kind).containsExactly("sync-look-overdue");
        assertThatThrownBy(() -> scene.asMember(
                        () -> verifying.confirm(scene.account(), feed.sync(), run.id(), SampleVerdict.NOT_LOOKED_AT)))
                .hasMessage("sync.look-newer");
    }

    // rule 6
    @Test
    void aCountOutsideThatTheyWalkedAwayFromStaysTheirTurnUntilTheySaySomething() {
        var feed = verified(4_812);
        clock.pass(Duration.ofHours(1));
        pipeline.complete(feed, 4_830);
        assertThat(turns()).as("a newer arrival asks for nothing by itself").isEmpty();
        var compared = new NamedComparison(
                "Rows in our CRM", null, null, pipeline.now().minusSeconds(5));
        var run = detail(feed).current();
        scene.asMember(() -> verifying.enterCount(scene.account(), feed.sync(), run.id(), compared, 4_000));
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        assertThat(detail(feed).waits()).isTrue();
        assertThat(detail(feed).summary().undecidedSince()).isNotNull();
        assertThat(standing.of(scene.account()))
                .extracting(SyncStanding.Standing::inDoubt)
                .containsExactly(true);
        assertThat(turns()).singleElement().satisfies(turn -> {
            assertThat(turn.kind()).isEqualTo("sync-decide");
            assertThat(turn.side()).isEqualTo(Side.CUSTOMER);
        });
        assertThat(lines(feed)).singleElement().satisfies(line -> {
            assertThat(line.need()).isEqualTo(SyncNeed.UNDECIDED);
            assertThat(line.customers()).isTrue();
        });

        clock.pass(Duration.ofHours(1));
        pipeline.complete(feed, 4_840);
        assertThat(detail(feed).waits()).as("the next arrival does not hide it").isTrue();
        assertThat(turns()).extracting(Turn::kind).containsExactly("sync-count");
        pipeline.verify(scene, feed, 4_840);
        assertThat(turns()).isEmpty();
        assertThat(lines(feed)).isEmpty();
        assertThat(detail(feed).summary().undecidedSince()).isNull();
        assertThat(standing.of(scene.account()))
                .extracting(SyncStanding.Standing::inDoubt)
                .containsExactly(false);
    }

    // rule 6
    @Test
    void aCountOutsideOfWhichARunFailedSinceIsTheVendorsTurnToDeliverAnother() {
        var feed = verified(4_812);
        clock.pass(Duration.ofHours(1));
        pipeline.complete(feed, 4_830);
        counted(feed, 4_000);
        clock.pass(Duration.ofMinutes(1));
        pipeline.failed(feed);
        assertThat(turns()).singleElement().satisfies(turn -> {
            assertThat(turn.kind()).isEqualTo("sync-look-failed");
            assertThat(turn.side()).isEqualTo(Side.VENDOR);
        });
        assertThat(lines(feed)).singleElement().satisfies(line -> {
            assertThat(line.need()).isEqualTo(SyncNeed.UNDECIDED);
            assertThat(line.customers()).isFalse();
        });
    }

    // rule 7
    @Test
    void aDisputeOfTheFeedAsSuchThatIsTakenBackIsTheVendorsTurnToDeliverAnother() {
        var feed = verified(4_812);
        clock.pass(Duration.ofHours(1));
        var off = new Complaint(DisputeReason.NOT_SURE, "All of our accounts", "");
        var dispute = scene.asMember(() -> disputing.dispute(scene.account(), feed.sync(), null, null, off));
        scene.asMember(() -> disputing.takeBack(scene.account(), dispute.dispute(), "We looked at the wrong list."));
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(turns()).singleElement().satisfies(turn -> {
            assertThat(turn.kind()).isEqualTo("sync-look-taken-back");
            assertThat(turn.side()).isEqualTo(Side.VENDOR);
        });
        assertThat(lines(feed)).extracting(WatchingSyncs.Line::customers).containsExactly(false);
        pipeline.complete(feed, 4_830);
        assertThat(lines(feed)).extracting(WatchingSyncs.Line::customers).containsExactly(true);
    }

    // rule 7
    @Test
    void aDisputeOfACountedRunThatIsTakenBackIsNotTheirsToSeeToEither() {
        var feed = verified(4_812);
        clock.pass(Duration.ofHours(1));
        pipeline.complete(feed, 4_830);
        var run = counted(feed, 4_000);
        var off = new Complaint(DisputeReason.NOT_SURE, "All of our accounts", "");
        var dispute = scene.asMember(() -> disputing.dispute(scene.account(), feed.sync(), run, null, off));
        scene.asMember(() -> disputing.takeBack(scene.account(), dispute.dispute(), "We looked at the wrong list."));
        assertThat(turns()).extracting(Turn::side).containsExactly(Side.VENDOR);
        assertThat(lines(feed))
                .as("their count of it is no longer blind")
                .extracting(WatchingSyncs.Line::customers)
                .containsExactly(false);
    }

    // rule 7
    @Test
    void whoSeesToAnotherLookIsTheCustomerOnceThereIsAGoodRun() {
        var feed = verified(4_812);
        clock.pass(Duration.ofHours(1));
        pipeline.complete(feed, 4_830);
        pipeline.hoursPass(31);
        assertThat(lines(feed))
                .as("what came before it was late is no answer")
                .extracting(WatchingSyncs.Line::customers)
                .containsExactly(false);
        pipeline.complete(feed, 4_900);
        assertThat(lines(feed)).extracting(WatchingSyncs.Line::customers).containsExactly(true);
    }

    private List<WatchingSyncs.Line> lines(Pipeline.Feed feed) {
        var found = new java.util.ArrayList<WatchingSyncs.Line>();
        scene.asCsm(() -> watching.page(new WatchingSyncs.Which(true, null), null).stream()
                .filter(line -> line.sync().equals(feed.sync()))
                .forEach(found::add));
        return found;
    }

    @Test
    void lookingAgainAndAgainTellsOnce() {
        var feed = verified(4_812);
        events.clear();
        pipeline.hoursPass(31);
        pipeline.hoursPass(24);
        watch.look();
        assertThat(events.stream(SyncNeedsLook.class)
                        .filter(event -> event.sync().equals(feed.sync())))
                .hasSize(1);
    }

    @Test
    void aSyncThatTwoNodesLookAtIsToldOfOnce() throws Exception {
        var feed = verified(4_812);
        clock.pass(Duration.ofHours(31));
        events.clear();
        try (var nodes = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            for (var look : List.of(nodes.submit(watch::look), nodes.submit(watch::look))) {
                look.get();
            }
        }
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        // the two threads were begun by this one, so what they publish is recorded here too
        assertThat(events.stream(SyncNeedsLook.class)
                        .filter(event -> event.sync().equals(feed.sync())))
                .hasSize(1);
    }

    @Test
    void whatNobodyCheckedShowsAsLateAndKeepsItsRung() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        pipeline.hoursPass(31);
        assertThat(state(feed)).isEqualTo(SyncState.ARRIVED);
        assertThat(detail(feed).summary().overdueSince()).isNotNull();
        assertThat(detail(feed).waits()).as("it can be counted all the same").isTrue();
        pipeline.complete(feed, 4_812);
        assertThat(detail(feed).summary().overdueSince()).isNull();
    }

    @Test
    void moreSyncsThanOnePageAreAllLookedAtAndOneThatCannotBeKeepsNoneFromIt() {
        aPageOfOthersIsDue();
        var first = verified(4_812);
        var last = verified(4_812);
        // one that nothing can be read of stands before them
        jdbc.sql("UPDATE data_sync SET state = 'GONE', watch_at = :at WHERE id = :id")
                .param("id", pipeline.feed(accounts.scene()).sync().toString())
                .param("at", StoredTime.column(clock.instant()))
                .update();
        pipeline.hoursPass(31);
        assertThat(state(first)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(state(last)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        jdbc.sql("UPDATE data_sync SET state = 'CONNECTED' WHERE state = 'GONE'")
                .update();
    }

    /** Each is late already, so that nobody is told anything of them. */
    private void aPageOfOthersIsDue() {
        var one = pipeline.feed(accounts.scene()).sync().toString();
        jdbc.sql(
                        "UPDATE data_sync SET need = 'OVERDUE', need_since = :at, expected_by = :at, watch_at = :at WHERE id = :id")
                .param("id", one)
                .param("at", StoredTime.column(clock.instant()))
                .update();
        var others = jdbc.sql("""
                        SELECT column_name FROM information_schema.columns
                         WHERE table_schema = SCHEMA() AND table_name = 'data_sync'""").query(String.class).list().stream()
                .map(column -> column.toLowerCase(Locale.ROOT))
                .filter(column -> !column.equals("id") && !column.equals("job_hash"))
                .collect(Collectors.joining(", "));
        for (int n = 1; n < SyncWatch.PAGE; n++) {
            jdbc.sql(
                            "INSERT INTO data_sync (id, job_hash, %1$s) SELECT :other, :job, %1$s FROM data_sync WHERE id = :id"
                                    .formatted(others))
                    .param("other", DataSyncId.next().toString())
                    .param("job", ContentHash.of(one + n).hex())
                    .param("id", one)
                    .update();
        }
    }

    @Test
    void whatEndedIsNotWatchedAnyMore() {
        var feed = verified(4_812);
        transaction.executeWithoutResult(status -> ending.end(scene.account(), clock.instant()));
        pipeline.hoursPass(31);
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM data_sync WHERE id = :id AND watch_at IS NULL AND need IS NULL")
                        .param("id", feed.sync().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatEndedNeedsNobodyAnyMoreWhateverIsStillDelivered() {
        var late = pipeline.feed(scene);
        pipeline.hoursPass(31);
        var good = verified(4_812);
        assertThat(needed()).containsExactly(late.sync().toString());

        transaction.executeWithoutResult(status -> ending.end(scene.account(), clock.instant()));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(needed()).isEmpty());
        events.clear();
        pipeline.failed(late);
        pipeline.complete(good, 10);
        pipeline.failed(good);
        assertThat(needed()).isEmpty();
        assertThat(watched()).isZero();
        assertThat(events.stream(SyncFailed.class)).isEmpty();
        assertThat(events.stream(SyncNeedsLook.class)).isEmpty();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM sync_run WHERE account_id = :account")
                        .param("account", scene.account().toString())
                        .query(Integer.class)
                        .single())
                .as("what arrived stays on record")
                .isEqualTo(4);
    }

    private List<String> needed() {
        return jdbc.sql("SELECT id FROM data_sync WHERE account_id = :account AND need_since IS NOT NULL")
                .param("account", scene.account().toString())
                .query(String.class)
                .list();
    }

    private int watched() {
        return jdbc.sql("SELECT COUNT(*) FROM data_sync WHERE account_id = :account AND watch_at IS NOT NULL")
                .param("account", scene.account().toString())
                .query(Integer.class)
                .single();
    }

    @Test
    void whatCameBeforeTheyCheckedIsNoMeasure() {
        var feed = pipeline.feed(scene);
        for (int n = 0; n < 10; n++) {
            pipeline.complete(feed, 100);
        }
        pipeline.complete(feed, 5_000);
        pipeline.verify(scene, feed, 5_000);
        pipeline.complete(feed, 1_000);
        assertThat(state(feed))
                .as("the median of the last ten runs, trial loads among them, would be 100")
                .isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
    }

    @Test
    void aRunThatBringsMuchLessAsksTheCustomerAndSaysNoNumber() {
        var feed = verified(4_812);
        pipeline.complete(feed, 4_700);
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        pipeline.complete(feed, 2_000);
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(turns()).singleElement().satisfies(turn -> {
            assertThat(turn.kind()).isEqualTo("sync-count-volume");
            assertThat(turn.side()).isEqualTo(Side.CUSTOMER);
            assertThat(turn.toString()).doesNotContain("2000").doesNotContain("2,000");
        });
        pipeline.verify(scene, feed, 2_000);
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);

        pipeline.complete(feed, 1_990);
        assertThat(state(feed))
                .as("what they accepted is what the next ones are compared with")
                .isEqualTo(SyncState.VERIFIED);
    }

    @Test
    void theVolumeIsComparedWithTheMedianOfTheLastTen() {
        var feed = verified(1_000);
        for (int n = 0; n < 5; n++) {
            pipeline.complete(feed, 1_000);
        }
        for (int rows = 900; rows >= 600; rows -= 100) {
            pipeline.complete(feed, rows);
        }
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        pipeline.complete(feed, 510);
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        pipeline.complete(feed, 480);
        assertThat(state(feed))
                .as(
                        "the last ten, 1,000 five times, 900, 800, 700, 600, 510, allow 475; with the sixth 1,000 it were 500")
                .isEqualTo(SyncState.VERIFIED);
        pipeline.complete(feed, 424);
        // the last ten now: 1,000 four times, 900, 800, 700, 600, 510, 480
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
    }

    @Test
    void aFullFeedThatBringsNothingAnyMoreIsTheVendorsTurn() {
        var feed = verified(4_812);
        pipeline.complete(feed, 0);
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(turns()).singleElement().satisfies(turn -> {
            assertThat(turn.kind()).isEqualTo("sync-look-volume");
            assertThat(turn.side()).isEqualTo(Side.VENDOR);
        });
    }

    @Test
    void aCountThatIsToldAfterTheEndIsComparedToo() {
        var feed = verified(4_812);
        var run = UUID.randomUUID();
        pipeline.deliver(feed.key(), Pipeline.event(feed.job(), "COMPLETE", run, pipeline.now(), null));
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        clock.pass(Duration.ofMinutes(10));
        pipeline.deliver(feed.key(), Pipeline.event(feed.job(), "COMPLETE", run, pipeline.now(), 100L));
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(turns()).extracting(Turn::kind).containsExactly("sync-count-volume");
        pipeline.verify(scene, feed, 100);
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
    }

    @Test
    void whatIsToldLateOfARunThatABetterOneHasFollowedAsksForNothing() {
        var feed = verified(4_812);
        var run = UUID.randomUUID();
        pipeline.deliver(feed.key(), Pipeline.event(feed.job(), "COMPLETE", run, pipeline.now(), null));
        clock.pass(Duration.ofMinutes(10));
        pipeline.complete(feed, 4_820);
        clock.pass(Duration.ofMinutes(10));
        pipeline.deliver(feed.key(), Pipeline.event(feed.job(), "COMPLETE", run, pipeline.now(), 100L));
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
    }

    @Test
    void aCountThatIsToldOfAnUncountedArrivalIsComparedAndTheArrivalItselfIsWhatThereIsToLookAt() {
        var feed = verified(4_812);
        uncounted(feed, "volume-1", null);
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        clock.pass(Duration.ofMinutes(10));
        uncounted(feed, "volume-1", 100L);
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(turns()).extracting(Turn::kind).containsExactly("sync-count-volume");
        assertThat(detail(feed).waits()).isTrue();
        pipeline.verify(scene, feed, 100);
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
    }

    @Test
    void anUncountedArrivalThatWasNothingIsNoArrivalAnyMore() {
        var feed = pipeline.feed(scene, pipeline.criterion(scene), "Accounts " + ++made);
        uncounted(feed, "nothing-1", null);
        assertThat(state(feed)).isEqualTo(SyncState.ARRIVED);
        uncounted(feed, "nothing-1", 0L);
        assertThat(state(feed)).isEqualTo(SyncState.CONNECTED);
        assertThat(detail(feed).current()).isNull();
        assertThat(turns()).isEmpty();
    }

    @Test
    void aSendersClockThatRunsAheadMakesNothingLate() {
        var feed = verified(4_812);
        pipeline.completeAt(feed, 4_812, pipeline.now().plus(Duration.ofHours(10)));
        pipeline.failed(feed);
        assertThat(detail(feed).summary().failedAt())
                .as("what fails after it is no old news")
                .isNotNull();
        clock.pass(Duration.ofMinutes(1));
        pipeline.completeAt(feed, 4_812, pipeline.now().plus(Duration.ofHours(10)));
        pipeline.hoursPass(29);
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        pipeline.hoursPass(2);
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(detail(feed).summary().lookSince()).isBeforeOrEqualTo(pipeline.now());
    }

    private void uncounted(Pipeline.Feed feed, String run, @Nullable Long rows) {
        pipeline.report(feed, run, rows == null ? "\"countUnknown\": true" : "\"rows\": " + rows);
    }

    @Test
    void aRunWithoutACountSaysNothingOfTheVolume() {
        var feed = verified(4_812);
        pipeline.deliver(feed.key(), Pipeline.event(feed.job(), "COMPLETE", UUID.randomUUID(), pipeline.now(), null));
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
    }

    @Test
    void anIncrementalFeedIsComparedByWhatItsRunsBroughtAndNotByThoseThatFoundNothingNew() {
        var feed = pipeline.feed(scene, Delivery.INCREMENTAL);
        pipeline.complete(feed, 100);
        var run = detail(feed).current().id();
        var today = LocalDate.ofInstant(pipeline.now(), ZoneOffset.UTC);
        var compared =
                new NamedComparison("Deals closed", today, today, pipeline.now().minusSeconds(5));
        scene.asMember(() -> verifying.enterCount(scene.account(), feed.sync(), run, compared, 100));
        confirm(feed, run);

        for (int n = 0; n < 4; n++) {
            pipeline.complete(feed, 0);
        }
        assertThat(state(feed)).as("nothing new is no fall").isEqualTo(SyncState.VERIFIED);
        pipeline.complete(feed, 30);
        assertThat(state(feed)).as("the median of them all would be none").isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
    }

    @Test
    void anIncrementalFeedThatTellsItsTotalIsComparedByThat() {
        var feed = pipeline.feed(scene, Delivery.INCREMENTAL);
        pipeline.report(feed, "1", "\"rows\": 900, \"totalAfter\": 5000");
        pipeline.verify(scene, feed, 5_000);
        pipeline.report(feed, "2", "\"rows\": 3, \"totalAfter\": 5003");
        assertThat(state(feed)).as("few new ones are no fall").isEqualTo(SyncState.VERIFIED);
        pipeline.report(feed, "3", "\"rows\": 900, \"totalAfter\": 1000");
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(detail(feed).summary().lookReason()).isEqualTo(LookReason.VOLUME);
    }

    @Test
    void howFarItMayFallIsSetWithTheSync() {
        assertThatThrownBy(() -> connect(101)).hasMessage("sync.fall");
        var feed = connect(100);
        pipeline.complete(feed, 4_812);
        pipeline.verify(scene, feed, 4_812);
        pipeline.complete(feed, 1);
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        assertThat(detail(feed).fallPercent()).isEqualTo(100);
    }

    @Test
    void otherColumnsThanTheyHadCheckedAskTheCustomer() {
        var feed = verified(4_812);
        withColumns(feed, "name", "city");
        assertThat(state(feed))
                .as("columns that nobody told before are no others")
                .isEqualTo(SyncState.VERIFIED);
        withColumns(feed, "city", "name");
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        pipeline.complete(feed, 4_812);
        assertThat(state(feed)).as("a run that tells none says nothing").isEqualTo(SyncState.VERIFIED);
        withColumns(feed, "name");
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(turns()).extracting(Turn::kind).containsExactly("sync-count-schema");
        pipeline.verify(scene, feed, 4_812);
        withColumns(feed, "name");
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
    }

    @Test
    void otherColumnsThatArrivedBeforeTheySaidThatAnOlderRunIsRightAskThemAtOnce() {
        var feed = unverified();
        withColumns(feed, "name", "city");
        var right = counted(feed, 4_812);
        clock.pass(Duration.ofHours(1));
        withColumns(feed, "name");
        var changed = detail(feed).current();
        clock.pass(Duration.ofMinutes(30));
        events.clear();

        confirm(feed, right);
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(detail(feed).summary().lookReason()).isEqualTo(LookReason.SCHEMA);
        assertThat(detail(feed).summary().lookSince()).as("since it arrived").isEqualTo(changed.arrivedAt());
        assertThat(turns()).extracting(Turn::kind).containsExactly("sync-count-schema");
        assertThat(events.stream(SyncNeedsLook.class)).hasSize(1);

        withColumns(feed, "name");
        assertThat(state(feed)).as("no run brings it back").isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        pipeline.verify(scene, feed, 4_812);
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        withColumns(feed, "name");
        assertThat(state(feed)).as("they looked at these columns").isEqualTo(SyncState.VERIFIED);
    }

    @Test
    void muchLessThatArrivedBeforeTheySaidThatAnOlderRunIsRightAsksThemAtOnce() {
        var feed = unverified();
        pipeline.complete(feed, 5_000);
        var right = counted(feed, 5_000);
        // so many that a median of them all would be theirs
        for (int n = 0; n < 4; n++) {
            pipeline.complete(feed, 100);
        }
        var fell = detail(feed).current();
        confirm(feed, right);
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(detail(feed).summary().lookReason()).isEqualTo(LookReason.VOLUME);
        assertThat(detail(feed).summary().lookSince()).isEqualTo(fell.arrivedAt());
        assertThat(turns()).extracting(Turn::kind).containsExactly("sync-count-volume");
        pipeline.verify(scene, feed, 100);
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
    }

    @Test
    void otherColumnsThatArrivedBeforeTheySaidThatTheRecordsOfAnOlderRunAreRightAskThemAtOnce() {
        var feed = unverified();
        pipeline.report(feed, "seen", """
                "countUnknown": true, "samples": [{"name": "Lund"}],
                "schema": [{"name": "name", "type": "text"}, {"name": "city", "type": "text"}]""");
        var right = detail(feed).current().id();
        clock.pass(Duration.ofMinutes(10));
        pipeline.report(feed, "other", """
                "rows": 7, "schema": [{"name": "name", "type": "text"}]""");
        scene.asMember(() -> verifying.confirmSamples(
                scene.account(), feed.sync(), right, "Accounts in our CRM", SampleVerdict.ALL_RIGHT));
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(detail(feed).summary().lookReason()).isEqualTo(LookReason.SCHEMA);
    }

    @Test
    void aLaterRunThatTellsNothingHidesNoneThatDoes() {
        var feed = unverified();
        withColumns(feed, "name", "city");
        var right = counted(feed, 4_812);
        pipeline.complete(feed, 0);
        uncounted(feed, "says-nothing", null);
        confirm(feed, right);
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(detail(feed).summary().lookReason()).isEqualTo(LookReason.VOLUME);
    }

    @Test
    void whatArrivedAfterTheRunThatTheySaidIsRightAndIsLikeItAsksForNothing() {
        var feed = unverified();
        withColumns(feed, "name", "city");
        var right = counted(feed, 4_812);
        withColumns(feed, "city", "name");
        pipeline.complete(feed, 4_700);
        confirm(feed, right);
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        assertThat(turns()).isEmpty();
    }

    @Test
    void anOlderRunIsNotSaidToBeRightOnceALaterOneFailed() {
        var feed = unverified();
        pipeline.complete(feed, 4_812);
        var right = counted(feed, 4_812);
        pipeline.failed(feed);
        assertThatThrownBy(() -> confirm(feed, right)).hasMessage("sync.failed-since");
        pipeline.complete(feed, 4_812);
        assertThatThrownBy(() -> confirm(feed, right)).hasMessage("sync.failed-since");
        assertThat(state(feed)).isEqualTo(SyncState.ARRIVED);
    }

    @Test
    void columnsAreComparedWithThoseOfTheRunThatTheyCheckedAndNotOfTheOneBefore() {
        var feed = unverified();
        withColumns(feed, "name", "city");
        var right = counted(feed, 4_812);
        withColumns(feed, "name");
        confirm(feed, right);
        // as they stand that were confirmed while nothing was compared at that moment
        jdbc.sql("""
                        UPDATE data_sync SET state = 'VERIFIED', look_since = NULL, look_reason = NULL, version = version + 1
                         WHERE id = :sync""").param("sync", feed.sync().toString()).update();
        withColumns(feed, "name");
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
    }

    private Pipeline.Feed unverified() {
        return pipeline.feed(scene, pipeline.criterion(scene), "Accounts " + ++made);
    }

    /** They have entered their count of the newest arrival, and not said yet whether it is right. */
    private SyncRunId counted(Pipeline.Feed feed, long theirs) {
        var run = detail(feed).current().id();
        var compared = new NamedComparison(
                "Rows in our CRM", null, null, pipeline.now().minusSeconds(5));
        scene.asMember(() -> verifying.enterCount(scene.account(), feed.sync(), run, compared, theirs));
        return run;
    }

    private void confirm(Pipeline.Feed feed, SyncRunId run) {
        scene.asMember(() -> verifying.confirm(scene.account(), feed.sync(), run, SampleVerdict.NOT_LOOKED_AT));
    }

    @Test
    void theVendorSeesWhatNeedsSomebodyOnAllAccountsAndNoNumber() {
        var late = verified(90_817_263L);
        var waiting = pipeline.feed(scene, pipeline.criterion(scene), "Orders " + ++made);
        pipeline.complete(waiting, 90_817_264L);
        var fine = verified(4_812);
        clock.pass(Duration.ofHours(31));
        pipeline.complete(waiting, 90_817_265L);
        pipeline.complete(fine, 4_812);
        pipeline.verify(scene, fine, 4_812);
        watch.look();

        var mine = needing(new WatchingSyncs.Which(true, null));
        assertThat(mine).extracting(WatchingSyncs.Line::sync).containsExactlyInAnyOrder(late.sync(), waiting.sync());
        assertThat(mine).extracting(WatchingSyncs.Line::since).isSorted();
        assertThat(mine.toString()).doesNotContain("9081726").doesNotContain("90,817");
        assertThat(needing(new WatchingSyncs.Which(true, SyncNeed.LOOK)))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.sync()).isEqualTo(late.sync());
                    assertThat(line.look()).isEqualTo(LookReason.OVERDUE);
                    assertThat(line.csm()).isEqualTo("Hanna Weiss");
                });
        var first = mine.getFirst();
        assertThat(scene.asCsm(() -> watching.page(new WatchingSyncs.Which(true, null), WatchingSyncs.After.of(first))))
                .extracting(WatchingSyncs.Line::sync)
                .doesNotContain(first.sync())
                .hasSize(1);

        transaction.executeWithoutResult(status -> ending.end(scene.account(), clock.instant()));
        assertThat(needing(new WatchingSyncs.Which(true, null))).isEmpty();
    }

    @Test
    void whatBelongsToAnAccountThatHasEndedTakesNoPlaceOnAPage() {
        var gone = accounts.scene();
        var ended = pipeline.feed(gone).sync();
        jdbc.sql("UPDATE account SET csm_id = :csm WHERE id = :account")
                .param("csm", scene.csm().toString())
                .param("account", gone.account().toString())
                .update();
        transaction.executeWithoutResult(status -> ending.end(gone.account(), clock.instant()));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        jdbc.sql("SELECT COUNT(*) FROM data_sync WHERE id = :id AND watch_at IS NULL")
                                .param("id", ended.toString())
                                .query(Integer.class)
                                .single())
                .isEqualTo(1));
        var criterion = pipeline.criterion(scene);
        for (int n = 0; n <= WatchingSyncs.PAGE; n++) {
            pipeline.feed(scene, criterion, "Feed " + n);
        }
        // longer than whatever else there is, and the one that has ended before all others
        needs("account_id", scene.account().toString(), "FAILED", "1971-01-02 00:00:00");
        needs("id", ended.toString(), "FAILED", "1971-01-01 00:00:00");
        try {
            for (var which : List.of(
                    WatchingSyncs.Which.ALL,
                    new WatchingSyncs.Which(false, SyncNeed.FAILED),
                    new WatchingSyncs.Which(true, null))) {
                var page = needing(which);
                assertThat(page)
                        .as("a whole page, which more follow after: " + which)
                        .hasSize(WatchingSyncs.PAGE);
                assertThat(page).extracting(WatchingSyncs.Line::account).containsOnly(scene.account());
                assertThat(scene.asCsm(() -> watching.page(which, WatchingSyncs.After.of(page.getLast()))))
                        .filteredOn(line -> line.account().equals(scene.account()))
                        .hasSize(1);
            }
        } finally {
            needs("account_id", scene.account().toString(), null, null);
            needs("id", ended.toString(), null, null);
        }
    }

    private void needs(String column, String id, @Nullable String need, @Nullable String since) {
        jdbc.sql("UPDATE data_sync SET need = :need, need_since = :since WHERE " + column + " = :id")
                .param("need", need)
                .param("since", since)
                .param("id", id)
                .update();
    }

    private List<WatchingSyncs.Line> needing(WatchingSyncs.Which which) {
        return scene.asCsm(() -> watching.page(which, null));
    }

    private void withColumns(Pipeline.Feed feed, String... columns) {
        var fields = java.util.Arrays.stream(columns)
                .map(column -> "{\"name\": \"" + column + "\", \"type\": \"varchar\"}")
                .collect(java.util.stream.Collectors.joining(", "));
        pipeline.deliver(
                feed.key(),
                Pipeline.event(feed.job(), "COMPLETE", UUID.randomUUID(), pipeline.now(), 4_812L)
                        .replace("\"name\": \"" + feed.job().output() + "\"", """
                                "name": "%s", "facets": {"schema": {"_producer": "https://pipelines.example",
                                  "_schemaURL": "https://openlineage.io/spec/facets/1-1-1/SchemaDatasetFacet.json",
                                  "fields": [%s]}}""".formatted(
                                        feed.job().output(), fields)));
    }

    private Pipeline.Feed connect(int fallPercent) {
        var job = new JobKey("airflow", "orders", "warehouse.orders");
        var form = new NewSync(
                "Orders",
                "SAP, orders",
                pipeline.criterion(scene),
                Delivery.FULL,
                Tolerance.records(25),
                job,
                24,
                6,
                fallPercent);
        var sync = scene.asCsm(() -> connecting.connect(scene.account(), form));
        return new Pipeline.Feed(sync, pipeline.key(scene), job);
    }

    private int made;

    private Pipeline.Feed verified(long rows) {
        var feed = pipeline.feed(scene, pipeline.criterion(scene), "Accounts " + ++made);
        pipeline.complete(feed, rows);
        pipeline.verify(scene, feed, rows);
        return feed;
    }

    private SyncState state(Pipeline.Feed feed) {
        return detail(feed).summary().state();
    }

    private SyncDetail detail(Pipeline.Feed feed) {
        return scene.asMember(() -> browsing.sync(scene.account(), feed.sync()));
    }

    private List<Turn> turns() {
        return transaction.execute(status -> turns.turns(scene.account()));
    }
}
