package app.merestone.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.agreement.CriterionId;
import app.merestone.datasync.Complaint;
import app.merestone.datasync.DisputeReason;
import app.merestone.datasync.DisputingSyncs;
import app.merestone.datasync.Pipeline;
import app.merestone.datasync.ProvingDisputes;
import app.merestone.kernel.ContentHash;
import app.merestone.results.CoSigning;
import app.merestone.results.EvidenceId;
import app.merestone.results.KeepingEvidence;
import app.merestone.results.RecordingResults;
import app.merestone.results.ResultDraft;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.SampleFiles;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@DisplayName("Files that a dispute or a result no longer names")
class ForgottenFilesOfRoomsTests {

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    ProvingDisputes proving;

    @Autowired
    DisputingSyncs disputing;

    @Autowired
    KeepingEvidence keeping;

    @Autowired
    RecordingResults recording;

    @Autowired
    CoSigning coSigning;

    @Autowired
    ForgottenFiles forgotten;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    @Value("${merestone.data}")
    Path data;

    private Scene scene;

    @BeforeEach
    void anAccount() {
        clock.reset();
        scene = accounts.scene();
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void whatWasTakenOffADisputeIsGoneFromTheDiskAndWhatWasSentIsThere() {
        var feed = beans.createBean(Pipeline.class).feed(scene);
        var wrong = bytes();
        var right = bytes();
        var off = scene.asMember(() -> proving.addFile(scene.account(), feed.sync(), "wrong.txt", wrong));
        var sent = scene.asMember(() -> proving.addFile(scene.account(), feed.sync(), "right.txt", right));
        scene.asMember(() -> proving.removeFile(scene.account(), feed.sync(), off.id()));
        scene.asMember(() -> disputing.dispute(
                scene.account(),
                feed.sync(),
                null,
                null,
                new Complaint(DisputeReason.RECORDS_MISSING, "All of the north", "", List.of(sent.id()))));

        aDayLater();

        assertThat(stored(wrong)).doesNotExist();
        assertThat(scene.asCsm(() -> proving.download(scene.account(), sent.id()))
                        .content())
                .isEqualTo(right);
    }

    @Test
    void whatWasTakenOffADraftIsGoneAndWhatAnyTellingNamesIsThereAlsoAfterAWithdrawal() {
        var criterion = agreements.firstValueAgreed(scene).id();
        var wrong = bytes();
        var right = bytes();
        keep(criterion);
        add(criterion, "wrong.txt", wrong);
        var off = piece("wrong.txt");
        add(criterion, "right.txt", right);
        var draft = scene.asChampion(() -> keeping.remove(scene.account(), criterion, off));
        var signed = scene.asChampion(() -> recording.record(scene.account(), criterion, draft.version()));
        var shown = piece("right.txt");
        scene.asChampion(() -> coSigning.withdraw(scene.account(), signed.result(), "It was a test run."));

        aDayLater();

        assertThat(stored(wrong)).doesNotExist();
        assertThat(scene.asCsm(() -> keeping.download(scene.account(), shown)).content())
                .isEqualTo(right);
    }

    @Test
    void theSameBytesStayAsLongAsOneRoomNamesThem() {
        var feed = beans.createBean(Pipeline.class).feed(scene);
        var criterion = agreements
                .agreed(scene, Agreements.wording(scene, "Branches send their figures"))
                .id();
        var both = bytes();
        add(criterion, "both.txt", both);
        var off = scene.asMember(() -> proving.addFile(scene.account(), feed.sync(), "both.txt", both));
        scene.asMember(() -> proving.removeFile(scene.account(), feed.sync(), off.id()));

        aDayLater();

        assertThat(scene.asChampion(() -> keeping.download(scene.account(), piece("both.txt")))
                        .content())
                .isEqualTo(both);
    }

    @Test
    void whatWaitsToBeSentIsThereForThePersonWhoAddedIt() {
        var feed = beans.createBean(Pipeline.class).feed(scene);
        var waiting = bytes();
        var proof = scene.asMember(() -> proving.addFile(scene.account(), feed.sync(), "later.txt", waiting));
        // beside it something that was sent: where nothing at all is named, nothing is thrown away
        var sent = scene.asMember(() -> proving.addFile(scene.account(), feed.sync(), "sent.txt", bytes()));
        scene.asMember(() -> disputing.dispute(
                scene.account(),
                feed.sync(),
                null,
                null,
                new Complaint(DisputeReason.RECORDS_MISSING, "All of the north", "", List.of(sent.id()))));

        aDayLater();

        assertThat(scene.asMember(() -> proving.download(scene.account(), proof.id()))
                        .content())
                .isEqualTo(waiting);
    }

    private void aDayLater() {
        clock.pass(ForgottenFiles.KEPT.plusMinutes(1));
        forgotten.throwAway();
    }

    private void keep(CriterionId criterion) {
        var words = new ResultDraft(
                "The first report ran", ShownAccounts.OBSERVED, BigDecimal.ONE, Set.of(), "all branches", "Reports");
        scene.asChampion(() -> recording.keep(scene.account(), criterion, words, null));
    }

    private void add(CriterionId criterion, String name, byte[] content) {
        scene.asChampion(() -> keeping.addFile(scene.account(), criterion, name, content));
    }

    private EvidenceId piece(String name) {
        return EvidenceId.parse(jdbc.sql("SELECT id FROM evidence WHERE account_id = :account AND name = :name")
                .param("account", scene.account().toString())
                .param("name", name)
                .query(String.class)
                .single());
    }

    private static byte[] bytes() {
        return SampleFiles.text("of " + UUID.randomUUID());
    }

    private Path stored(byte[] content) {
        var hash = ContentHash.of(content).hex();
        return data.resolve("evidence").resolve(hash.substring(0, 2)).resolve(hash);
    }
}
