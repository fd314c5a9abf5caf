package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.merestone.accounts.Access;
import app.merestone.accounts.InvitingPeople;
import app.merestone.datasync.ProvingDisputes.Proof;
import app.merestone.evidence.EvidenceStore;
import app.merestone.evidence.Uploads;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.NotFound;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import app.merestone.portfolio.ExportingHistory;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.SampleFiles;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Files as the proof of a dispute: added, sent, read by whom, and on record. */
@DatabaseTest
class ProvingDisputesTests {

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    ProvingDisputes proving;

    @Autowired
    DisputingSyncs disputing;

    @Autowired
    BrowsingSyncs browsing;

    @Autowired
    UnsentProof unsentProof;

    @Autowired
    Access access;

    @Autowired
    DataSyncs syncs;

    @Autowired
    ProofFiles files;

    @Autowired
    Uploads uploads;

    @Autowired
    EvidenceStore store;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ExportingHistory exporting;

    @Autowired
    InvitingPeople inviting;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock.Moving clock;

    Scene scene;
    Pipeline.Feed feed;

    @BeforeEach
    void aSyncIsConnected() {
        clock.reset();
        scene = accounts.scene();
        feed = beans.createBean(Pipeline.class).feed(scene);
    }

    @Test
    void filesSentWithADisputeAreReadByBothSidesAndByNobodyElse() {
        var proof = added("screen.png", SampleFiles.png());
        dispute(proof);

        assertThat(card().files()).containsExactly(proof);
        assertThat(scene.asCsm(() -> browsing.sync(scene.account(), feed.sync()))
                        .dispute()
                        .files())
                .containsExactly(proof);
        for (var reader : List.<Function<Runnable, Boolean>>of(
                run -> scene.asChampion(() -> done(run)),
                run -> scene.asSponsor(() -> done(run)),
                run -> scene.asCsm(() -> done(run)),
                run -> scene.asOtherCsm(() -> done(run)),
                run -> scene.asLeader(() -> done(run)))) {
            assertThat(reader.apply(() -> assertThat(proving.download(scene.account(), proof.id())
                                    .content())
                            .isEqualTo(SampleFiles.png())))
                    .isTrue();
        }
        assertThatThrownBy(() -> scene.asStranger(() -> proving.download(scene.account(), proof.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asOtherChampion(() -> proving.download(scene.account(), proof.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asOtherChampion(() -> proving.download(scene.otherAccount(), proof.id())))
                .as("under their own account it is as little there")
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asAdmin(() -> proving.download(scene.account(), proof.id())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @DisplayName("Rules 13, 27: the hash of every file is in the dispute's entry, and in what the champion takes away")
    void everyFilesHashIsOnRecord() {
        dispute(added("screen.png", SampleFiles.png()), added("deals.csv", SampleFiles.csv()));

        assertThat(entry("sync.disputed").details())
                .containsEntry("file.1", "screen.png")
                .containsEntry(
                        "file.1.sha256", ContentHash.of(SampleFiles.png()).hex())
                .containsEntry("file.2", "deals.csv")
                .containsEntry(
                        "file.2.sha256", ContentHash.of(SampleFiles.csv()).hex());
        assertThat(ledger.check(scene.account())).isEmpty();
        assertThat(scene.asChampion(() -> exporting.part(scene.account(), 0)).lines())
                .anySatisfy(line -> assertThat(line)
                        .contains("sync.disputed")
                        .contains("deals.csv")
                        .contains(ContentHash.of(SampleFiles.csv()).hex()));
    }

    @Test
    void whatIsNotSentIsThereForThePersonWhoAddedItAlone() {
        var proof = added("screen.png", SampleFiles.png());

        assertThat(scene.asMember(() -> proving.download(scene.account(), proof.id()))
                        .name())
                .isEqualTo("screen.png");
        assertThat(scene.asChampion(() -> proving.unsent(scene.account(), feed.sync())))
                .isEmpty();
        assertThatThrownBy(() -> scene.asChampion(() -> proving.download(scene.account(), proof.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asCsm(() -> proving.download(scene.account(), proof.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asChampion(() -> proving.removeFile(scene.account(), feed.sync(), proof.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asChampion(
                        () -> disputing.dispute(scene.account(), feed.sync(), null, null, complaint(proof))))
                .as("nobody sends a colleague's file")
                .hasMessage("dispute.file-gone");
        assertThat(detail().dispute()).as("and nothing of it was sent").isNull();
    }

    @Test
    void whatIsTakenOffIsGoneAndWhatWasSentStays() {
        var kept = added("screen.png", SampleFiles.png());
        var off = added("deals.csv", SampleFiles.csv());
        scene.asMember(() -> proving.removeFile(scene.account(), feed.sync(), off.id()));
        assertThat(unsent()).containsExactly(kept);
        assertThatThrownBy(() -> scene.asMember(() -> proving.download(scene.account(), off.id())))
                .isInstanceOf(NotFound.class);

        dispute(kept);

        assertThat(unsent()).isEmpty();
        assertThatThrownBy(() -> scene.asMember(() -> proving.removeFile(scene.account(), feed.sync(), kept.id())))
                .hasMessage("dispute.file-sent");
        var open = card().id();
        assertThatThrownBy(() -> scene.asMember(
                        () -> disputing.dispute(scene.account(), feed.sync(), null, open, complaint(kept))))
                .as("a file goes with one dispute")
                .hasMessage("dispute.file-gone");
        assertThat(card().files()).containsExactly(kept);
    }

    @Test
    void aFileThatLiesIsEmptyOrIsOneTooManyIsRefusedAndTheOthersStay() {
        assertThatThrownBy(() -> added("screen.png", SampleFiles.pdf())).hasMessage("evidence.lies");
        assertThatThrownBy(() -> added("page.html", SampleFiles.text("<html>"))).hasMessage("evidence.type-not-taken");
        assertThatThrownBy(() -> added("screen.png", java.util.Arrays.copyOf(SampleFiles.png(), 50)))
                .hasMessage("evidence.cut-off");
        assertThatThrownBy(() -> added("empty.txt", new byte[0])).hasMessage("evidence.empty");
        for (int n = 0; n < ProvingDisputes.MOST_FILES; n++) {
            added("screen" + n + ".png", SampleFiles.png());
        }
        assertThatThrownBy(() -> added("more.png", SampleFiles.png())).hasMessage("dispute.too-many-files");
        assertThat(unsent()).hasSize(ProvingDisputes.MOST_FILES);
    }

    @Test
    void aFileGoesWithADisputeOfTheSyncItWasAddedToAlone() {
        var proof = added("screen.png", SampleFiles.png());
        var pipeline = beans.createBean(Pipeline.class);
        var other = pipeline.feed(scene, pipeline.criterion(scene), "Orders").sync();

        assertThat(scene.asMember(() -> proving.unsent(scene.account(), other))).isEmpty();
        assertThatThrownBy(() -> scene.asMember(() -> proving.removeFile(scene.account(), other, proof.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        scene.asMember(() -> disputing.dispute(scene.account(), other, null, null, complaint(proof))))
                .hasMessage("dispute.file-gone");
        assertThat(unsent()).containsExactly(proof);
    }

    @Test
    @DisplayName("What two presses at once have added beside one another does not go with one dispute")
    void noMoreThanFiveGoWithOneDisputeHoweverManyWait() {
        for (int n = 0; n < ProvingDisputes.MOST_FILES; n++) {
            added("screen" + n + ".png", SampleFiles.png());
        }
        jdbc.sql("""
                        INSERT INTO dispute_file (id, version, account_id, sync_id, name, media_type, size_bytes,
                                                  content_hash, added_by, added_at)
                        SELECT :id, version, account_id, sync_id, 'sixth.png', media_type, size_bytes,
                               content_hash, added_by, added_at
                          FROM dispute_file WHERE account_id = :account AND name = 'screen0.png'""")
                .param("id", ProofFileId.next().toString())
                .param("account", scene.account().toString())
                .update();
        var six = unsent();
        assertThat(six).hasSize(ProvingDisputes.MOST_FILES + 1);

        assertThatThrownBy(() -> dispute(six.toArray(Proof[]::new))).hasMessage("dispute.too-many-files");

        assertThat(detail().dispute()).isNull();
        dispute(six.subList(1, six.size()).toArray(Proof[]::new));
        assertThat(card().files()).containsExactlyInAnyOrderElementsOf(six.subList(1, six.size()));
    }

    @Test
    void whatWasNeverSentIsForgottenAfterAWeek() {
        var sent = added("screen.png", SampleFiles.png());
        dispute(sent);
        added("later.png", SampleFiles.png());

        clock.pass(UnsentProof.KEPT.minus(Duration.ofMinutes(1)));
        unsentProof.forget();
        assertThat(unsent()).hasSize(1);
        clock.pass(Duration.ofMinutes(2));
        unsentProof.forget();

        assertThat(unsent()).isEmpty();
        assertThat(card().files()).containsExactly(sent);
    }

    @Test
    void nobodyOnTheAccountWaitsWhileAFileIsLookedAtAndWritten() {
        var looks = new ArrayList<Boolean>();
        var over = over(name -> looks.add(TransactionSynchronizationManager.isActualTransactionActive()));

        scene.asMember(() -> over.addFile(scene.account(), feed.sync(), "screen.png", SampleFiles.png()));

        assertThat(looks).as("whether a transaction was open").containsExactly(false);
        assertThat(unsent()).extracting(Proof::name).containsExactly("screen.png");
        assertThatThrownBy(() -> scene.asSponsor(
                        () -> over.addFile(scene.account(), feed.sync(), "screen.png", SampleFiles.png())))
                .isInstanceOf(NotFound.class);
        assertThat(looks).as("nothing is looked at for somebody who may not").hasSize(1);
    }

    @Test
    void whoseAccessEndsWhileTheirFileIsLookedAtHasAddedNothing() {
        var over = lookedAtDuring(() -> scene.asChampion(() -> inviting.endAccess(scene.account(), scene.member())));

        assertThatThrownBy(() -> scene.asMember(
                        () -> over.addFile(scene.account(), feed.sync(), "screen.png", SampleFiles.png())))
                .isInstanceOf(NotFound.class);

        assertThat(rows()).isZero();
    }

    @Test
    void theLastPlaceThatWasTakenWhileAFileWasLookedAtIsNotGivenTwice() {
        for (int n = 1; n < ProvingDisputes.MOST_FILES; n++) {
            added("screen" + n + ".png", SampleFiles.png());
        }
        var over = lookedAtDuring(() -> added("meanwhile.png", SampleFiles.png()));

        assertThatThrownBy(() ->
                        scene.asMember(() -> over.addFile(scene.account(), feed.sync(), "more.png", SampleFiles.png())))
                .hasMessage("dispute.too-many-files");

        assertThat(rows()).isEqualTo(ProvingDisputes.MOST_FILES);
    }

    private ProvingDisputes lookedAtDuring(Runnable meanwhile) {
        return over(name -> meanwhile.run());
    }

    private int rows() {
        return jdbc.sql("SELECT COUNT(*) FROM dispute_file WHERE account_id = :account")
                .param("account", scene.account().toString())
                .query(Integer.class)
                .single();
    }

    /** The use case with something that happens while a file is looked at. */
    @SuppressWarnings("deprecation") // only the proxy is wanted, around a use case that is made by hand
    private ProvingDisputes over(Consumer<String> looking) {
        var watched = mock(Uploads.class);
        when(watched.take(any(), any(), any())).thenAnswer(call -> {
            looking.accept(call.getArgument(1));
            return uploads.take(call.getArgument(0), call.getArgument(1), call.getArgument(2));
        });
        return (ProvingDisputes) beans.applyBeanPostProcessorsAfterInitialization(
                new ProvingDisputes(access, syncs, files, watched, store, transactions, clock), "watched");
    }

    private Proof added(String name, byte[] content) {
        return scene.asMember(() -> proving.addFile(scene.account(), feed.sync(), name, content));
    }

    private List<Proof> unsent() {
        return scene.asMember(() -> proving.unsent(scene.account(), feed.sync()));
    }

    private void dispute(Proof... files) {
        scene.asMember(() -> disputing.dispute(scene.account(), feed.sync(), null, null, complaint(files)));
    }

    private static Complaint complaint(Proof... files) {
        return new Complaint(
                DisputeReason.RECORDS_MISSING,
                "All accounts of the north",
                "",
                List.of(files).stream().map(Proof::id).toList());
    }

    private SyncDetail detail() {
        return scene.asMember(() -> browsing.sync(scene.account(), feed.sync()));
    }

    private DisputeCard card() {
        var card = detail().dispute();
        assertThat(card).isNotNull();
        return card;
    }

    private LedgerEntry entry(String kind) {
        return ledger.page(scene.account(), Long.MAX_VALUE, 100).stream()
                .filter(entry -> entry.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }
}
