package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A sum beside the number of records: told, entered blind, compared, on record. */
@DatabaseTest
class SummingRunsTests {

    /** An amount that is nowhere else: found in anything, it has leaked. */
    private static final String CANARY = "90817263545.25";

    private static final SumName DEALS = new SumName("amount of open deals", "EUR");

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    VerifyingSyncs verifying;

    @Autowired
    BrowsingSyncs browsing;

    @Autowired
    SyncTurns turns;

    @Autowired
    Ledger ledger;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    Scene scene;
    Pipeline pipeline;

    @BeforeEach
    void account() {
        clock.reset();
        scene = accounts.scene();
        pipeline = beans.createBean(Pipeline.class);
    }

    @Test
    @DisplayName("Rule 6: our sum is nowhere before theirs, and who enters none sees none")
    void nothingCarriesOurSumBeforeTheirs() {
        var feed = pipeline.feed(scene);
        told(feed, "a", 300, CANARY);

        assertThat(detail(feed).current()).isInstanceOfSatisfying(BlindRun.class, run -> assertThat(run.sum())
                .isEqualTo(DEALS));
        nowhere(feed);

        enter(feed, 300, null);

        assertThat(detail(feed).current()).isInstanceOfSatisfying(OpenRun.class, run -> assertThat(run.sums())
                .isNull());
        nowhere(feed);
        confirm(feed);
        nowhere(feed);

        // and the canary would be seen: beside a sum of theirs it is there
        told(feed, "b", 300, CANARY);
        enter(feed, 300, "1");
        assertThat(detail(feed).toString()).contains("90817263545");
    }

    @Test
    @DisplayName("Rule 6: what is shown of a sum before the count tells no number")
    void aNameWithANumeralIsRefused() {
        var feed = pipeline.feed(scene);
        assertThatThrownBy(() -> pipeline.report(
                        feed, "a", "\"rows\": 1, \"sum\": {\"of\": \"deals of 1200\", \"amount\": 1200}"))
                .isInstanceOf(IntakeRefused.class)
                .hasMessageContaining("numerals");
    }

    @Test
    void insideTheToleranceBothSumsAreOnRecordUnderTheCustomersSignature() {
        var feed = pipeline.feed(scene);
        told(feed, "a", 300, "1834200.50");
        enter(feed, 301, "1834200.5");
        assertThat(entry("sync.counted").details())
                .as("the customer's own, and not ours")
                .containsEntry("sum", "1834200.5")
                .containsEntry("sum-of", "amount of open deals")
                .containsEntry("sum-unit", "EUR")
                .doesNotContainKey("sum-ours");

        confirm(feed);

        assertThat(detail(feed).summary().state()).isEqualTo(SyncState.VERIFIED);
        assertThat(entry("sync.verified").details())
                .containsEntry("sum-theirs", "1834200.5")
                .containsEntry("sum-ours", "1834200.5")
                .containsEntry("sum-difference", "0");
        assertThat(open(feed).sums())
                .isEqualTo(new SumPair(DEALS, new BigDecimal("1834200.50"), new BigDecimal("1834200.5"), true));
        assertThat(ledger.check(scene.account())).isEmpty();
    }

    @Test
    @DisplayName("Rule 6: a sum outside the tolerance verifies nothing, however right the count is")
    void aSumThatDiffersIsADispute() {
        var feed = pipeline.feed(scene);
        told(feed, "a", 300, "1834200.50");
        enter(feed, 300, "1834200.51");

        assertThat(open(feed).countInside()).isTrue();
        assertThat(open(feed).inside()).isFalse();
        assertThatThrownBy(() -> confirm(feed)).hasMessage("sync.outside-tolerance");
        assertThat(detail(feed).summary().state()).isEqualTo(SyncState.ARRIVED);
    }

    @Test
    void soManyPerCentHoldForTheSumAsForTheCountUpToTheEdge() {
        var feed = pipeline.feed(scene);
        jdbc.sql("UPDATE data_sync SET tolerance_kind = 'PERCENT', tolerance_amount = 0.5 WHERE id = :sync")
                .param("sync", feed.sync().toString())
                .update();
        told(feed, "a", 300, "199000");
        enter(feed, 300, "200000");
        assertThat(open(feed).inside()).isTrue();

        told(feed, "b", 300, "198999.99");
        enter(feed, 300, "200000");
        assertThat(open(feed).inside()).isFalse();
    }

    @Test
    void theSumOfAPeriodAddsUpWhatEachOfItsRunsTold() {
        var feed = pipeline.feed(scene, Delivery.INCREMENTAL);
        told(feed, "a", 30, "0.1");
        told(feed, "b", 12, "0.2");
        var today = LocalDate.ofInstant(pipeline.now(), ZoneOffset.UTC);
        var run = current(feed);

        scene.asMember(() ->
                verifying.enterCountAndSum(scene.account(), feed.sync(), run, of(today), 42, new BigDecimal("0.30")));

        assertThat(open(feed).ours()).isEqualTo(42);
        assertThat(open(feed).ownFigure())
                .as("what this run brought of it nobody said")
                .isFalse();
        assertThat(open(feed).sums()).isEqualTo(new SumPair(DEALS, new BigDecimal("0.3"), new BigDecimal("0.3"), true));
    }

    @Test
    void aPeriodInWhichOneRunToldNoSumHasNone() {
        var feed = pipeline.feed(scene, Delivery.INCREMENTAL);
        pipeline.complete(feed, 30);
        told(feed, "b", 12, "0.2");
        var today = LocalDate.ofInstant(pipeline.now(), ZoneOffset.UTC);
        var run = current(feed);

        assertThatThrownBy(() -> scene.asMember(() ->
                        verifying.enterCountAndSum(scene.account(), feed.sync(), run, of(today), 42, BigDecimal.ONE)))
                .hasMessage("sum.period-not-told");
        assertThat(detail(feed).current()).as("and nothing was opened").isInstanceOf(BlindRun.class);
        scene.asMember(() -> verifying.enterCount(scene.account(), feed.sync(), run, of(today), 42));
        assertThat(open(feed).sums()).isNull();
    }

    @Test
    void aPeriodWhoseRunsSummedUpDifferentThingsHasNone() {
        var feed = pipeline.feed(scene, Delivery.INCREMENTAL);
        told(feed, "a", 30, "0.1");
        pipeline.report(
                feed,
                "b",
                "\"rows\": 12, \"sum\": {\"of\": \"amount of open deals\", \"unit\": \"SEK\", \"amount\": 0.2}");
        var today = LocalDate.ofInstant(pipeline.now(), ZoneOffset.UTC);
        var run = current(feed);

        assertThatThrownBy(() -> scene.asMember(() ->
                        verifying.enterCountAndSum(scene.account(), feed.sync(), run, of(today), 42, BigDecimal.ONE)))
                .hasMessage("sum.period-not-told");
    }

    @Test
    void whereTheTotalAfterARunIsComparedItsSumIsNot() {
        var feed = pipeline.feed(scene, Delivery.INCREMENTAL);
        pipeline.report(
                feed,
                "a",
                "\"rows\": 12, \"totalAfter\": 4812,"
                        + " \"sum\": {\"of\": \"amount of open deals\", \"unit\": \"EUR\", \"amount\": 7}");

        assertThatThrownBy(() -> enter(feed, 4_812, "7")).hasMessage("sum.not-told");
        assertThat(detail(feed).current()).isInstanceOf(BlindRun.class);
        enter(feed, 4_812, null);
        assertThat(open(feed).sums()).isNull();
    }

    @Test
    void aSumIsRefusedWhereNoneWasToldAndWhereItIsNoneThatCanBeKept() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 300);
        assertThatThrownBy(() -> enter(feed, 300, "12")).hasMessage("sum.not-told");
        told(feed, "a", 300, "12");
        assertThatThrownBy(() -> enter(feed, 300, "-12")).hasMessage("sum.negative");
        assertThatThrownBy(() -> enter(feed, 300, "1E+2147483647")).hasMessage("sum.too-large");
        assertThatThrownBy(() -> enter(feed, 300, "0.0000001")).hasMessage("sum.too-fine");
        assertThat(detail(feed).current()).isInstanceOf(BlindRun.class);
    }

    @Test
    void theSameCountAndSumTwiceIsOneAndAnotherSumIsRefusedByName() {
        var feed = pipeline.feed(scene);
        told(feed, "a", 300, "12");
        var run = current(feed);
        enter(feed, 300, "12");
        scene.asMember(() -> enter(feed, run, 300, new BigDecimal("12.00")));

        assertThatThrownBy(() -> scene.asMember(() -> enter(feed, run, 300, new BigDecimal("12.01"))))
                .hasMessage("sync.counted-already");
        assertThatThrownBy(() -> scene.asMember(() -> enter(feed, run, 300, null)))
                .hasMessage("sync.counted-already");
        assertThat(ledger.page(scene.account(), Long.MAX_VALUE, 100))
                .filteredOn(entry -> entry.kind().equals("sync.counted"))
                .hasSize(1);
    }

    @Test
    void whatARunSummedUpDoesNotChangeAfterwards() {
        var feed = pipeline.feed(scene);
        told(feed, "a", 300, "12");
        assertThat(told(feed, "a", 300, "12.000")).isNotNull();

        assertThatThrownBy(() -> told(feed, "a", 300, "13"))
                .isInstanceOf(IntakeRefused.class)
                .hasMessageContaining("other numbers");
    }

    private void nowhere(Pipeline.Feed feed) {
        var seen = scene.asMember(() -> List.of(
                        browsing.syncs(scene.account()),
                        browsing.receipts(scene.account()),
                        browsing.sync(scene.account(), feed.sync())))
                .toString();
        var vendors =
                scene.asCsm(() -> browsing.sync(scene.account(), feed.sync())).toString();
        var acts = ledger.page(scene.account(), Long.MAX_VALUE, 100).toString();
        var asked = transaction.execute(status -> turns.turns(scene.account())).toString();
        var events = jdbc.sql("SELECT serialized_event FROM EVENT_PUBLICATION")
                .query(String.class)
                .list()
                .toString();
        assertThat(List.of(seen, vendors, acts, asked, events)).noneMatch(all -> all.contains("90817263545"));
    }

    private Receipt told(Pipeline.Feed feed, String run, long rows, String amount) {
        return pipeline.report(
                feed,
                run,
                "\"rows\": %d, \"sum\": {\"of\": \"amount of open deals\", \"unit\": \"EUR\", \"amount\": %s}"
                        .formatted(rows, amount));
    }

    private NamedComparison of(LocalDate day) {
        return new NamedComparison("Deals closed", day, day, pipeline.now().minusSeconds(5));
    }

    private void enter(Pipeline.Feed feed, long theirs, @Nullable String sum) {
        var run = current(feed);
        scene.asMember(() -> enter(feed, run, theirs, sum == null ? null : new BigDecimal(sum)));
    }

    private void enter(Pipeline.Feed feed, SyncRunId run, long theirs, @Nullable BigDecimal sum) {
        verifying.enterCountAndSum(
                scene.account(),
                feed.sync(),
                run,
                new NamedComparison("Open deals", null, null, pipeline.now().minusSeconds(5)),
                theirs,
                sum);
    }

    private void confirm(Pipeline.Feed feed) {
        var run = current(feed);
        scene.asMember(() -> verifying.confirm(scene.account(), feed.sync(), run, SampleVerdict.NOT_LOOKED_AT));
    }

    private SyncDetail detail(Pipeline.Feed feed) {
        return scene.asMember(() -> browsing.sync(scene.account(), feed.sync()));
    }

    private SyncRunId current(Pipeline.Feed feed) {
        var run = detail(feed).current();
        assertThat(run).isNotNull();
        return run.id();
    }

    private OpenRun open(Pipeline.Feed feed) {
        assertThat(detail(feed).current()).isInstanceOf(OpenRun.class);
        return (OpenRun) detail(feed).current();
    }

    private LedgerEntry entry(String kind) {
        return ledger.page(scene.account(), Long.MAX_VALUE, 100).stream()
                .filter(e -> e.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
