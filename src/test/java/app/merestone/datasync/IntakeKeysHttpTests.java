package app.merestone.datasync;

import static app.merestone.datasync.IntakeDoor.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.kernel.AccountId;
import app.merestone.testing.Accounts;
import app.merestone.testing.HttpTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every door of the intake, asked over real HTTP with a key that is right, wrong, foreign, revoked, rotated or another door's. */
@HttpTest
@DisplayName("Who may deliver at which of the intake’s doors (rule 26)")
class IntakeKeysHttpTests {

    enum Door {
        LINEAGE(Sending.KEY),
        RUNS(Sending.KEY),
        USAGE(Sending.KEY),
        AIRBYTE(Sending.AIRBYTE),
        FIVETRAN(Sending.FIVETRAN);

        private final Sending sending;

        Door(Sending sending) {
            this.sending = sending;
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    KeepingConnections keeping;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    Scene scene;
    Pipeline pipeline;

    @BeforeEach
    void account() {
        scene = accounts.scene();
        pipeline = beans.createBean(Pipeline.class);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @ParameterizedTest
    @EnumSource
    void theRightKeyDelivers(Door door) throws Exception {
        assertThat(knock(door, key(door)).statusCode()).isEqualTo(201);
        assertThat(stored(scene.account())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aWrongKeyDeliversNothing(Door door) throws Exception {
        var right = key(door);
        var wrong = new KeepingConnections.NewKey(right.connection(), door.sending, "mst_" + "A".repeat(43));
        assertProblem(knock(door, wrong), 401, "key");
        var unheardOf = new KeepingConnections.NewKey(ConnectionId.next(), door.sending, wrong.key());
        assertThat(knock(door, unheardOf).body())
                .as("the answer does not say which connections there are")
                .isEqualTo(knock(door, wrong)
                        .body()
                        .replace(
                                right.connection().toString(),
                                unheardOf.connection().toString())
                        .replace(right.key(), wrong.key()));
        assertThat(stored(scene.account())).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aForeignKeyReachesItsOwnAccountOnly(Door door) throws Exception {
        var foreign = scene.asAdmin(() -> keeping.make(scene.otherAccount(), "Theirs", door.sending, ""));
        assertThat(knock(door, foreign).statusCode()).isEqualTo(201);
        assertThat(stored(scene.account())).isZero();
        assertThat(stored(scene.otherAccount())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRevokedKeyDeliversNothingAtOnce(Door door) throws Exception {
        var key = key(door);
        assertThat(knock(door, key).statusCode()).isEqualTo(201);
        scene.asAdmin(() -> keeping.revoke(key.connection()));
        assertProblem(knock(door, key), 401, "key");
        assertThat(stored(scene.account())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRotatedKeyDeliversDuringTheOverlapAndNotAfterIt(Door door) throws Exception {
        var old = key(door);
        var fresh = scene.asAdmin(() -> keeping.rotate(old.connection()));
        assertThat(fresh.key()).isNotEqualTo(old.key());
        assertThat(knock(door, old).statusCode()).isEqualTo(201);
        assertThat(knock(door, fresh).statusCode()).isEqualTo(201);
        clock.pass(Connection.OVERLAP.plus(Duration.ofMinutes(1)));
        assertProblem(knock(door, old), 401, "key");
        assertThat(knock(door, fresh).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource
    void aFormerKeyThatWasEndedDeliversNothingAtOnce(Door door) throws Exception {
        var old = key(door);
        var fresh = scene.asAdmin(() -> keeping.rotate(old.connection()));
        scene.asAdmin(() -> keeping.endFormerKey(old.connection()));
        assertProblem(knock(door, old), 401, "key");
        assertThat(knock(door, fresh).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource
    void theKeyOfAnotherDoorOpensNothing(Door door) throws Exception {
        for (var other : Sending.values()) {
            if (other != door.sending) {
                var key = scene.asAdmin(() -> keeping.make(scene.account(), "Another door's", other, ""));
                assertProblem(knock(door, key), 401, "key");
            }
        }
        assertThat(stored(scene.account())).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void noSessionIsOpened(Door door) throws Exception {
        assertThat(knock(door, key(door)).headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aSignatureIsOfThisVeryBody() throws Exception {
        var key = key(Door.FIVETRAN);
        var body = body(Door.FIVETRAN);
        var at = IntakeDoor.at(port, key.path());
        assertProblem(at.post(body), 401, "key");
        for (var wrong :
                new String[] {"", "0", "z".repeat(64), signature(key, body + " "), "sha256=" + signature(key, body)}) {
            assertProblem(at.with(FivetranEndpoint.SIGNATURE, wrong).post(body), 401, "key");
        }
        assertThat(stored(scene.account())).isZero();
        assertThat(at.with(FivetranEndpoint.SIGNATURE, signature(key, body).toUpperCase(java.util.Locale.ROOT))
                        .post(body)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aWebhooksSecretIsInNoTable() throws Exception {
        var key = key(Door.FIVETRAN);
        assertThat(jdbc.sql("SELECT * FROM sync_connection WHERE id = :id")
                        .param("id", key.connection().toString())
                        .query()
                        .singleRow()
                        .toString())
                .doesNotContain(key.key(), key.key().substring(SenderKey.PREFIX.length()));
    }

    private KeepingConnections.NewKey key(Door door) {
        return scene.asAdmin(() -> keeping.make(scene.account(), "Ours", door.sending, ""));
    }

    private HttpResponse<String> knock(Door door, KeepingConnections.NewKey key) throws Exception {
        var body = body(door);
        return switch (door) {
            case LINEAGE ->
                IntakeDoor.at(port, LineageEndpoint.PATH).withKey(key.key()).post(body);
            case RUNS ->
                IntakeDoor.at(port, RunsEndpoint.PATH)
                        .withKey(key.key())
                        .with(IdempotencyKey.HEADER, UUID.randomUUID().toString())
                        .post(body);
            case USAGE ->
                IntakeDoor.at(port, UsageEndpoint.PATH)
                        .withKey(key.key())
                        .with(IdempotencyKey.HEADER, UUID.randomUUID().toString())
                        .post(body.replace("its account", account(key.connection())));
            case AIRBYTE ->
                IntakeDoor.at(port, AirbyteEndpoint.BELOW + key.key()).post(body);
            case FIVETRAN ->
                IntakeDoor.at(port, FivetranEndpoint.BELOW + key.connection())
                        .with(FivetranEndpoint.SIGNATURE, signature(key, body))
                        .post(body);
        };
    }

    static String signature(KeepingConnections.NewKey key, String body) {
        return HexFormat.of()
                .formatHex(WebhookSecrets.sign(new SenderKey(key.key()), body.getBytes(StandardCharsets.UTF_8)));
    }

    private String body(Door door) {
        return switch (door) {
            case LINEAGE ->
                Pipeline.event(new JobKey("a", "b", "c"), "COMPLETE", UUID.randomUUID(), pipeline.now(), 5L);
            case RUNS -> """
                {"run": "%s", "status": "completed", "at": "%s", "namespace": "a", "job": "b", "output": "c", "rows": 5}""".formatted(UUID.randomUUID(), pipeline.now());
            case USAGE -> """
                {"account": "its account", "action": "deal.created", "person": "%s", "at": "%s"}""".formatted(UUID.randomUUID(), pipeline.now());
            case AIRBYTE -> WebhooksHttpTests.airbyte(pipeline.now(), "true", 5);
            case FIVETRAN ->
                WebhooksHttpTests.fivetran(
                        "sync_end", pipeline.now(), UUID.randomUUID(), "{\"status\": \"SUCCESSFUL\"}");
        };
    }

    private String account(ConnectionId connection) {
        return jdbc.sql("SELECT account_id FROM sync_connection WHERE id = :id")
                .param("id", connection.toString())
                .query(String.class)
                .optional()
                .orElse(scene.account().toString());
    }

    private int stored(AccountId account) {
        return jdbc.sql("""
                        SELECT (SELECT COUNT(*) FROM intake_event WHERE account_id = :account)
                             + (SELECT COUNT(*) FROM usage_person WHERE account_id = :account)""")
                .param("account", account.toString())
                .query(Integer.class)
                .single();
    }
}
