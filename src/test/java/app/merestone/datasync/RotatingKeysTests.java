package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import app.merestone.testing.Accounts;
import app.merestone.testing.HttpTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A sender's key is changed while it delivers: at the door, over real HTTP, and where the event is stored. */
@HttpTest
class RotatingKeysTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    KeepingConnections keeping;

    @Autowired
    Ledger ledger;

    @Autowired
    TestClock.Moving clock;

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
    void bothKeysDeliverDuringTheOverlapAndTheNewOneAfterIt() throws Exception {
        var fresh = rotated();
        assertThat(fresh.key()).isNotEqualTo(feed.key().key());
        assertThat(status(feed.key())).isEqualTo(201);
        assertThat(status(fresh)).isEqualTo(201);
        clock.pass(Connection.OVERLAP.plus(Duration.ofMinutes(1)));
        assertThat(status(feed.key())).isEqualTo(401);
        assertThat(status(fresh)).isEqualTo(201);
    }

    @Test
    void theOldKeyIsEndedAtOnceAtTheDoorAndWhereItsEventIsStored() throws Exception {
        var fresh = rotated();
        assertThat(status(feed.key())).isEqualTo(201);
        scene.asAdmin(() -> keeping.endFormerKey(fresh.connection()));
        assertThat(status(feed.key())).isEqualTo(401);
        assertThatThrownBy(() -> pipeline.deliver(feed.key(), event()))
                .as("it was past the door already")
                .isInstanceOf(NotFound.class);
        assertThat(status(fresh)).isEqualTo(201);
    }

    @Test
    void aRevokedConnectionRefusesBothKeys() throws Exception {
        var fresh = rotated();
        scene.asAdmin(() -> keeping.revoke(fresh.connection()));
        assertThat(status(feed.key())).isEqualTo(401);
        assertThat(status(fresh)).isEqualTo(401);
        assertThatThrownBy(() -> pipeline.deliver(fresh, event())).isInstanceOf(NotFound.class);
    }

    @Test
    void anAdminSeesWhichOfTheTwoIsStillInUse() throws Exception {
        assertThat(status(feed.key())).isEqualTo(201);
        var fresh = rotated();
        var before = former().lastUsedAt();
        assertThat(before).as("it was the one in use until now").isNotNull();
        assertThat(former().ending()).isEqualTo(feed.key().key().substring(43));
        assertThat(former().until()).isAfter(pipeline.now());

        clock.pass(Duration.ofMinutes(5));
        assertThat(status(fresh)).isEqualTo(201);
        assertThat(former().lastUsedAt()).isEqualTo(before);
        assertThat(status(feed.key())).isEqualTo(201);
        assertThat(former().lastUsedAt()).isAfter(before);

        clock.pass(Connection.OVERLAP);
        assertThat(summary().formerKey()).as("over").isNull();
    }

    @Test
    void theListOfSendersIsReadPageByPageThoseInForceFirst() {
        var made = new ArrayList<ConnectionId>();
        scene.asAdmin(() -> {
            for (int n = 0; n < KeepingConnections.PAGE + 3; n++) {
                made.add(keeping.make(scene.account(), "Sender " + n, Sending.KEY, "")
                        .connection());
            }
        });
        for (int n = 0; n < 5; n++) {
            clock.pass(Duration.ofMinutes(5));
            var gone = made.get(n);
            scene.asAdmin(() -> keeping.revoke(gone));
        }
        var read = walk(scene.account());
        assertThat(read)
                .extracting(KeepingConnections.Summary::id)
                .doesNotHaveDuplicates()
                .contains(feed.key().connection())
                .containsAll(made)
                .hasSize(made.size() + 1)
                .endsWith(made.get(4), made.get(3), made.get(2), made.get(1), made.get(0));
        assertThat(read.subList(0, made.size() - 4)).allMatch(each -> each.revokedAt() == null);
        assertThat(walk(null))
                .as("of all accounts as well")
                .extracting(KeepingConnections.Summary::id)
                .doesNotHaveDuplicates()
                .containsAll(made);
    }

    private List<KeepingConnections.Summary> walk(@Nullable AccountId of) {
        var read = new ArrayList<KeepingConnections.Summary>();
        KeepingConnections.@Nullable After after = null;
        do {
            var place = after;
            var page = scene.asAdmin(() -> keeping.connections(of, place));
            assertThat(page.connections()).hasSizeLessThanOrEqualTo(KeepingConnections.PAGE);
            read.addAll(page.connections());
            after = page.after();
        } while (after != null);
        return read;
    }

    // rule 13
    @Test
    void aNewKeyAndTheEndOfTheOldOneAreEntriesWithoutTheKey() {
        var fresh = rotated();
        scene.asAdmin(() -> keeping.endFormerKey(fresh.connection()));
        var entries = ledger.page(scene.account(), Long.MAX_VALUE, 10);
        assertThat(entries).extracting(LedgerEntry::kind).contains("connection.rotated", "connection.former-key-ended");
        assertThat(entries.toString()).doesNotContain(fresh.key());
    }

    @Test
    void whatIsNoConnectionHasNoKeyToChange() {
        assertThatThrownBy(() -> scene.asAdmin(() -> keeping.rotate(ConnectionId.next())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asAdmin(() -> keeping.endFormerKey(ConnectionId.next())))
                .isInstanceOf(NotFound.class);
    }

    private KeepingConnections.NewKey rotated() {
        return scene.asAdmin(() -> keeping.rotate(feed.key().connection()));
    }

    private KeepingConnections.FormerKey former() {
        var former = summary().formerKey();
        assertThat(former).isNotNull();
        return former;
    }

    private KeepingConnections.Summary summary() {
        return scene.asAdmin(() -> keeping.connections(scene.account(), null).connections()).stream()
                .filter(c -> c.id().equals(feed.key().connection()))
                .findFirst()
                .orElseThrow();
    }

    private String event() {
        return Pipeline.event(feed.job(), "COMPLETE", UUID.randomUUID(), pipeline.now(), 4_812L);
    }

    private int status(KeepingConnections.NewKey key) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/lineage"))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + key.key())
                                .POST(HttpRequest.BodyPublishers.ofString(event()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
