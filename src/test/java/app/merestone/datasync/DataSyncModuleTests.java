package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.checkins.Turn;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** Data syncs on a database: connect, arrive, count, verify, dispute, re-check, use. */
@DatabaseTest
class DataSyncModuleTests {

    /** A number that is nowhere else: found in anything, it has leaked. */
    private static final long CANARY = 90_817_263_545L;

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    ConnectingSyncs connecting;

    @Autowired
    DisconnectingSyncs disconnecting;

    @Autowired
    VerifyingSyncs verifying;

    @Autowired
    DisputingSyncs disputing;

    @Autowired
    AnsweringDisputes answering;

    @Autowired
    StatingUse using;

    @Autowired
    BrowsingSyncs browsing;

    @Autowired
    KeepingConnections keeping;

    @Autowired
    SyncStanding standing;

    @Autowired
    SyncTurns turns;

    @Autowired
    OldPayloads payloads;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate batches;

    @Autowired
    TransactionTemplate transaction;

    Scene scene;
    Pipeline pipeline;

    @BeforeEach
    void account() {
        scene = accounts.scene();
        pipeline = beans.createBean(Pipeline.class);
    }

    @Test
    void theVendorsWordConnectsARunWithRowsArrivesAndTheCustomersWordVerifies() {
        var feed = pipeline.feed(scene);
        assertThat(state(feed)).isEqualTo(SyncState.CONNECTED);

        assertThat(pipeline.complete(feed, 4_812)).isEqualTo(Receipt.MATCHED);
        assertThat(state(feed)).isEqualTo(SyncState.ARRIVED);

        count(feed, 4_810);
        scene.asMember(
                () -> verifying.confirm(scene.account(), feed.sync(), current(feed), SampleVerdict.NOT_LOOKED_AT));
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);

        scene.asMember(() -> using.state(scene.account(), feed.sync(), "The weekly forecast runs on it."));
        assertThat(state(feed)).isEqualTo(SyncState.IN_USE);
        assertThat(detail(feed).ladder())
                .extracting(SyncStep::step)
                .containsExactly(SyncState.CONNECTED, SyncState.ARRIVED, SyncState.VERIFIED, SyncState.IN_USE);
        assertThat(detail(feed).ladder())
                .extracting(SyncStep::who)
                .containsExactly("Hanna Weiss", "Salesforce, Accounts", "Aisha Bello", "Aisha Bello");
    }

    // rule 6: the customer's word is about a number of their own
    @Test
    void nobodySaysThatARunIsRightBeforeTheyHaveCounted() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        var run = current(feed);

        assertThatThrownBy(() -> scene.asMember(
                        () -> verifying.confirm(scene.account(), feed.sync(), run, SampleVerdict.NOT_LOOKED_AT)))
                .hasMessage("sync.count-first");
        assertThat(state(feed)).isEqualTo(SyncState.ARRIVED);
    }

    @Test
    void theLedgerKeepsBothNumbersTheAsOfTimeAndTheDifferenceUnderTheCustomersSignature() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        count(feed, 4_810);
        scene.asMember(
                () -> verifying.confirm(scene.account(), feed.sync(), current(feed), SampleVerdict.NOT_LOOKED_AT));
        var verified = entry("sync.verified");
        assertThat(verified.content()).isNotNull();
        assertThat(verified.person()).isEqualTo(scene.member());
        assertThat(verified.details())
                .containsEntry("theirs", "4810")
                .containsEntry("ours", "4812")
                .containsEntry("difference", "2")
                .containsEntry("tolerance", "25")
                .containsEntry("quantity", "Accounts in our CRM")
                .containsKey("as-of");
        assertThat(ledger.check(scene.account())).isEmpty();
    }

    // rule 6
    @Test
    void nothingThatACustomerPersonCanReadCarriesOurNumberBeforeTheirOwn() {
        var feed = pipeline.feed(scene);
        pipeline.deliver(feed.key(), Pipeline.eventWithSamples(feed.job(), pipeline.now(), CANARY));
        var run = current(feed);

        var everything = scene.asMember(() -> List.of(
                browsing.syncs(scene.account()),
                browsing.sync(scene.account(), feed.sync()),
                browsing.samples(scene.account(), feed.sync(), run)));
        assertThat(everything.toString()).doesNotContain(Long.toString(CANARY));
        assertThat(scene.asCsm(() -> browsing.sync(scene.account(), feed.sync()))
                        .toString())
                .doesNotContain(Long.toString(CANARY));
        assertThat(ledger.page(scene.account(), Long.MAX_VALUE, 100).toString()).doesNotContain(Long.toString(CANARY));
        assertThat(turns().toString()).doesNotContain(Long.toString(CANARY));
        assertThat(publications()).doesNotContain(Long.toString(CANARY));
        assertThat(detail(feed).current()).isInstanceOf(BlindRun.class);

        // and the canary would be seen: once they have counted, it is there
        count(feed, 1);
        assertThat(scene.asMember(() -> browsing.sync(scene.account(), feed.sync()))
                        .toString())
                .contains(Long.toString(CANARY));
        assertThat(scene.asMember(() -> browsing.samples(scene.account(), feed.sync(), run)))
                .containsExactly(Map.of("name", "Sample Ltd", "city", "Lund", "size", "12"));
    }

    // rule 6
    @Test
    void countingOneRunOpensNoOther() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        count(feed, 4_812);
        pipeline.complete(feed, CANARY);
        assertThat(detail(feed).toString())
                .doesNotContain(Long.toString(CANARY))
                .contains("4812");
    }

    // rule 6
    @Test
    void theVendorCannotCountVerifyOrDispute() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        var run = current(feed);
        assertThatThrownBy(() -> scene.asCsm(() -> enter(feed, run, 4_812))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> scene.asSponsor(() -> enter(feed, run, 4_812))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asOtherChampion(() -> enter(feed, run, 4_812)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asCsm(
                        () -> verifying.confirm(scene.account(), feed.sync(), run, SampleVerdict.NOT_LOOKED_AT)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void sampleRecordsAreForCustomerPeopleOnly() {
        var feed = pipeline.feed(scene);
        pipeline.deliver(feed.key(), Pipeline.eventWithSamples(feed.job(), pipeline.now(), 4_812));
        var run = current(feed);
        count(feed, 4_812);
        assertThatThrownBy(() -> scene.asCsm(() -> browsing.samples(scene.account(), feed.sync(), run)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(jdbc.sql("SELECT payload FROM intake_event WHERE account_id = :a")
                        .param("a", scene.account().toString())
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(payload -> payload.contains("Sample Ltd"));
    }

    @Test
    void aSecondCountIsRefusedByNameAndTheSameOneTwiceIsOne() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        var run = current(feed);
        count(feed, 4_810);
        scene.asMember(() -> enter(feed, run, 4_810));
        assertThatThrownBy(() -> scene.asChampion(() -> enter(feed, run, 4_812)))
                .hasMessage("sync.counted-already")
                .isInstanceOfSatisfying(
                        app.merestone.kernel.Refused.class,
                        refused -> assertThat(refused.refusal().arguments()).containsExactly("Aisha Bello"));
        assertThat(kinds()).filteredOn("sync.counted"::equals).hasSize(1);
    }

    @Test
    void pressingTwiceVerifiesOnce() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        var run = current(feed);
        count(feed, 4_812);
        scene.asMember(() -> verifying.confirm(scene.account(), feed.sync(), run, SampleVerdict.NOT_LOOKED_AT));
        scene.asMember(() -> verifying.confirm(scene.account(), feed.sync(), run, SampleVerdict.NOT_LOOKED_AT));
        assertThat(kinds()).filteredOn("sync.verified"::equals).hasSize(1);
    }

    @Test
    void outsideTheToleranceTheOnlyWayOnIsADisputeWhichTheCsmOwns() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_000);
        var run = current(feed);
        count(feed, 4_812);
        assertThatThrownBy(() -> scene.asMember(
                        () -> verifying.confirm(scene.account(), feed.sync(), run, SampleVerdict.NOT_LOOKED_AT)))
                .hasMessage("sync.outside-tolerance");
        dispute(feed, run);

        assertThat(state(feed)).isEqualTo(SyncState.DISPUTED);
        var card = detail(feed).dispute();
        assertThat(card).isNotNull();
        assertThat(card.owner()).isEqualTo("Hanna Weiss");
        assertThat(card.raisedBy()).isEqualTo("Aisha Bello");
        assertThat(standing.disputed(scene.account())).isTrue();
        assertThat(standing.of(scene.account())).singleElement().satisfies(sync -> {
            assertThat(sync.state()).isEqualTo(SyncState.DISPUTED);
            assertThat(sync.required()).isTrue();
            assertThat(standing.disputed(scene.account(), sync.criterion())).isTrue();
        });
        assertThat(turns()).singleElement().satisfies(turn -> {
            assertThat(turn.side()).isEqualTo(Side.VENDOR);
            assertThat(turn.kind()).isEqualTo("sync-answer");
            assertThat(turn.person()).isEqualTo(scene.csm());
            assertThat(turn.due()).isNotNull();
        });
    }

    @Test
    void aDisputeIsAnsweredAndSettledOnlyByCountingALaterRun() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_000);
        var first = current(feed);
        count(feed, 4_812);
        var dispute = dispute(feed, first);
        scene.asCsm(
                () -> answering.answer(scene.account(), dispute, " A filter left out Cafe\u0301 Nord. Mended.\r\n"));
        assertThat(kinds()).as("rule 13").contains("sync.answered");
        assertThat(ledger.page(scene.account(), Long.MAX_VALUE, 1).getFirst().details())
                .as("the record has the text as it is kept")
                .containsEntry("answer", "A filter left out Caf\u00e9 Nord. Mended.");
        assertThat(state(feed)).isEqualTo(SyncState.DISPUTED);
        assertThat(turns())
                .as("whoever said that something is off reads the answer")
                .singleElement()
                .satisfies(turn -> {
                    assertThat(turn.side()).isEqualTo(Side.CUSTOMER);
                    assertThat(turn.kind()).isEqualTo("sync-answered");
                    assertThat(turn.person()).isEqualTo(scene.member());
                    assertThat(turn.path()).isEqualTo("/plan/" + scene.account() + "/data/" + feed.sync());
                });

        pipeline.complete(feed, 4_811);
        var second = current(feed);
        assertThat(turns()).extracting(Turn::kind).containsExactly("sync-count");
        assertThat(detail(feed).current()).isInstanceOf(BlindRun.class);
        assertThat(pair(feed, first)).containsExactly(4_812L, 4_000L);
        count(feed, 4_812);
        assertThat(pair(feed, second)).containsExactly(4_812L, 4_811L);
        scene.asMember(() -> verifying.confirm(scene.account(), feed.sync(), second, SampleVerdict.NOT_LOOKED_AT));

        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        assertThat(detail(feed).dispute()).isNull();
        assertThat(detail(feed).settled()).singleElement().satisfies(settled -> assertThat(settled.answer())
                .startsWith("A filter"));
        assertThat(standing.disputed(scene.account())).isFalse();
        assertThat(turns()).isEmpty();
    }

    // rule 6: whose word came first does not end what another said since
    @Test
    void aWordOnAnArrivalFromBeforeADisputeDoesNotEndIt() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        var first = current(feed);
        scene.asChampion(() -> enter(feed, first, 4_812));
        pipeline.complete(feed, 4_000);
        var second = current(feed);
        count(feed, 4_812);
        pipeline.complete(feed, 4_811);
        var third = current(feed);
        scene.asChampion(() -> enter(feed, third, 4_811));
        assertThat(turns()).extracting(Turn::kind).containsExactly("sync-decide");
        dispute(feed, second);

        for (var older : List.of(first, third)) {
            assertThatThrownBy(() -> scene.asChampion(
                            () -> verifying.confirm(scene.account(), feed.sync(), older, SampleVerdict.NOT_LOOKED_AT)))
                    .as("counted before something was said to be off")
                    .hasMessage("sync.disputed-since");
        }
        assertThat(state(feed)).isEqualTo(SyncState.DISPUTED);
        assertThat(detail(feed).dispute()).isNotNull();
        assertThat(standing.disputed(scene.account())).isTrue();
        assertThat(kinds()).doesNotContain("sync.verified");
        assertThat(turns())
                .as("nobody is asked for that word")
                .extracting(Turn::kind)
                .containsExactly("sync-answer");
        assertThat(detail(feed).waits()).isFalse();
        assertThat(detail(feed).isPast(detail(feed).current())).isTrue();

        pipeline.complete(feed, 4_812);
        verify(feed, 4_812);
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        assertThat(detail(feed).dispute()).isNull();
    }

    // rule 6
    @Test
    void aWordOnOlderSampleRecordsDoesNotEndADisputeEither() {
        var feed = pipeline.feed(scene);
        uncounted(feed, "first");
        var first = current(feed);
        uncounted(feed, "second");
        dispute(feed, current(feed));
        for (var run : Map.of(first, "sync.disputed-since", current(feed), "sync.disputed")
                .entrySet()) {
            assertThatThrownBy(() -> scene.asChampion(() -> samplesRight(feed, run.getKey())))
                    .hasMessage(run.getValue());
        }
        assertThat(state(feed)).isEqualTo(SyncState.DISPUTED);
        uncounted(feed, "third");
        scene.asChampion(() -> samplesRight(feed, current(feed)));
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
    }

    // rule 6
    @Test
    void whatIsOffWithTheFeedAsSuchIsSettledByWhatArrivesAfterItOnly() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        count(feed, 4_812);
        var before = current(feed);
        scene.asChampion(() -> disputing.dispute(
                scene.account(),
                feed.sync(),
                null,
                null,
                new Complaint(DisputeReason.TOO_OLD, "Today’s accounts", "")));
        assertThat(detail(feed).waits()).isFalse();
        assertThatThrownBy(() -> scene.asMember(
                        () -> verifying.confirm(scene.account(), feed.sync(), before, SampleVerdict.NOT_LOOKED_AT)))
                .hasMessage("sync.disputed-since");
    }

    // rule 6: a re-check shows the old pair, takes a new count, and shows both
    @Test
    void whatIsOffWithACountIsOffWithEveryArrivalThatItIsOfAndOnlyANewCountSettlesIt() {
        clock.reset();
        var feed = pipeline.feed(scene, Delivery.INCREMENTAL);
        for (var rows : List.of(30L, 12L, 7L)) {
            clock.pass(Duration.ofMinutes(5));
            pipeline.complete(feed, rows);
        }
        var today = LocalDate.ofInstant(pipeline.now(), ZoneOffset.UTC);
        clock.pass(Duration.ofMinutes(5));
        scene.asMember(() -> enter(feed, current(feed), today, today, 49));
        var others = detail(feed).runs().stream().map(ShownRun::id).skip(1).toList();
        assertThat(others).hasSize(2);
        var dispute = dispute(feed, current(feed));
        assertThat(said(feed)).as("one count, one word").containsOnly(false).hasSize(3);
        for (var other : others) {
            assertThatThrownBy(() -> right(feed, other)).hasMessage("sync.disputed-since");
        }
        scene.asMember(() -> disputing.takeBack(scene.account(), dispute, "We had looked at the wrong list."));
        for (var other : others) {
            assertThatThrownBy(() -> right(feed, other))
                    .as("taken back, that count is blind no more")
                    .hasMessage("sync.said-off");
        }
        assertThat(state(feed)).isEqualTo(SyncState.ARRIVED);

        clock.pass(Duration.ofMinutes(5));
        pipeline.complete(feed, 5);
        scene.asMember(() -> enter(feed, current(feed), today, today, 54));
        right(feed, current(feed));
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        assertThat(said(feed)).containsExactly(true, false, false, false);
        clock.reset();
    }

    @Test
    void whatIsSaidOfACountIsSaidOfEveryArrivalThatItIsOf() {
        clock.reset();
        var feed = pipeline.feed(scene, Delivery.INCREMENTAL);
        for (var rows : List.of(30L, 12L, 7L)) {
            clock.pass(Duration.ofMinutes(5));
            pipeline.complete(feed, rows);
        }
        var today = LocalDate.ofInstant(pipeline.now(), ZoneOffset.UTC);
        scene.asMember(() -> enter(feed, current(feed), today, today, 49));
        right(feed, current(feed));
        assertThat(said(feed)).containsExactly(true, true, true);
        assertThat(kinds()).filteredOn("sync.verified"::equals).hasSize(1);
        clock.reset();
    }

    // rule 6
    @Test
    void theirWordIsAboutTheNewestArrivalThatTheySaidIsRightAndMovesBackToNone() {
        clock.reset();
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        var first = current(feed);
        count(feed, 4_812);
        clock.pass(Duration.ofMinutes(5));
        pipeline.complete(feed, 4_900);
        var second = current(feed);
        verify(feed, 4_900);
        assertThatThrownBy(() -> right(feed, first))
                .as("from a page that was left open")
                .hasMessage("sync.newer-checked");
        assertThat(detail(feed).verified()).isNotNull().extracting(ShownRun::id).isEqualTo(second);
        assertThat(kinds()).filteredOn("sync.verified"::equals).hasSize(1);

        var dispute = dispute(feed, null);
        scene.asMember(() -> disputing.takeBack(scene.account(), dispute, "It was our own filter."));
        assertThatThrownBy(() -> right(feed, first))
                .as("nor does it bring back what has fallen since")
                .hasMessage("sync.newer-checked");
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        clock.reset();
    }

    @Test
    void olderSampleRecordsMoveTheirWordBackToNoneEither() {
        clock.reset();
        var feed = pipeline.feed(scene);
        uncounted(feed, "first");
        var first = current(feed);
        clock.pass(Duration.ofMinutes(5));
        uncounted(feed, "second");
        var second = current(feed);
        scene.asMember(() -> samplesRight(feed, second));
        assertThatThrownBy(() -> scene.asMember(() -> samplesRight(feed, first)))
                .hasMessage("sync.newer-checked");
        assertThat(detail(feed).verified()).isNotNull().extracting(ShownRun::id).isEqualTo(second);
        clock.reset();
    }

    private void right(Pipeline.Feed feed, SyncRunId run) {
        scene.asMember(() -> verifying.confirm(scene.account(), feed.sync(), run, SampleVerdict.NOT_LOOKED_AT));
    }

    /** What they said of each counted run, the newest first. */
    private List<Boolean> said(Pipeline.Feed feed) {
        return detail(feed).runs().stream()
                .filter(OpenRun.class::isInstance)
                .map(OpenRun.class::cast)
                .flatMap(run -> run.said().stream())
                .toList();
    }

    private void uncounted(Pipeline.Feed feed, String run) {
        pipeline.report(feed, run, "\"countUnknown\": true, \"samples\": [{\"name\": \"Lund\"}]");
    }

    private void samplesRight(Pipeline.Feed feed, SyncRunId run) {
        verifying.confirmSamples(scene.account(), feed.sync(), run, "Accounts in our CRM", SampleVerdict.ALL_RIGHT);
    }

    @Test
    void twoPeopleCannotDisputeOverEachOther() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_000);
        var run = current(feed);
        dispute(feed, run);
        assertThatThrownBy(() -> scene.asChampion(() -> disputing.dispute(
                        scene.account(),
                        feed.sync(),
                        run,
                        null,
                        new Complaint(DisputeReason.TOO_OLD, "Yesterday's deals", ""))))
                .hasMessage("dispute.open-already");
    }

    @Test
    void aDisputeTakenBackIsNoVerification() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_000);
        var dispute = dispute(feed, current(feed));
        scene.asChampion(() -> disputing.takeBack(scene.account(), dispute, "We counted the wrong list."));
        assertThat(state(feed)).isEqualTo(SyncState.ARRIVED);
        assertThat(kinds()).contains("sync.dispute-taken-back");
        assertThat(turns()).as("nobody counted it").extracting(Turn::kind).containsExactly("sync-count");
    }

    @Test
    void aDisputeTakenBackOnACountedRunIsTheVendorsTurnToDeliverAnother() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        count(feed, 4_812);
        takenBack(feed);
        assertThat(state(feed)).isEqualTo(SyncState.ARRIVED);
        assertVendorDelivers();
        var shown = current(feed);
        assertThatThrownBy(() -> scene.asMember(
                        () -> verifying.confirm(scene.account(), feed.sync(), shown, SampleVerdict.NOT_LOOKED_AT)))
                .hasMessage("sync.said-off");
        assertThat(state(feed)).isEqualTo(SyncState.ARRIVED);

        pipeline.complete(feed, 4_812);
        assertThat(turns()).extracting(Turn::kind).containsExactly("sync-count");
        verify(feed, 4_812);
        takenBack(feed);
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertVendorDelivers();
        assertThat(detail(feed).waits()).isFalse();
    }

    private void takenBack(Pipeline.Feed feed) {
        var dispute = dispute(feed, current(feed));
        scene.asChampion(() -> disputing.takeBack(scene.account(), dispute, "We counted the wrong list."));
    }

    private void assertVendorDelivers() {
        assertThat(turns()).singleElement().satisfies(turn -> {
            assertThat(turn.side()).isEqualTo(Side.VENDOR);
            assertThat(turn.kind()).isEqualTo("sync-look-taken-back");
        });
    }

    @Test
    void whatWasSaidToBeOffIsNotSaidToBeRightAboutTheSameRun() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        var run = current(feed);
        count(feed, 4_812);
        dispute(feed, run);
        assertThatThrownBy(() -> scene.asMember(
                        () -> verifying.confirm(scene.account(), feed.sync(), run, SampleVerdict.NOT_LOOKED_AT)))
                .hasMessage("sync.disputed");
    }

    // rule 7
    @Test
    void aFailedRunAfterTheVerificationShowsAtOnceAndACountOfALaterRunBringsItBack() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        verify(feed, 4_812);
        assertThat(turns()).isEmpty();

        pipeline.failed(feed);
        assertThat(detail(feed).summary().failedAt()).isNotNull();
        assertThat(state(feed)).as("a good run may follow within the grace").isEqualTo(SyncState.VERIFIED);
        pipeline.hoursPass(7);
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(turns()).singleElement().satisfies(turn -> {
            assertThat(turn.kind()).isEqualTo("sync-look-failed");
            assertThat(turn.side()).isEqualTo(Side.VENDOR);
        });
        assertThat(detail(feed).current()).isNull();

        pipeline.complete(feed, 4_900);
        assertThat(state(feed)).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        assertThat(turns()).extracting(Turn::kind).containsExactly("sync-count");
        verify(feed, 4_900);
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
    }

    // rule 6
    @Test
    void aPeriodWithARunThatToldNoRowsHasNoSumAndTheRunStaysUncounted() {
        var feed = pipeline.feed(scene, Delivery.INCREMENTAL);
        pipeline.report(feed, "total", "\"totalAfter\": 9000");
        var total = current(feed);
        pipeline.report(feed, "rows", "\"rows\": 12");
        var rows = scene.asMember(() -> browsing.sync(scene.account(), feed.sync())).runs().stream()
                .map(ShownRun::id)
                .filter(run -> !run.equals(total))
                .findFirst()
                .orElseThrow();
        var today = LocalDate.ofInstant(pipeline.now(), java.time.ZoneOffset.UTC);
        assertThatThrownBy(() -> scene.asMember(() -> enter(feed, rows, today.minusDays(1), today.plusDays(1), 12)))
                .hasMessage("sync.period-unknown");
        scene.asMember(() -> enter(feed, total, 9_000));
    }

    // rule 6
    @Test
    void anIncrementalSyncSumsANamedPeriodInTheAccountsZone() {
        var feed = pipeline.feed(scene, Delivery.INCREMENTAL);
        pipeline.complete(feed, 30);
        pipeline.complete(feed, 12);
        var today = LocalDate.ofInstant(pipeline.now(), ZoneOffset.UTC);
        var blind = detail(feed).current();
        assertThat(blind).isInstanceOfSatisfying(BlindRun.class, run -> assertThat(run.basis())
                .isEqualTo(Basis.PERIOD));
        var run = current(feed);
        scene.asMember(() -> enter(feed, run, today, today, 42));
        assertThat(pair(feed, run)).containsExactly(42L, 42L);
    }

    // rule 6
    @Test
    void aPeriodThatTheRunIsNotInOpensNothing() {
        var feed = pipeline.feed(scene, Delivery.INCREMENTAL);
        pipeline.completeAt(feed, CANARY, pipeline.now().minus(Duration.ofDays(5)));
        pipeline.complete(feed, 7_777);
        var run = current(feed);
        var day = LocalDate.ofInstant(pipeline.now().minus(Duration.ofDays(5)), ZoneOffset.UTC);

        assertThatThrownBy(() -> scene.asMember(() -> enter(feed, run, day, day, 1)))
                .hasMessage("sync.period-elsewhere");

        assertThat(detail(feed).runs()).hasSize(2).allSatisfy(shown -> assertThat(shown)
                .isInstanceOf(BlindRun.class));
        assertThat(detail(feed).toString()).doesNotContain(Long.toString(CANARY));
        assertThat(kinds()).doesNotContain("sync.counted");
    }

    // rule 6
    @Test
    void aCountOfAPeriodIsTheCountOfEveryArrivalInIt() {
        var feed = pipeline.feed(scene, Delivery.INCREMENTAL);
        pipeline.completeAt(feed, 5, pipeline.now().minus(Duration.ofDays(9)));
        pipeline.completeAt(feed, 111, pipeline.now().minus(Duration.ofDays(5)));
        pipeline.complete(feed, 7_777);
        var today = LocalDate.ofInstant(pipeline.now(), ZoneOffset.UTC);

        scene.asMember(() -> enter(feed, current(feed), today.minusDays(6), today, 7_900));

        assertThat(detail(feed).runs()).hasSize(3);
        assertThat(detail(feed).runs())
                .filteredOn(OpenRun.class::isInstance)
                .hasSize(2)
                .allSatisfy(shown -> {
                    assertThat(((OpenRun) shown).ours()).isEqualTo(7_888);
                    assertThat(((OpenRun) shown).theirs()).isEqualTo(7_900);
                });
        assertThat(entry("sync.counted").details()).containsEntry("arrivals", "2");

        // and none of them is counted a second time, when the sum says what it brought
        var covered = detail(feed).runs().stream()
                .filter(OpenRun.class::isInstance)
                .map(ShownRun::id)
                .filter(id -> !id.equals(current(feed)))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(
                        () -> scene.asMember(() -> enter(feed, covered, today.minusDays(5), today.minusDays(5), 111)))
                .hasMessage("sync.counted-already");
    }

    // rule 6
    @Test
    void aCountIsOfAPeriodOfAYearAndOfFiveThousandArrivalsAtMost() {
        var feed = pipeline.feed(scene, Delivery.INCREMENTAL);
        pipeline.complete(feed, 1);
        var run = current(feed);
        var today = LocalDate.ofInstant(pipeline.now(), ZoneOffset.UTC);
        arrivals(feed, RunSums.MOST_ARRIVALS);

        assertThatThrownBy(() -> scene.asMember(() -> enter(feed, run, today, today, 5_001)))
                .hasMessage("sync.period-many");
        assertThatThrownBy(
                        () -> scene.asMember(() -> enter(feed, run, today.minusDays(RunSums.MOST_DAYS), today, 5_001)))
                .hasMessage("sync.period-long");
        assertThat(counts(feed)).isZero();
        assertThat(kinds()).doesNotContain("sync.counted");

        jdbc.sql("UPDATE sync_run SET state = 'FAILED' WHERE id = :one")
                .param(
                        "one",
                        jdbc.sql("SELECT MAX(id) FROM sync_run WHERE sync_id = :sync AND id <> :run")
                                .param("sync", feed.sync().toString())
                                .param("run", run.toString())
                                .query(String.class)
                                .single())
                .update();
        scene.asMember(() -> enter(feed, run, today.minusDays(RunSums.MOST_DAYS - 1), today, 5_000));
        assertThat(counts(feed)).isEqualTo(RunSums.MOST_ARRIVALS);
        assertThat(jdbc.sql("""
                                SELECT COUNT(*) FROM (
                                    SELECT DISTINCT account_id, quantity, period_from, period_to, as_of, theirs, ours, inside,
                                           counted_by, counted_at, version FROM sync_count WHERE sync_id = :sync) one""")
                        .param("sync", feed.sync().toString())
                        .query(Integer.class)
                        .single())
                .as("one count, of all of them")
                .isEqualTo(1);
        assertThat(entry("sync.counted").details()).containsEntry("arrivals", "5000");
    }

    /** So many more like the one that has arrived. */
    private void arrivals(Pipeline.Feed feed, int more) {
        var one = current(feed).toString();
        var rows = java.util.stream.IntStream.range(0, more)
                .mapToObj(n -> new Object[] {
                    UUID.randomUUID().toString(), UUID.randomUUID().toString(), one
                })
                .toList();
        batches.batchUpdate("""
                        INSERT INTO sync_run (id, version, account_id, sync_id, connection_id, job_hash, pipeline_run,
                            state, ended_at, told_at, arrived_at, row_count, samples_told)
                        SELECT ?, version, account_id, sync_id, connection_id, job_hash, ?,
                            state, ended_at, told_at, arrived_at, row_count, samples_told
                          FROM sync_run WHERE id = ?""", rows);
    }

    private int counts(Pipeline.Feed feed) {
        return jdbc.sql("SELECT COUNT(*) FROM sync_count WHERE sync_id = :sync")
                .param("sync", feed.sync().toString())
                .query(Integer.class)
                .single();
    }

    @Test
    void whatCameBeforeTheSyncWasConnectedIsTakenInThen() {
        var key = pipeline.key(scene);
        var job = new JobKey("airflow", "early_bird", "warehouse.early");
        var early = Pipeline.event(job, "COMPLETE", UUID.randomUUID(), pipeline.now(), 77L);
        assertThat(pipeline.deliver(key, early)).isEqualTo(Receipt.KEPT_UNMATCHED);
        assertThat(unmatchedJobs()).contains("early_bird");

        var sync = scene.asCsm(() -> connecting.connect(
                scene.account(),
                new NewSync(
                        "Early",
                        "Early bird",
                        pipeline.criterion(scene),
                        Delivery.FULL,
                        Tolerance.records(0),
                        job,
                        24,
                        6)));
        assertThat(scene.asMember(() -> browsing.sync(scene.account(), sync))
                        .summary()
                        .state())
                .isEqualTo(SyncState.ARRIVED);
        assertThat(unmatchedJobs()).doesNotContain("early_bird");
    }

    @Test
    void aKeyReachesItsOwnAccountOnly() {
        var feed = pipeline.feed(scene);
        var other = accounts.scene();
        var foreign = pipeline.key(other);
        assertThat(pipeline.deliver(
                        foreign, Pipeline.event(feed.job(), "COMPLETE", UUID.randomUUID(), pipeline.now(), 5L)))
                .isEqualTo(Receipt.KEPT_UNMATCHED);
        assertThat(state(feed)).isEqualTo(SyncState.CONNECTED);
    }

    @Test
    void twoSyncsOfOneAccountCannotHaveTheSameJob() {
        pipeline.feed(scene);
        assertThatThrownBy(() -> pipeline.feed(scene)).hasMessage("sync.job-taken");
    }

    @Test
    void aKeyIsStoredHashedAndListedByItsEnding() {
        var key = pipeline.key(scene);
        assertThat(key.key()).matches("mst_[A-Za-z0-9_-]{43}");
        assertThat(key.toString()).doesNotContain(key.key());
        var rows = jdbc.sql("SELECT * FROM sync_connection WHERE id = :id")
                .param("id", key.connection().toString())
                .query()
                .listOfRows()
                .toString();
        assertThat(rows).doesNotContain(key.key()).contains(key.key().substring(43));
        assertThat(scene.asAdmin(
                        () -> keeping.connections(scene.account(), null).connections()))
                .filteredOn(c -> c.id().equals(key.connection()))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.accountName()).isEqualTo(scene.name());
                    assertThat(c.lastUsedAt()).isNull();
                });
    }

    @Test
    void onlyAnAdminKeepsConnectionsAndAnAdminReadsNoSync() {
        var feed = pipeline.feed(scene);
        assertThatThrownBy(() -> scene.asCsm(() -> keeping.make(scene.account(), "x", Sending.KEY, "")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> scene.asAdmin(() -> browsing.sync(scene.account(), feed.sync())))
                .isInstanceOf(AccessDeniedException.class);
    }

    private SyncState state(Pipeline.Feed feed) {
        return detail(feed).summary().state();
    }

    private SyncDetail detail(Pipeline.Feed feed) {
        return scene.asMember(() -> browsing.sync(scene.account(), feed.sync()));
    }

    private SyncRunId current(Pipeline.Feed feed) {
        var run = detail(feed).current();
        assertThat(run).isNotNull();
        return run.id();
    }

    private void count(Pipeline.Feed feed, long theirs) {
        var run = current(feed);
        scene.asMember(() -> enter(feed, run, theirs));
    }

    private void enter(Pipeline.Feed feed, SyncRunId run, long theirs) {
        verifying.enterCount(
                scene.account(),
                feed.sync(),
                run,
                new NamedComparison(
                        "Accounts in our CRM", null, null, pipeline.now().minusSeconds(5)),
                theirs);
    }

    private void enter(Pipeline.Feed feed, SyncRunId run, LocalDate from, LocalDate to, long theirs) {
        verifying.enterCount(
                scene.account(),
                feed.sync(),
                run,
                new NamedComparison("Deals closed", from, to, pipeline.now().minusSeconds(5)),
                theirs);
    }

    private void verify(Pipeline.Feed feed, long theirs) {
        var run = current(feed);
        count(feed, theirs);
        scene.asMember(() -> verifying.confirm(scene.account(), feed.sync(), run, SampleVerdict.NOT_LOOKED_AT));
    }

    private DisputeId dispute(Pipeline.Feed feed, @org.jspecify.annotations.Nullable SyncRunId run) {
        return scene.asMember(() -> disputing.dispute(
                        scene.account(),
                        feed.sync(),
                        run,
                        null,
                        new Complaint(DisputeReason.TOTALS_DIFFER, "4,812 accounts", "Our CRM's list of all accounts")))
                .dispute();
    }

    @Test
    void whatASenderSentWordForWordIsForgottenAfterNinetyDaysAndTheRunStays() {
        clock.reset();
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        for (int n = 0; n < 2 * OldPayloads.BATCH; n++) {
            jdbc.sql("""
                            INSERT INTO intake_event (id, connection_id, account_id, event_key, event_type, event_at,
                                pipeline_run, job_namespace, job_name, outputs, matched, received_at, payload_until, payload)
                            SELECT :id, connection_id, account_id, :key, event_type, event_at, pipeline_run,
                                job_namespace, job_name, outputs, matched, received_at, payload_until, payload
                              FROM intake_event WHERE account_id = :account ORDER BY received_at LIMIT 1""")
                    .param("id", UUID.randomUUID().toString())
                    .param("key", ContentHash.of("copy " + n).hex())
                    .param("account", scene.account().toString())
                    .update();
        }
        int events = events("");

        clock.pass(Duration.ofDays(89));
        payloads.forget();
        assertThat(events("AND payload IS NOT NULL")).isEqualTo(events);

        clock.pass(Duration.ofDays(2));
        payloads.forget();
        assertThat(events("AND payload IS NOT NULL")).isZero();
        assertThat(events("")).as("that they came is still known").isEqualTo(events);
        assertThat(current(feed)).isNotNull();
        clock.reset();
    }

    @Test
    void aWrongAddressIsCorrectedAndWhatHadComeToTheRightOneIsTakenIn() {
        var feed = pipeline.feed(scene);
        var right = new JobKey("airflow", "salesforce_accounts", "warehouse.customers");
        pipeline.complete(feed, CANARY);
        pipeline.deliver(
                feed.key(), Pipeline.event(right, "COMPLETE", java.util.UUID.randomUUID(), pipeline.now(), 4_812L));
        assertThat(unmatchedJobs()).contains("salesforce_accounts");
        var wrong = current(feed);

        scene.asCsm(() -> connecting.correct(scene.account(), feed.sync(), described(right)));

        assertThat(unmatchedJobs()).isEmpty();
        assertThat(state(feed)).isEqualTo(SyncState.ARRIVED);
        assertThat(current(feed)).isNotEqualTo(wrong);
        assertThatThrownBy(() -> scene.asMember(() -> enter(feed, wrong, 4_812)))
                .hasMessage("run.earlier-address");
        count(feed, 4_812);
        assertThat(pair(feed, current(feed))).containsExactly(4_812L, 4_812L);
        assertThat(detail(feed).toString())
                .as("what came by mistake was never counted, and never opens")
                .doesNotContain(Long.toString(CANARY));
        assertThat(detail(feed).runs()).hasSize(2);
        assertThat(entry("sync.corrected").details()).containsEntry("tolerance", "25");
        assertThatThrownBy(() ->
                        scene.asCsm(() -> connecting.correct(scene.account(), feed.sync(), described(feed.job()))))
                .hasMessage("sync.counted-before");
        assertThat(ledger.check(scene.account())).isEmpty();
    }

    @Test
    void anAddressThatIsCorrectedBackFindsItsOwnArrivalsAgain() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        var first = current(feed);
        var other = new JobKey("airflow", "salesforce_accounts", "warehouse.customers");
        scene.asCsm(() -> connecting.correct(scene.account(), feed.sync(), described(other)));
        assertThat(state(feed)).isEqualTo(SyncState.CONNECTED);
        assertThat(turns()).isEmpty();
        scene.asCsm(() -> connecting.correct(scene.account(), feed.sync(), described(feed.job())));
        assertThat(state(feed)).isEqualTo(SyncState.ARRIVED);
        assertThat(current(feed)).isEqualTo(first);
    }

    @Test
    void oneRunThatFillsTwoTablesIsHeardUnderTheRightOneAfterACorrection() {
        var feed = pipeline.feed(scene);
        var right = new JobKey(feed.job().namespace(), feed.job().name(), "warehouse.customers");
        var run = java.util.UUID.randomUUID();
        var both = Pipeline.event(feed.job(), "COMPLETE", run, pipeline.now(), 90L)
                .replace("\"outputs\": [", "\"outputs\": [" + """
                {"namespace": "warehouse", "name": "warehouse.customers", "outputFacets": {"outputStatistics": {
                  "_producer": "https://pipelines.example",
                  "_schemaURL": "https://openlineage.io/spec/facets/1-0-2/OutputStatisticsOutputDatasetFacet.json",
                  "rowCount": 4812}}},""");
        assertThat(pipeline.deliver(feed.key(), both)).isEqualTo(Receipt.MATCHED);
        scene.asCsm(() -> connecting.correct(scene.account(), feed.sync(), described(right)));
        assertThat(state(feed)).isEqualTo(SyncState.ARRIVED);
        count(feed, 4_812);
        assertThat(pair(feed, current(feed))).containsExactly(4_812L, 4_812L);
    }

    // rule 14
    @Test
    void anUncountedFeedIsDisconnectedByItsCsmAndClosingWaitsForItNoLonger() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        assertThat(scene.asCsm(() -> disconnecting.disconnect(scene.account(), feed.sync(), "The wrong table.")))
                .isTrue();
        assertThat(standing.of(scene.account())).isEmpty();
        assertThat(turns()).isEmpty();
        assertThat(scene.asMember(() -> browsing.syncs(scene.account()))).isEmpty();
        assertThat(scene.asMember(() -> browsing.disconnected(scene.account())))
                .singleElement()
                .satisfies(gone -> {
                    assertThat(gone.why()).isEqualTo("The wrong table.");
                    assertThat(gone.by()).isEqualTo("Hanna Weiss");
                    assertThat(gone.agreed()).isFalse();
                });
        assertThat(detail(feed).runs()).as("what arrived stays on record").hasSize(1);
        assertThat(entry("sync.disconnected").details()).containsEntry("reason", "The wrong table.");

        assertThat(pipeline.complete(feed, 4_900)).as("nobody listens there").isEqualTo(Receipt.KEPT_UNMATCHED);
        var again = pipeline.feed(scene);
        assertThat(state(again)).as("the address is free for another").isEqualTo(SyncState.ARRIVED);
    }

    // rule 14: nobody lets go of what a customer person counted without them
    @Test
    void aCountedFeedGoesOnlyWhenTheCustomersSignatoryAgreesAndItsNumbersStay() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_000);
        var run = current(feed);
        count(feed, 4_812);
        dispute(feed, run);
        assertThat(scene.asCsm(() -> disconnecting.disconnect(scene.account(), feed.sync(), "The wrong table.")))
                .isFalse();
        assertThat(standing.disputed(scene.account()))
                .as("everything stays as it is")
                .isTrue();
        assertThat(turns()).extracting(Turn::kind).containsExactly("sync-disconnect", "sync-answer");
        var wish = detail(feed).wish();
        assertThat(wish).isNotNull();
        assertThatThrownBy(() -> scene.asMember(() -> disconnecting.agree(scene.account(), feed.sync(), wish.at())))
                .as("a member signs nothing")
                .isInstanceOf(NotFound.class);

        scene.asChampion(() -> disconnecting.keep(scene.account(), feed.sync(), wish.at()));
        assertThat(kinds()).contains("sync.kept");
        assertThat(detail(feed).wish()).isNull();
        assertThat(detail(feed).kept()).satisfies(kept -> {
            assertThat(kept.by()).isEqualTo("Maya Chen");
            assertThat(kept.why()).isEqualTo("The wrong table.");
        });
        assertThat(standing.disputed(scene.account())).isTrue();

        scene.asCsm(() -> disconnecting.disconnect(scene.account(), feed.sync(), "We no longer load that table."));
        assertThat(detail(feed).kept()).as("an answer is to one wish").isNull();
        var second = detail(feed).wish();
        assertThat(second).isNotNull();
        scene.asChampion(() -> disconnecting.agree(scene.account(), feed.sync(), second.at()));
        assertThat(standing.of(scene.account())).isEmpty();
        assertThat(turns()).isEmpty();
        assertThat(detail(feed).settled()).as("the dispute ended with it").hasSize(1);
        assertThat(pair(feed, run)).as("both numbers stay to be read").containsExactly(4_812L, 4_000L);
        assertThat(detail(feed).customerMayAct()).isFalse();
        var entry = entry("sync.disconnected");
        assertThat(entry.person()).isEqualTo(scene.champion());
        assertThat(entry.details()).containsEntry("reason", "We no longer load that table.");
        assertThat(ledger.check(scene.account())).isEmpty();
    }

    @Test
    void aWishToDisconnectWhatIsVerifiedWaitsForASignatory() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        verify(feed, 4_812);
        assertThat(turns()).isEmpty();
        scene.asCsm(() -> disconnecting.disconnect(scene.account(), feed.sync(), "The pipeline ends in December."));
        assertThat(turns()).extracting(Turn::kind).containsExactly("sync-disconnect");
        var wish = detail(feed).wish();
        assertThat(wish).isNotNull();
        assertThatThrownBy(() -> scene.asMember(() -> disconnecting.keep(scene.account(), feed.sync(), wish.at())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoWishedTakesItBackAndNobodyIsAskedAnyMore() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        verify(feed, 4_812);
        scene.asCsm(() -> disconnecting.disconnect(scene.account(), feed.sync(), "The pipeline ends in December."));
        var wish = detail(feed).wish();
        assertThat(wish).isNotNull();
        scene.asCsm(() -> disconnecting.takeBack(scene.account(), feed.sync(), wish.at()));
        assertThat(turns()).isEmpty();
        assertThat(detail(feed).wish()).isNull();
        assertThat(detail(feed).kept()).as("nobody of the customer answered").isNull();
        assertThat(state(feed)).isEqualTo(SyncState.VERIFIED);
        assertThat(entry("sync.disconnect-taken-back").person()).isEqualTo(scene.csm());
        assertThatThrownBy(() -> scene.asChampion(() -> disconnecting.agree(scene.account(), feed.sync(), wish.at())))
                .as("what was taken back cannot be agreed to")
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> scene.asCsm(() -> disconnecting.takeBack(scene.account(), feed.sync(), wish.at())))
                .isInstanceOf(Refused.class);
    }

    // rule 13
    @Test
    void aSendersKeyAConnectedFeedADisputeAndAWishToDisconnectAreEntries() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_000);
        dispute(feed, current(feed));
        scene.asCsm(() -> disconnecting.disconnect(scene.account(), feed.sync(), "The wrong table."));
        scene.asAdmin(() -> keeping.revoke(feed.key().connection()));
        assertThat(entry("connection.made").details()).containsEntry("connection", "Nightly warehouse load");
        assertThat(entry("sync.connected").details()).containsEntry("source", "Salesforce, Accounts");
        assertThat(entry("sync.disputed").details()).containsEntry("expected", "4,812 accounts");
        assertThat(entry("sync.disconnect-asked").details()).containsEntry("reason", "The wrong table.");
        assertThat(entry("connection.revoked").details()).containsEntry("connection", "Nightly warehouse load");
    }

    // rule 6: a dispute has a reason and an owner
    @Test
    void theVendorSaysWhoAnswersADisputeAndByWhenAndBothSidesSeeIt() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_000);
        dispute(feed, current(feed));
        var id = detail(feed).dispute().id();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);

        assertThat(scene.asCsm(() -> answering.answerers(scene.account())))
                .extracting(AnsweringDisputes.Answerer::name)
                .contains("Hanna Weiss");
        scene.asCsm(() -> answering.assign(scene.account(), id, scene.csm(), today.plusDays(9)));
        assertThat(detail(feed).dispute().answerBy()).isEqualTo(today.plusDays(9));
        assertThat(detail(feed).dispute().owner()).isEqualTo("Hanna Weiss");
        assertThat(turns())
                .filteredOn(turn -> turn.kind().equals("sync-answer"))
                .singleElement()
                .satisfies(turn -> {
                    assertThat(turn.person()).isEqualTo(scene.csm());
                    assertThat(turn.due()).isEqualTo(today.plusDays(9));
                });
        assertThat(entry("sync.dispute-assigned").details())
                .containsEntry("owner", "Hanna Weiss")
                .containsEntry("answer-by", today.plusDays(9).toString());

        assertThatThrownBy(
                        () -> scene.asCsm(() -> answering.assign(scene.account(), id, scene.csm(), today.minusDays(2))))
                .hasMessage("dispute.by-past");
        assertThatThrownBy(() ->
                        scene.asCsm(() -> answering.assign(scene.account(), id, scene.csm(), today.plusDays(120))))
                .hasMessage("dispute.by-far");
        assertThatThrownBy(() ->
                        scene.asCsm(() -> answering.assign(scene.account(), id, scene.champion(), today.plusDays(2))))
                .as("who answers is one of the vendor's")
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whatTheyCountedStaysInTheHistoryHoweverManyArriveAfterIt() {
        var feed = pipeline.feed(scene);
        pipeline.complete(feed, 4_812);
        verify(feed, 4_812);
        for (int n = 0; n < 30; n++) {
            pipeline.complete(feed, 4_812);
        }
        assertThat(detail(feed).runs()).hasSize(21);
        assertThat(detail(feed).runs().getLast()).isInstanceOf(OpenRun.class);
        assertThat(detail(feed).runs().subList(0, 20)).allMatch(BlindRun.class::isInstance);
    }

    // rule 6
    @Test
    void theReceiptsOfAllSyncsSayWhatTheirOwnPagesSay() {
        var verified = pipeline.feed(scene);
        pipeline.complete(verified, 4_812);
        verify(verified, 4_812);
        pipeline.complete(verified, CANARY);
        var disputed = pipeline.feed(scene, pipeline.criterion(scene), "Deals");
        pipeline.complete(disputed, 300);
        dispute(disputed, current(disputed));
        pipeline.feed(scene, pipeline.criterion(scene), "Orders");

        for (var each : scene.asMember(() -> browsing.receipts(scene.account()))) {
            var page = scene.asMember(
                    () -> browsing.sync(scene.account(), each.summary().id()));
            assertThat(each.summary()).isEqualTo(page.summary());
            assertThat(each.current()).isEqualTo(page.current());
            assertThat(each.verified()).isEqualTo(page.verified());
            assertThat(each.dispute()).isEqualTo(page.dispute());
            assertThat(each.ladder()).isEqualTo(page.ladder());
            assertThat(each.customerMayAct()).isEqualTo(page.customerMayAct());
            assertThat(each.waits()).isEqualTo(page.waits());
        }
        assertThat(scene.asMember(() -> browsing.receipts(scene.account())))
                .extracting(each -> each.summary().name())
                .containsExactly("Accounts", "Deals", "Orders");
        assertThat(scene.asMember(() -> browsing.receipts(scene.account())).toString())
                .doesNotContain(Long.toString(CANARY));
    }

    // rule 26
    @Test
    void anotherAccountsSyncIsNotReachedThroughOnesOwn() {
        var feed = pipeline.feed(scene);
        var elsewhere = accounts.scene();
        pipeline.feed(elsewhere);
        assertThatThrownBy(() -> elsewhere.asChampion(() -> browsing.sync(elsewhere.account(), feed.sync())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> elsewhere.asCsm(
                        () -> disconnecting.disconnect(elsewhere.account(), feed.sync(), "The wrong table.")))
                .isInstanceOf(NotFound.class);
    }

    private NewSync described(JobKey job) {
        return new NewSync(
                "Accounts",
                "Salesforce, Accounts",
                pipeline.criterion(scene),
                Delivery.FULL,
                Tolerance.records(25),
                job,
                24,
                6);
    }

    private int events(String more) {
        return jdbc.sql("SELECT COUNT(*) FROM intake_event WHERE account_id = :account " + more)
                .param("account", scene.account().toString())
                .query(Integer.class)
                .single();
    }

    private List<Long> pair(Pipeline.Feed feed, SyncRunId id) {
        return detail(feed).runs().stream()
                .filter(run -> run.id().equals(id))
                .map(OpenRun.class::cast)
                .flatMap(run -> java.util.stream.Stream.of(run.theirs(), run.ours()))
                .toList();
    }

    private List<Turn> turns() {
        return transaction.execute(status -> turns.turns(scene.account()));
    }

    private List<String> unmatchedJobs() {
        return scene.asAdmin(() -> keeping.unmatched()).stream()
                .filter(u -> u.accountName().equals(scene.name()))
                .map(KeepingConnections.Unmatched::jobName)
                .toList();
    }

    private LedgerEntry entry(String kind) {
        return ledger.page(scene.account(), Long.MAX_VALUE, 100).stream()
                .filter(e -> e.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private List<String> kinds() {
        return ledger.page(scene.account(), Long.MAX_VALUE, 100).stream()
                .map(LedgerEntry::kind)
                .toList();
    }

    private String publications() {
        return jdbc.sql("SELECT serialized_event FROM EVENT_PUBLICATION")
                .query(String.class)
                .list()
                .toString();
    }
}
