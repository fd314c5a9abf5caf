package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.merestone.accounts.EndingAccounts;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.ledger.Ledger;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
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
@DisplayName("Rule 6: in use needs a customer’s statement or a usage signal")
class UsageTests {

    private static final String ACTION = "forecast.opened";

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    BrowsingSyncs browsing;

    @Autowired
    NamingUsage naming;

    @Autowired
    StatingUse stating;

    @Autowired
    DisputingSyncs disputing;

    @Autowired
    OldUsage old;

    @Autowired
    EndingAccounts ending;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    Scene scene;
    Pipeline pipeline;
    Pipeline.Feed feed;

    @BeforeEach
    void aFeedWhoseUseAnActionShows() {
        clock.reset();
        scene = accounts.scene();
        pipeline = beans.createBean(Pipeline.class);
        feed = pipeline.feed(scene);
        scene.asCsm(() -> naming.ofSync(scene.account(), feed.sync(), ACTION));
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void aSignalPutsWhatIsCheckedInUseAndThePageSaysByWhatAndSinceWhen() {
        checked();
        clock.pass(Duration.ofMinutes(5));
        events.clear();
        var at = clock.instant();
        assertThat(pipeline.used(scene, feed.key(), "mia", ACTION, at)).isEqualTo(Receipt.MATCHED);
        assertThat(state()).isEqualTo(SyncState.IN_USE);
        assertThat(detail().ladder()).last().isEqualTo(new SyncStep(SyncState.IN_USE, "", Side.VENDOR, at));
        assertThat(detail().usage()).isEqualTo(new SyncUsage(ACTION, 1, 90, at, at));
        assertThat(events.stream(SyncInUse.class)).singleElement().satisfies(told -> assertThat(told.sync())
                .isEqualTo(feed.sync()));
        clock.pass(Duration.ofMinutes(5));
        var later = clock.instant();
        pipeline.used(scene, feed.key(), "ole", ACTION, later);
        pipeline.used(scene, feed.key(), "MIA", ACTION, later);
        assertThat(detail().usage()).isEqualTo(new SyncUsage(ACTION, 2, 90, later, at));
        assertThat(events.stream(SyncInUse.class)).as("once").hasSize(1);
    }

    @Test
    void noSignalPutsInUseWhatNobodyHasChecked() {
        signal("mia", ACTION);
        assertThat(state()).isEqualTo(SyncState.CONNECTED);
        pipeline.complete(feed, 4_812);
        signal("ole", ACTION);
        assertThat(state()).isEqualTo(SyncState.ARRIVED);
        assertThat(detail().usage().people()).as("it is reported all the same").isEqualTo(2);
    }

    @Test
    void whatWasDoneBeforeTheCheckIsNoUseOfWhatWasChecked() {
        pipeline.complete(feed, 4_812);
        var before = clock.instant();
        clock.pass(Duration.ofMinutes(5));
        pipeline.verify(scene, feed, 4_812);
        pipeline.used(scene, feed.key(), "mia", ACTION, before);
        assertThat(state()).isEqualTo(SyncState.VERIFIED);
        signal("mia", ACTION);
        assertThat(state()).isEqualTo(SyncState.IN_USE);
    }

    @Test
    void anotherActionShowsNothing() {
        checked();
        assertThat(signal("mia", "forecast.Opened")).isEqualTo(Receipt.KEPT_UNMATCHED);
        assertThat(state()).isEqualTo(SyncState.VERIFIED);
        assertThat(detail().usage().people()).isZero();
    }

    @Test
    void aSignalOfAnotherAccountShowsNothingHere() {
        checked();
        var theirs = scene.asAdmin(() -> beans.createBean(Pipeline.class).keyOf(scene.otherAccount()));
        pipeline.used(scene.otherAccount(), theirs, "mia", ACTION, clock.instant());
        assertThat(state()).isEqualTo(SyncState.VERIFIED);
        assertThat(detail().usage().people()).isZero();
    }

    @Test
    void whatNeedsAnotherLookIsNotInUseAnyMoreAndASignalDoesNotBringItBack() {
        checked();
        signal("mia", ACTION);
        pipeline.failedForGood(feed);
        assertThat(state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        signal("ole", ACTION);
        assertThat(state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(detail().ladder()).extracting(SyncStep::step).doesNotContain(SyncState.IN_USE);
        clock.pass(Duration.ofMinutes(1));
        pipeline.complete(feed, 4_812);
        clock.pass(Duration.ofMinutes(1));
        pipeline.verify(scene, feed, 4_812);
        assertThat(state()).as("checked anew, and nobody has used it since").isEqualTo(SyncState.VERIFIED);
        signal("mia", ACTION);
        assertThat(state()).isEqualTo(SyncState.IN_USE);
    }

    @Test
    void aSignalThatComesAfterTheMomentAtWhichItWasLateFindsItInNeedOfAnotherLook() {
        checked();
        clock.pass(Duration.ofHours(31));
        events.clear();
        signal("mia", ACTION);
        assertThat(state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(events.stream(SyncInUse.class))
                .as("nobody hears that it is in use")
                .isEmpty();
    }

    @Test
    void aSignalBringsNothingBackThatNeedsAnotherLookForWhatArrived() {
        checked();
        signal("mia", ACTION);
        pipeline.complete(feed, 100);
        assertThat(state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        signal("ole", ACTION);
        assertThat(state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(detail().usage().since()).isNull();
    }

    @Test
    void whatEndedIsNotRevivedByASignalAndNobodysUseIsCountedAnyMore() {
        checked();
        transaction.executeWithoutResult(status -> ending.end(scene.account(), clock.instant()));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(watchedOrNeeded()).isZero());
        clock.pass(Duration.ofHours(31));
        events.clear();
        assertThat(signal("mia", ACTION)).isEqualTo(Receipt.ENDED);
        assertThat(state()).isEqualTo(SyncState.VERIFIED);
        assertThat(watchedOrNeeded()).as("it waits for nobody").isZero();
        assertThat(events.stream(SyncNeedsLook.class)).isEmpty();
        assertThat(kept()).isZero();
        assertThat(count("usage_action")).isZero();
    }

    private int watchedOrNeeded() {
        return jdbc.sql("SELECT COUNT(*) FROM data_sync WHERE id = :id AND (watch_at IS NOT NULL OR need IS NOT NULL)")
                .param("id", feed.sync().toString())
                .query(Integer.class)
                .single();
    }

    @Test
    void whatIsDisputedIsNotInUseAnyMore() {
        checked();
        signal("mia", ACTION);
        scene.asMember(() -> disputing.dispute(
                scene.account(),
                feed.sync(),
                null,
                null,
                new Complaint(DisputeReason.NOT_SURE, "All of our accounts", "")));
        signal("ole", ACTION);
        assertThat(state()).isEqualTo(SyncState.DISPUTED);
        assertThat(detail().usage().since()).isNull();
    }

    @Test
    void theCustomersStatementStandsBesideASignalAndIsWhatItIsInUseBy() {
        checked();
        signal("mia", ACTION);
        scene.asMember(() -> stating.state(scene.account(), feed.sync(), "The Monday forecast runs on it."));
        assertThat(detail().ladder()).last().satisfies(step -> {
            assertThat(step.who()).isEqualTo("Aisha Bello");
            assertThat(step.side()).isEqualTo(Side.CUSTOMER);
        });
        scene.asCsm(() -> naming.ofSync(scene.account(), feed.sync(), ""));
        assertThat(state()).as("by their word").isEqualTo(SyncState.IN_USE);
    }

    @Test
    void anActionThatIsNamedLaterCountsWhatWasReportedSinceTheCheckAndWhenItIsNoLongerNamedNothing() {
        scene.asCsm(() -> naming.ofSync(scene.account(), feed.sync(), "report.sent"));
        checked();
        signal("mia", ACTION);
        assertThat(state()).isEqualTo(SyncState.VERIFIED);
        scene.asCsm(() -> naming.ofSync(scene.account(), feed.sync(), " " + ACTION + " "));
        assertThat(state()).isEqualTo(SyncState.IN_USE);
        scene.asCsm(() -> naming.ofSync(scene.account(), feed.sync(), "report.sent"));
        assertThat(state()).isEqualTo(SyncState.VERIFIED);
        scene.asCsm(() -> naming.ofSync(scene.account(), feed.sync(), " "));
        assertThat(detail().usage()).isNull();
    }

    @Test
    void bothSidesReadInTheHistoryWhoNamedWhichAction() {
        scene.asCsm(() -> naming.ofSync(scene.account(), feed.sync(), ACTION));
        assertThat(ledger.latest(scene.account(), feed.sync(), DataActs.USAGE_NAMED))
                .hasValueSatisfying(entry -> {
                    assertThat(entry.details()).containsAllEntriesOf(Map.of("sync", "Accounts", "action", ACTION));
                    assertThat(entry.name()).contains("Hanna Weiss");
                });
        assertThatThrownBy(() -> scene.asCsm(() -> naming.ofSync(scene.account(), feed.sync(), "two\nlines")))
                .isInstanceOf(Refused.class);
        assertThat(scene.asMember(() -> naming.actions(scene.account()))).isEmpty();
        signal("mia", ACTION);
        assertThat(scene.asMember(() -> naming.actions(scene.account()))).containsExactly(ACTION);
    }

    @Test
    void aSignalIsNoActOfAnybody() {
        checked();
        var entries = entries();
        signal("mia", ACTION);
        assertThat(state()).isEqualTo(SyncState.IN_USE);
        assertThat(entries()).as("it signs nothing").isEqualTo(entries);
    }

    @Test
    void whoDidItIsForgottenAfterNinetyDaysAndThatItIsInUseStays() {
        checked();
        signal("mia", ACTION);
        var since = detail().usage().since();
        for (int n = 0; n < OldUsage.BATCH; n++) {
            signal("p" + n, ACTION);
        }
        keepsArriving(80);
        signal("ole", ACTION);
        old.forget();
        assertThat(kept()).isEqualTo(OldUsage.BATCH + 2);
        keepsArriving(11);
        assertThat(detail().usage().people())
                .as("counted is what is at most so old, also before it is forgotten")
                .isEqualTo(1);
        old.forget();
        assertThat(kept()).isEqualTo(1);
        assertThat(state()).isEqualTo(SyncState.IN_USE);
        assertThat(detail().usage().since()).isEqualTo(since);
        clock.pass(Duration.ofDays(91));
        old.forget();
        assertThat(kept()).isZero();
        assertThat(scene.asMember(() -> naming.actions(scene.account()))).isEmpty();
    }

    private void keepsArriving(int days) {
        for (int day = 0; day < days; day++) {
            clock.pass(Duration.ofDays(1));
            pipeline.complete(feed, 4_812);
        }
    }

    private void checked() {
        pipeline.complete(feed, 4_812);
        pipeline.verify(scene, feed, 4_812);
        assertThat(state()).isEqualTo(SyncState.VERIFIED);
    }

    private Receipt signal(String person, String action) {
        return pipeline.used(scene, feed.key(), person, action, clock.instant());
    }

    private SyncState state() {
        return detail().summary().state();
    }

    private SyncDetail detail() {
        return scene.asMember(() -> browsing.sync(scene.account(), feed.sync()));
    }

    private int kept() {
        return count("usage_person");
    }

    private int entries() {
        return count("ledger_entry");
    }

    private int count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE account_id = :a")
                .param("a", scene.account().toString())
                .query(Integer.class)
                .single();
    }
}
