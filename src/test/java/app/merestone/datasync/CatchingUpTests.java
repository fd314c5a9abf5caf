package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.StoredTime;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What a sync hears that is connected or corrected after its events had come, or in the same moment. */
@DatabaseTest
@RecordApplicationEvents
class CatchingUpTests {

    private static final JobKey JOB = new JobKey("airflow", "early_bird", "warehouse.early");

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    ConnectingSyncs connecting;

    @Autowired
    BrowsingSyncs browsing;

    @Autowired
    KeepingConnections keeping;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JdbcClient client;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationEvents events;

    Scene scene;
    Pipeline pipeline;
    KeepingConnections.NewKey key;
    CriterionId criterion;

    @BeforeEach
    void senderWithoutASync() {
        scene = accounts.scene();
        pipeline = beans.createBean(Pipeline.class);
        key = pipeline.key(scene);
        criterion = pipeline.criterion(scene);
    }

    @Test
    void whoConnectsWaitsForAnEventThatIsComingInAndThenHasIt() {
        own().executeWithoutResult(open -> {
            assertThat(pipeline.deliver(key, complete(77))).isEqualTo(Receipt.KEPT_UNMATCHED);
            assertThatThrownBy(() -> impatiently(() -> connect(JOB)))
                    .as("as long as the event may still be kept as nobody's")
                    .isInstanceOf(TransientDataAccessException.class);
        });
        assertThat(state(connect(JOB))).isEqualTo(SyncState.ARRIVED);
        assertThat(unmatched()).isEmpty();
    }

    @Test
    void anEventWaitsForWhoConnectsItsAddressAndThenIsHeard() {
        var event = complete(77);
        var sync = own().execute(open -> {
            var connected = connect(JOB);
            assertThatThrownBy(() -> impatiently(() -> pipeline.deliver(key, event)))
                    .as("its sender sends it again")
                    .isInstanceOf(TransientDataAccessException.class);
            return connected;
        });
        assertThat(pipeline.deliver(key, event)).isEqualTo(Receipt.MATCHED);
        assertThat(state(sync)).isEqualTo(SyncState.ARRIVED);
    }

    @Test
    void anEventWaitsForWhoCorrectsASyncToItsAddress() {
        var sync = connect(new JobKey("airflow", "early_bird", "warehouse.mistyped"));
        var event = complete(77);
        own().executeWithoutResult(open -> {
            correct(sync, JOB, Delivery.FULL);
            assertThatThrownBy(() -> impatiently(() -> pipeline.deliver(key, event)))
                    .isInstanceOf(TransientDataAccessException.class);
        });
        assertThat(pipeline.deliver(key, event)).isEqualTo(Receipt.MATCHED);
        assertThat(state(sync)).isEqualTo(SyncState.ARRIVED);
    }

    @Test
    void whoeverIsFirstAnEventAndItsSyncFindEachOther() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 12; round++) {
                var job = new JobKey("airflow", "early_bird", "warehouse.round" + round);
                var event = Pipeline.event(job, "COMPLETE", UUID.randomUUID(), pipeline.now(), 77L);
                var together = new CyclicBarrier(2);
                var delivered = threads.submit(() -> {
                    together.await(20, TimeUnit.SECONDS);
                    return pipeline.deliver(key, event);
                });
                var connected = threads.submit(() -> {
                    together.await(20, TimeUnit.SECONDS);
                    return connect(job);
                });
                delivered.get(60, TimeUnit.SECONDS);
                assertThat(state(connected.get(60, TimeUnit.SECONDS)))
                        .as("round %s", round)
                        .isEqualTo(SyncState.ARRIVED);
            }
        }
        assertThat(unmatched()).isEmpty();
    }

    @Test
    void anEndThatNamesNoOutputsIsTakenInWithTheRunWhoseOutputsAnotherEventNamed() {
        var run = UUID.randomUUID();
        pipeline.deliver(key, without("START", run, 3));
        pipeline.deliver(key, Pipeline.event(JOB, "RUNNING", run, pipeline.now().minusSeconds(2), 77L));
        pipeline.deliver(key, without("COMPLETE", run, 1));
        assertThat(unmatched()).hasSize(2);

        var sync = connect(JOB);

        assertThat(state(sync)).isEqualTo(SyncState.ARRIVED);
        assertThat(unmatched()).isEmpty();
        assertThat(started(sync)).hasSize(1).doesNotContainNull();
    }

    // rule 7
    @ParameterizedTest
    @ValueSource(strings = {"FAIL", "ABORT"})
    void aRunThatFailedBeforeItNamedAnOutputFailedForEveryOutputOfItsJob(String ending) {
        pipeline.deliver(key, without(ending, UUID.randomUUID(), 5));
        var early = connect(JOB);
        var late = connect(new JobKey(JOB.namespace(), JOB.name(), "warehouse.late"));
        var otherJob = connect(new JobKey(JOB.namespace(), "Early_Bird", "warehouse.early"));
        assertThat(failed(early)).isTrue();
        assertThat(failed(late)).isTrue();
        assertThat(failed(otherJob)).as("letter by letter").isFalse();
        assertThat(unmatched()).isEmpty();

        // and when the syncs are there before the event
        pipeline.deliver(key, complete(77));
        assertThat(failed(early)).isFalse();
        pipeline.deliver(key, without(ending, UUID.randomUUID(), -5));
        assertThat(failed(early)).isTrue();
        assertThat(failed(otherJob)).isFalse();
    }

    @Test
    void aRunThatNamedOtherOutputsFailedForThoseOnly() {
        var run = UUID.randomUUID();
        var other = new JobKey(JOB.namespace(), JOB.name(), "warehouse.other");
        pipeline.deliver(key, Pipeline.event(other, "START", run, pipeline.now().minusSeconds(9), null));
        pipeline.deliver(key, without("FAIL", run, 5));
        assertThat(failed(connect(JOB))).isFalse();
        assertThat(unmatched()).hasSize(2);
        assertThat(failed(connect(other))).isTrue();

        // and live
        var next = UUID.randomUUID();
        var third = new JobKey(JOB.namespace(), JOB.name(), "warehouse.third");
        pipeline.deliver(key, Pipeline.event(third, "START", next, pipeline.now(), null));
        assertThat(pipeline.deliver(key, without("FAIL", next, 0))).isEqualTo(Receipt.KEPT_UNMATCHED);
    }

    @Test
    void theOrderInWhichARunsEventsComeDoesNotMatterEvenWhereOnlyOneNamesTheOutput() {
        var sync = connect(JOB);
        var run = UUID.randomUUID();
        assertThat(pipeline.deliver(key, without("COMPLETE", run, 1))).isEqualTo(Receipt.KEPT_UNMATCHED);
        assertThat(pipeline.deliver(key, without("START", run, 3))).isEqualTo(Receipt.KEPT_UNMATCHED);
        assertThat(state(sync)).isEqualTo(SyncState.CONNECTED);
        assertThat(pipeline.deliver(
                        key, Pipeline.event(JOB, "RUNNING", run, pipeline.now().minusSeconds(2), 77L)))
                .isEqualTo(Receipt.MATCHED);
        assertThat(state(sync)).isEqualTo(SyncState.ARRIVED);
        assertThat(started(sync)).hasSize(1).doesNotContainNull();
        assertThat(unmatched()).isEmpty();
    }

    @Test
    void ofVeryManyEarlierEventsTheNewestAreTakenInAndTheSyncIsToldOnce() {
        int few = 7;
        var newest = manyEarlierEvents(CatchingUp.MOST_EVENTS + few);
        events.clear();

        var sync = connect(JOB);

        assertThat(runs(sync)).hasSize(CatchingUp.MOST_EVENTS).contains(newest);
        assertThat(unmatched()).singleElement().satisfies(rest -> assertThat(rest.events())
                .isEqualTo(few));
        assertThat(state(sync)).isEqualTo(SyncState.ARRIVED);
        assertThat(events.stream(SyncArrived.class)).hasSize(1);
    }

    @Test
    void anAddressThatIsCorrectedBackHearsItsManyRunsOnce() {
        var sync = connect(JOB);
        for (int n = 0; n < 5; n++) {
            pipeline.deliver(key, complete(77));
        }
        pipeline.deliver(
                key,
                Pipeline.event(JOB, "FAIL", UUID.randomUUID(), pipeline.now().plusSeconds(60), null));
        var arrived = arrived(sync);
        correct(sync, new JobKey("airflow", "early_bird", "warehouse.mistyped"), Delivery.FULL);
        assertThat(failed(sync)).isFalse();
        events.clear();
        correct(sync, JOB, Delivery.FULL);
        assertThat(events.stream(SyncArrived.class)).hasSize(1);
        assertThat(state(sync)).isEqualTo(SyncState.ARRIVED);
        assertThat(arrived(sync)).isEqualTo(arrived);
        assertThat(failed(sync)).isTrue();
        assertThat(runs(sync)).hasSize(6);
    }

    @Test
    void describedAsDeliveringOtherwiseASyncStandsAsHadItBeenDescribedSoFromTheBeginning() {
        var sync = connect(JOB);
        pipeline.deliver(key, withTotal(0, 4_812));
        assertThat(state(sync)).as("a full load of no rows").isEqualTo(SyncState.CONNECTED);
        assertThat(detail(sync).current()).isNull();

        correct(sync, JOB, Delivery.INCREMENTAL);
        assertThat(state(sync)).as("nothing new, and all of it is there").isEqualTo(SyncState.ARRIVED);
        assertThat(detail(sync).current()).isInstanceOfSatisfying(BlindRun.class, run -> assertThat(run.basis())
                .isEqualTo(Basis.TOTAL_AFTER));

        correct(sync, JOB, Delivery.FULL);
        assertThat(state(sync)).isEqualTo(SyncState.CONNECTED);
        assertThat(detail(sync).current()).isNull();
    }

    @Test
    void whatArrivedEitherWayStaysArrivedSinceItDid() {
        var sync = connect(JOB);
        pipeline.deliver(key, complete(77));
        pipeline.deliver(key, without("FAIL", UUID.randomUUID(), -60));
        var arrived = arrived(sync);
        correct(sync, JOB, Delivery.INCREMENTAL);
        assertThat(state(sync)).isEqualTo(SyncState.ARRIVED);
        assertThat(arrived(sync)).isEqualTo(arrived);
        assertThat(failed(sync)).isTrue();
    }

    @Test
    void aLongNameOfAnOutputIsCutBetweenCharactersNeverInsideOne() {
        var name = "a".repeat(199) + "😀".repeat(3);
        pipeline.deliver(
                key,
                Pipeline.event(
                        new JobKey("airflow", "early_bird", name), "COMPLETE", UUID.randomUUID(), pipeline.now(), 77L));
        assertThat(unmatched()).singleElement().satisfies(each -> assertThat(each.outputs())
                .containsExactly("a".repeat(199) + "😀"));
    }

    /** In a transaction of its own. */
    private TransactionTemplate own() {
        var template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    /** In a transaction that gives up soon where it would have to wait for another one. */
    private void impatiently(Runnable act) {
        own().executeWithoutResult(open -> {
            boolean mysql = TestDatabase.onMySql();
            var patience = jdbc.queryForObject(
                    mysql ? "SELECT @@SESSION.innodb_lock_wait_timeout" : "CALL LOCK_TIMEOUT()", Integer.class);
            var setting = mysql ? "SET SESSION innodb_lock_wait_timeout = " : "SET LOCK_TIMEOUT ";
            jdbc.execute(setting + (mysql ? 1 : 200));
            try {
                act.run();
            } finally {
                jdbc.execute(setting + patience);
            }
        });
    }

    private DataSyncId connect(JobKey job) {
        return scene.asCsm(() -> connecting.connect(scene.account(), described(job, Delivery.FULL)));
    }

    private void correct(DataSyncId sync, JobKey job, Delivery delivery) {
        scene.asCsm(() -> connecting.correct(scene.account(), sync, described(job, delivery)));
    }

    private NewSync described(JobKey job, Delivery delivery) {
        return new NewSync(
                "Early " + job.output(), "Early bird", criterion, delivery, Tolerance.records(0), job, 24, 6);
    }

    private String complete(long rows) {
        return Pipeline.event(JOB, "COMPLETE", UUID.randomUUID(), pipeline.now(), rows);
    }

    private String without(String type, UUID run, int secondsAgo) {
        var event = Pipeline.event(JOB, type, run, pipeline.now().minusSeconds(secondsAgo), null);
        return event.substring(0, event.indexOf("\"outputs\"")) + "\"inputs\": []}";
    }

    private String withTotal(long rows, long total) {
        return complete(rows)
                .replace(
                        "\"name\": \"" + JOB.output() + "\"",
                        "\"name\": \"" + JOB.output() + "\", \"facets\": {\"dataQualityMetrics\": {\"rowCount\": "
                                + total + "}}");
    }

    /** A year of an hourly feed, as its events are kept. */
    private PipelineRun manyEarlierEvents(int many) {
        pipeline.deliver(key, complete(77));
        var one = jdbc.queryForMap(
                "SELECT * FROM intake_event WHERE account_id = ?",
                scene.account().toString());
        var runs = IntStream.range(0, many - 1).mapToObj(n -> UUID.randomUUID()).toList();
        var now = pipeline.now();
        var rows = new ArrayList<Object[]>();
        for (int n = 0; n < runs.size(); n++) {
            var at = StoredTime.column(now.minus(Duration.ofMinutes(runs.size() - n)));
            rows.add(new Object[] {
                UUID.randomUUID().toString(),
                one.get("connection_id"),
                one.get("account_id"),
                "%064x".formatted(n),
                at,
                runs.get(n).toString(),
                one.get("outputs"),
                at,
                Pipeline.event(JOB, "COMPLETE", runs.get(n), now.minus(Duration.ofMinutes(runs.size() - n)), 77L)
            });
        }
        jdbc.batchUpdate("""
                INSERT INTO intake_event (id, connection_id, account_id, event_key, event_type, event_at, pipeline_run,
                       job_namespace, job_name, outputs, matched, received_at, payload_until, payload)
                VALUES (?, ?, ?, ?, 'COMPLETE', ?, ?, 'airflow', 'early_bird', ?, FALSE, ?, '2030-01-01', ?)""", rows);
        return new PipelineRun(UUID.fromString(String.valueOf(one.get("pipeline_run"))));
    }

    private List<KeepingConnections.Unmatched> unmatched() {
        return scene.asAdmin(() -> keeping.unmatched()).stream()
                .filter(u -> u.accountName().equals(scene.name()))
                .toList();
    }

    private List<PipelineRun> runs(DataSyncId sync) {
        return client.sql("SELECT pipeline_run FROM sync_run WHERE sync_id = :sync")
                .param("sync", sync.toString())
                .query((row, n) -> new PipelineRun(UUID.fromString(row.getString("pipeline_run"))))
                .list();
    }

    private List<@Nullable Object> started(DataSyncId sync) {
        return jdbc.query(
                "SELECT started_at FROM sync_run WHERE sync_id = ?",
                (row, n) -> row.getObject("started_at"),
                sync.toString());
    }

    private SyncState state(@Nullable DataSyncId sync) {
        return detail(sync).summary().state();
    }

    private boolean failed(DataSyncId sync) {
        return detail(sync).summary().failedAt() != null;
    }

    private Instant arrived(DataSyncId sync) {
        return detail(sync).ladder().stream()
                .filter(step -> step.step() == SyncState.ARRIVED)
                .findFirst()
                .orElseThrow()
                .at();
    }

    private SyncDetail detail(@Nullable DataSyncId sync) {
        assertThat(sync).isNotNull();
        return scene.asMember(() -> browsing.sync(scene.account(), sync));
    }
}
