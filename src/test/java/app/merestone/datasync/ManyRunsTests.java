package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.checkins.Turn;
import app.merestone.kernel.NotFound;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@DisplayName("Rule 6: however often a feed runs, its page shows what there is to count and what was said")
class ManyRunsTests {

    /** A number that is nowhere else: found in anything, it has leaked. */
    private static final long CANARY = 90_817_263_545L;

    /** More than any page reads. */
    private static final int MANY = 105;

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    BrowsingSyncs browsing;

    @Autowired
    VerifyingSyncs verifying;

    @Autowired
    DisputingSyncs disputing;

    @Autowired
    SyncTurns turns;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock.Moving clock;

    Scene scene;
    Pipeline pipeline;
    Pipeline.Feed feed;

    @BeforeEach
    void aFeedThatRunsEveryFiveMinutes() {
        clock.reset();
        scene = accounts.scene();
        pipeline = beans.createBean(Pipeline.class);
        feed = pipeline.feed(scene);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void whatTheTurnAsksToCountCanBeCountedOnThePage() {
        pipeline.complete(feed, 4_812);
        runs(0);
        assertThat(turns()).extracting(Turn::kind).containsExactly("sync-count");
        var page = detail();
        assertThat(page.current()).isInstanceOf(BlindRun.class);
        assertThat(page.waits()).isTrue();
        assertThat(page.runs()).as("and the history has it too").contains(page.current());
        assertThat(page.current()).isEqualTo(receipt().current());
        pipeline.verify(scene, feed, 4_812);
        // all of what came meanwhile was empty: their word holds for that run, and is looked at anew (rule 7)
        assertThat(detail().summary().state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(detail().verified()).isInstanceOf(OpenRun.class);
    }

    @Test
    void theRunThatTheCustomersWordIsAboutStaysOnThePage() {
        pipeline.complete(feed, 4_812);
        pipeline.verify(scene, feed, 4_812);
        runs(4_812);
        var verified = detail().verified();
        assertThat(verified).isInstanceOfSatisfying(OpenRun.class, open -> assertThat(open.said())
                .contains(true));
        assertThat(receipt().verified()).isEqualTo(verified);
        assertThat(detail().runs()).contains(verified);
    }

    @Test
    void theOldPairOfADisputeStandsBesideTheNextCount() {
        pipeline.complete(feed, 4_000);
        var disputed = counted(4_812);
        scene.asMember(() -> disputing.dispute(
                scene.account(),
                feed.sync(),
                disputed,
                null,
                new Complaint(DisputeReason.NOT_SURE, "All of our accounts", "")));
        runs(0);
        pipeline.complete(feed, 4_811);
        var page = detail();
        assertThat(page.current()).isInstanceOf(BlindRun.class);
        assertThat(page.runs())
                .filteredOn(run -> run.id().equals(disputed))
                .singleElement()
                .isInstanceOfSatisfying(OpenRun.class, open -> {
                    assertThat(open.theirs()).isEqualTo(4_812);
                    assertThat(open.ours()).isEqualTo(4_000);
                });
        assertThat(page.runs()).as("each once").doesNotHaveDuplicates();
    }

    @Test
    void whatTheyCountedStaysInSightInTheOrderInWhichItCame() {
        pipeline.complete(feed, 4_000);
        var first = counted(4_001);
        clock.pass(Duration.ofMinutes(5));
        pipeline.complete(feed, 5_000);
        var second = counted(5_001);
        runs(0);
        var page = detail().runs();
        assertThat(page).extracting(ShownRun::id).endsWith(second, first);
        assertThat(page).extracting(ShownRun::endedAt).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void everyRunThatEverCameIsReadPageByPageAndNoneTwice() {
        pipeline.complete(feed, 4_000);
        var counted = counted(4_001);
        runs(0);
        var page = detail();
        assertThat(page.runs()).as("the latest, and the one they counted").hasSize(BrowsingSyncs.RUNS_SHOWN + 1);
        var read = new ArrayList<>(page.runs().subList(0, BrowsingSyncs.RUNS_SHOWN));
        var after = page.older();
        while (after != null) {
            var place = after;
            var next = scene.asMember(() -> browsing.older(scene.account(), feed.sync(), place));
            assertThat(next.runs()).isNotEmpty().hasSizeLessThanOrEqualTo(BrowsingSyncs.OLDER_SHOWN);
            read.addAll(next.runs());
            after = next.older();
        }
        assertThat(read).extracting(ShownRun::id).doesNotHaveDuplicates().hasSize(MANY + 1);
        assertThat(read).extracting(ShownRun::toldAt).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(read).last().isInstanceOf(OpenRun.class).satisfies(run -> assertThat(run.id())
                .isEqualTo(counted));
    }

    @Test
    void anOlderPageIsAsBlindAsTheFirstForBothSides() {
        pipeline.complete(feed, CANARY);
        var first = detail().current().id();
        runs(0);
        var after = detail().older();
        var oldest = scene.asMember(() -> browsing.older(scene.account(), feed.sync(), after))
                .older();
        for (var page : List.of(
                scene.asMember(() -> browsing.older(scene.account(), feed.sync(), oldest)),
                scene.asCsm(() -> browsing.older(scene.account(), feed.sync(), oldest)))) {
            assertThat(page.runs()).last().isInstanceOf(BlindRun.class).satisfies(run -> assertThat(run.id())
                    .isEqualTo(first));
            assertThat(page.toString()).doesNotContain(Long.toString(CANARY));
        }
        // and it would be seen: once they have counted, it is there
        counted(1);
        assertThat(scene.asMember(() -> browsing.older(scene.account(), feed.sync(), oldest))
                        .toString())
                .contains(Long.toString(CANARY));
    }

    @Test
    void thePlaceInOneHistoryOpensNoOther() {
        pipeline.complete(feed, CANARY);
        var place =
                new AfterRun(clock.instant().plusSeconds(60), detail().current().id());
        assertThatThrownBy(() -> scene.asOtherChampion(() -> browsing.older(scene.account(), feed.sync(), place)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asMember(() -> browsing.older(scene.account(), DataSyncId.next(), place)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whatWasOffBeforeIsReadPageByPageAndTheOpenDisputeIsNoneOfThem() {
        int all = BrowsingSyncs.SETTLED_SHOWN + 3;
        for (int n = 0; n <= all; n++) {
            var open = detail().dispute();
            var said = new Complaint(DisputeReason.NOT_SURE, "Number " + n, "");
            clock.pass(Duration.ofMinutes(5));
            scene.asMember(
                    () -> disputing.dispute(scene.account(), feed.sync(), null, open == null ? null : open.id(), said));
        }
        var first = detail().settled();
        assertThat(first).hasSize(BrowsingSyncs.SETTLED_SHOWN);
        var rest = scene.asCsm(() -> browsing.settled(scene.account(), feed.sync(), AfterDispute.of(first.getLast())));
        assertThat(first).first().satisfies(each -> assertThat(each.expected()).isEqualTo("Number " + (all - 1)));
        assertThat(rest).extracting(DisputeCard::expected).containsExactly("Number 2", "Number 1", "Number 0");
        assertThat(detail().dispute().expected()).isEqualTo("Number " + all);
    }

    private void runs(long rows) {
        for (int n = 0; n < MANY; n++) {
            clock.pass(Duration.ofMinutes(5));
            pipeline.complete(feed, rows);
        }
        clock.pass(Duration.ofMinutes(5));
    }

    private SyncRunId counted(long theirs) {
        var run = detail().current().id();
        var compared = new NamedComparison(
                "Rows in our CRM", null, null, pipeline.now().minusSeconds(5));
        scene.asMember(() -> verifying.enterCount(scene.account(), feed.sync(), run, compared, theirs));
        return run;
    }

    private SyncDetail detail() {
        return scene.asMember(() -> browsing.sync(scene.account(), feed.sync()));
    }

    private SyncDetail receipt() {
        return scene.asMember(() -> browsing.receipts(scene.account())).getFirst();
    }

    private List<Turn> turns() {
        return transaction.execute(status -> turns.turns(scene.account()));
    }
}
