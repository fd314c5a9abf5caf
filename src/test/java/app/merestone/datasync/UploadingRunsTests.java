package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.ledger.Ledger;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A CSM reports an arrival by its file: the vendor's word like any other, counted as blind. */
@DatabaseTest
class UploadingRunsTests {

    private static final int ROWS = 1_237;

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    UploadingRuns uploading;

    @Autowired
    BrowsingSyncs browsing;

    @Autowired
    DisconnectingSyncs disconnecting;

    @Autowired
    KeepingConnections keeping;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ArrivalFolder folder;

    @Autowired
    DataSyncs syncs;

    @Autowired
    TestClock.Moving clock;

    @Value("${merestone.data}")
    Path data;

    Scene scene;
    Pipeline pipeline;
    Pipeline.Feed feed;

    @BeforeEach
    void connected() {
        scene = accounts.scene();
        pipeline = beans.createBean(Pipeline.class);
        feed = pipeline.feed(scene);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void whatIsInAFileIsSeenBeforeAnythingIsReported() {
        var preview = scene.asCsm(() -> uploading.preview(scene.account(), feed.sync(), file()));
        assertThat(preview.rows()).isEqualTo(ROWS);
        assertThat(preview.columns()).containsExactly("deal", "phone", "mail");
        assertThat(preview.samples()).isEqualTo(Samples.MOST);
        assertThat(state()).isEqualTo(SyncState.CONNECTED);
    }

    // rule 6
    @Test
    void aReportedFileArrivesAndIsCountedBlindLikeAnyOther() {
        assertThat(report(false)).isEqualTo(Receipt.MATCHED);
        assertThat(state()).isEqualTo(SyncState.ARRIVED);
        var everything = scene.asMember(
                () -> List.of(browsing.syncs(scene.account()), browsing.sync(scene.account(), feed.sync())));
        assertThat(everything.toString()).doesNotContain(Integer.toString(ROWS));
        var entry = ledger.page(scene.account(), Long.MAX_VALUE, 1).getFirst();
        assertThat(entry.kind()).isEqualTo("sync.uploaded");
        assertThat(entry.person()).isEqualTo(scene.csm());
        assertThat(entry.toString()).doesNotContain(Integer.toString(ROWS));

        pipeline.verify(scene, feed, ROWS);
        assertThat(state()).isEqualTo(SyncState.VERIFIED);
    }

    @Test
    void theFirstRecordsGoAlongMaskedForTheCustomersEyesOnly() {
        scene.asAdmin(() -> keeping.mask(feed.key().connection(), "phone"));
        report(true);
        var stored = jdbc.sql("SELECT samples FROM sync_run WHERE account_id = :a")
                .param("a", scene.account().toString())
                .query(String.class)
                .single();
        assertThat(Samples.read(stored))
                .hasSize(Samples.MOST)
                .first()
                .isEqualTo(Map.of("deal", "Crane 0", "phone", "•••", "mail", "•••@•••"));
        assertThat(scene.asMember(() -> browsing.samples(scene.account(), feed.sync(), current())))
                .as("not before they have counted")
                .isEmpty();
    }

    @Test
    void theSameFileOnTheSameDayIsTheSameArrival() {
        report(false);
        assertThat(report(false)).isEqualTo(Receipt.KNOWN_ALREADY);
        clock.pass(Duration.ofDays(1));
        assertThat(report(false)).isEqualTo(Receipt.MATCHED);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM sync_run WHERE account_id = :a AND uploaded_by = :csm")
                        .param("a", scene.account().toString())
                        .param("csm", scene.csm().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatIsNoTableIsRefusedWithItsReasonAndNothingArrives() {
        for (var wrong : Map.of(
                        "", "upload.empty",
                        "id,name\n", "upload.only-headers",
                        "id,name\n1\n", "upload.other-columns",
                        "id,id\n1,2\n", "upload.same-columns",
                        "id,\n1,2\n", "upload.nameless-column",
                        "id\n\"open", "upload.broken",
                        "id\u0000\n1", "upload.no-text")
                .entrySet()) {
            assertThatThrownBy(() ->
                            scene.asCsm(() -> uploading.preview(scene.account(), feed.sync(), bytes(wrong.getKey()))))
                    .hasMessage(wrong.getValue());
        }
        assertThat(state()).isEqualTo(SyncState.CONNECTED);
    }

    @Test
    void aFileIsReportedForTheSyncItWasLookedThroughForAndOnlyWhileItIsKept() throws IOException {
        var seen = scene.asCsm(() -> uploading.preview(scene.account(), feed.sync(), file()))
                .file();
        var other = pipeline.feed(scene, pipeline.criterion(scene), "Deals");
        assertThatThrownBy(() -> scene.asCsm(() -> uploading.report(scene.account(), other.sync(), seen, false)))
                .hasMessage("upload.file-gone");

        lain(seen, Duration.ofHours(23));
        assertThat(folder.read(
                        syncs.findByAccountIdAndId(scene.account(), feed.sync()).orElseThrow(), seen))
                .isEqualTo(file());
        var forgotten = scene.asCsm(() -> uploading.preview(scene.account(), feed.sync(), file()))
                .file();
        lain(forgotten, Duration.ofHours(25));
        assertThatThrownBy(() -> scene.asCsm(() -> uploading.report(scene.account(), feed.sync(), forgotten, false)))
                .as("after a day")
                .hasMessage("upload.file-gone");

        scene.asCsm(() -> uploading.discard(scene.account(), feed.sync(), seen));

        assertThatThrownBy(() -> scene.asCsm(() -> uploading.report(scene.account(), feed.sync(), seen, false)))
                .hasMessage("upload.file-gone");
        assertThat(state()).isEqualTo(SyncState.CONNECTED);
    }

    /** It was stored so long ago, and the hour has come at which what is old is forgotten. */
    private void lain(ArrivalFileId file, Duration forSoLong) throws IOException {
        Files.setLastModifiedTime(
                data.resolve("arrivals").resolve(feed.sync() + "." + file + ".csv"),
                FileTime.from(clock.instant().minus(forSoLong)));
        folder.forgetOld();
    }

    // rule 7
    @Test
    void aFileThatBringsMuchLessThanTheyCheckedNeedsAnotherLook() {
        pipeline.complete(feed, 3L * ROWS);
        pipeline.verify(scene, feed, 3L * ROWS);
        clock.pass(Duration.ofHours(1));
        report(false);
        assertThat(state()).isEqualTo(SyncState.NEEDS_ANOTHER_LOOK);
        pipeline.verify(scene, feed, ROWS);
        assertThat(state()).isEqualTo(SyncState.VERIFIED);
    }

    @Test
    void nothingIsReportedToADisconnectedFeed() {
        scene.asCsm(() -> disconnecting.disconnect(scene.account(), feed.sync(), "The wrong table."));
        assertThatThrownBy(() -> report(false)).hasMessage("sync.disconnected");
    }

    private Receipt report(boolean withSamples) {
        var seen = scene.asCsm(() -> uploading.preview(scene.account(), feed.sync(), file()))
                .file();
        return scene.asCsm(() -> uploading.report(scene.account(), feed.sync(), seen, withSamples));
    }

    private static byte[] file() {
        return bytes(IntStream.range(0, ROWS)
                .mapToObj(n -> "Crane " + n + ";+46 1 " + n + ";mia" + n + "@harbour.example")
                .collect(Collectors.joining("\n", "deal;phone;mail\n", "\n")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private SyncRunId current() {
        var run = scene.asMember(() -> browsing.sync(scene.account(), feed.sync()))
                .current();
        return java.util.Objects.requireNonNull(run).id();
    }

    private SyncState state() {
        return scene.asMember(() -> browsing.sync(scene.account(), feed.sync()))
                .summary()
                .state();
    }
}
