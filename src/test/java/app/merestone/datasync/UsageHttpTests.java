package app.merestone.datasync;

import static app.merestone.datasync.IntakeDoor.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.accounts.EndingAccounts;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.testing.Accounts;
import app.merestone.testing.HttpTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HttpTest
@DisplayName("Usage signals over real HTTP")
class UsageHttpTests {

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    KeepingConnections keeping;

    @Autowired
    EndingAccounts ending;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    Scene scene;
    KeepingConnections.NewKey key;

    @BeforeEach
    void aKey() {
        scene = accounts.scene();
        key = beans.createBean(Pipeline.class).key(scene);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void aSignalIsCounted() throws Exception {
        var answer = post(signal("mia@harbour.example", "deal.created", now()));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("\"stored\":true", "KEPT_UNMATCHED");
        assertThat(people("deal.created")).isEqualTo(1);
    }

    @Test
    void whoItWasIsNowhereInTheDatabase() throws Exception {
        var body = """
                {"account": "%s", "action": "deal.created", "person": "greta@saltwort.example", "at": "%s",
                 "name": "Greta Saltwort", "phone": "+46 987"}""".formatted(scene.account(), now());
        post(body);
        var everywhere = tables().stream()
                .map(table ->
                        jdbc.sql("SELECT * FROM " + table).query().listOfRows().toString())
                .collect(Collectors.joining());
        assertThat(everywhere).contains("deal.created").doesNotContainIgnoringCase("saltwort", "+46 987");
        assertThat(everywhere)
                .as("nor can a name be tried with a hash that anybody can work out")
                .doesNotContain(ContentHash.of("greta@saltwort.example").hex())
                .doesNotContain(ContentHash.of(body).hex());
    }

    @Test
    void theSamePersonHasNothingInCommonWithThemselvesInAnotherAccount() throws Exception {
        post(signal("mia", "deal.created", now()));
        var theirs = scene.asAdmin(() -> keeping.make(scene.otherAccount(), "Theirs", Sending.KEY, ""));
        door(UUID.randomUUID().toString())
                .withKey(theirs.key())
                .post(signal("mia", "deal.created", now())
                        .replace(
                                scene.account().toString(), scene.otherAccount().toString()));
        assertThat(hashes(scene.account())).hasSize(1).doesNotContainAnyElementsOf(hashes(scene.otherAccount()));
        assertThat(hashes(scene.otherAccount())).hasSize(1);
    }

    @Test
    void theSameSignalTwiceAndSignalsInAnyOrderLeaveTheSameBehind() throws Exception {
        var early = signal("mia", "deal.created", now().minusSeconds(7200));
        var late = signal("MIA ", "deal.created", now().minusSeconds(60));
        post(late);
        assertThat(post(early).statusCode()).isEqualTo(201);
        var kept = span();
        assertThat(post(late).body()).contains("KNOWN_ALREADY");
        assertThat(post(early).statusCode()).isEqualTo(200);
        assertThat(post(early.replace("mia", "\uFF2D\uFF49\uFF41")).body())
                .as("in another form of the same letters")
                .contains("KNOWN_ALREADY");
        assertThat(span()).isEqualTo(kept);
        assertThat(people("deal.created")).isEqualTo(1);
    }

    @Test
    void theSameUnderTheSameKeyGetsTheSameAnswerAndAnotherBodyIsRefused() throws Exception {
        var body = signal("mia", "deal.created", now());
        var first = door("first").post(body);
        assertThat(door("first").post(body).body()).isEqualTo(first.body());
        assertProblem(door("first").post(body.replace("mia", "ole")), 422, "idempotency-key-reused");
        assertProblem(door("x").without(IdempotencyKey.HEADER).post(body), 400, "idempotency-key");
        assertThat(people("deal.created")).isEqualTo(1);
    }

    @Test
    void aKeyThatReportedARunIsAnotherOneHere() throws Exception {
        var run = """
                {"namespace": "airflow", "job": "load", "output": "deals", "run": "1", "status": "completed",
                 "at": "%s", "rows": 7}""".formatted(now());
        var runs = IntakeDoor.at(port, RunsEndpoint.PATH).withKey(key.key()).with(IdempotencyKey.HEADER, "one");
        var signal = signal("mia", "deal.created", now());
        assertThat(runs.post(run).statusCode()).isEqualTo(201);
        var first = door("one").post(signal);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(runs.post(run).statusCode())
                .as("a second try of each is known")
                .isEqualTo(201);
        assertThat(door("one").post(signal).body()).isEqualTo(first.body());
        assertProblem(runs.post(run.replace("7", "8")), 422, "idempotency-key-reused");
    }

    @Test
    void anAccountThatHasEndedIsAnsweredThatNothingIsKept() throws Exception {
        transaction.executeWithoutResult(status -> ending.end(scene.account(), now()));
        var answer = post(signal("mia", "deal.created", now()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"stored\":false", "ENDED");
        assertThat(hashes(scene.account())).isEmpty();
    }

    @Test
    void aListIsTakenWholeOrNotAtAll() throws Exception {
        assertThat(post(list(UsageReport.MOST, "deal.created")).statusCode()).isEqualTo(201);
        assertThat(people("deal.created")).isEqualTo(UsageReport.MOST);
        assertProblem(post(list(UsageReport.MOST + 1, "deal.won")), 422, "invalid");
        var oneWrong = list(3, "deal.won").replaceFirst("\"person\": \"p2\"", "\"person\": 2");
        assertThat(post(oneWrong).body()).contains("signals[2].person");
        assertProblem(post(oneWrong), 422, "invalid");
        assertThat(people("deal.won")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"action\": 7",
                "\"action\": \"\"",
                "\"action\": \"\\u200b\"",
                "\"action\": \"two\\nlines\"",
                "\"action\": \"\\u202elaed\"",
                "\"action\": \"\\ud83d\"",
                "\"person\": \" \"",
                "\"person\": null",
                "\"person\": {\"id\": 1}",
                "\"at\": \"yesterday\"",
                "\"at\": \"2026-11-22\"",
                "\"at\": 1763800000",
                "\"account\": \"harbour\"",
                "\"account\": 7",
                "\"signals\": []",
                "\"signals\": {}",
                "\"signals\": [{\"action\": \"a\", \"person\": \"b\", \"at\": \"2026-11-22T05:58:00Z\"}]",
            })
    void whatIsNoSignalIsRefusedWithItsReason(String wrong) throws Exception {
        var field = wrong.substring(0, wrong.indexOf(':'));
        var body = signal("mia", "deal.created", now())
                .replaceFirst(field + ": \"[^\"]*\"", java.util.regex.Matcher.quoteReplacement(wrong));
        assertProblem(post(body.contains(wrong) ? body : body.replaceFirst("\\{", "{" + wrong + ", ")), 422, "invalid");
        assertThat(hashes(scene.account())).isEmpty();
    }

    @Test
    void textsThatAreTooLongAreRefused() throws Exception {
        assertProblem(post(signal("x".repeat(201), "deal.created", now())), 422, "invalid");
        assertProblem(post(signal("mia", "x".repeat(101), now())), 422, "invalid");
        assertThat(post(signal("å".repeat(200), "ö".repeat(100), now())).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aWrongClockIsRefusedAndOneThatRunsALittleAheadReportsNothingFromTheFuture() throws Exception {
        assertProblem(post(signal("mia", "deal.created", now().plus(Duration.ofDays(2)))), 422, "invalid");
        assertProblem(
                post(signal(
                        "mia", "deal.created", now().minus(UsageReport.COUNTED).minusSeconds(60))),
                422,
                "too-old");
        assertThat(people("deal.created")).isZero();
        post(signal("mia", "deal.created", now().plus(Duration.ofHours(3))));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM usage_person WHERE account_id = :a AND last_at > :now")
                        .param("a", scene.account().toString())
                        .param("now", app.merestone.kernel.StoredTime.column(clock.instant()))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anAccountThatTheKeyIsNotForIsAsUnknownAsOneThatThereIsNot() throws Exception {
        var foreign = post(signal("mia", "deal.created", now())
                .replace(scene.account().toString(), scene.otherAccount().toString()));
        assertProblem(foreign, 404, "account");
        assertThat(post(signal("mia", "deal.created", now())
                                .replace(
                                        scene.account().toString(),
                                        UUID.randomUUID().toString()))
                        .body())
                .isEqualTo(foreign.body());
        assertThat(hashes(scene.account())).isEmpty();
        assertThat(hashes(scene.otherAccount())).isEmpty();
    }

    @Test
    void namesThatDifferEachTimeAreNoActions() throws Exception {
        for (int n = 0; n < UsageIntake.MOST_ACTIONS; n += UsageReport.MOST) {
            int from = n;
            assertThat(post(listOf(IntStream.range(0, UsageReport.MOST)
                                    .mapToObj(each -> one("mia", "page " + (from + each)))
                                    .toList()))
                            .statusCode())
                    .isEqualTo(201);
        }
        assertProblem(post(signal("mia", "one more", now())), 422, "too-many-actions");
        assertThat(people("one more")).isZero();
        assertThat(post(signal("ole", "page 7", now())).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "not json", "{\"account\": \"x\"", "{\"a\": 1, \"a\": 2}", "{} {}"})
    void whatIsNoJsonIsRefused(String body) throws Exception {
        assertProblem(post(body), 400, "malformed");
    }

    @Test
    void nothingLongerThanAMebibyteAndNothingCutOffIsTaken() throws Exception {
        assertProblem(
                post(signal("mia", "deal.created", now())
                        .replaceFirst("\\{", "{\"padding\": \"" + "x".repeat(1024 * 1024) + "\", ")),
                413,
                "too-long");
        try (var socket = new Socket("localhost", port)) {
            var head = "POST /api/v1/usage HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Idempotency-Key: cut\r\nAuthorization: Bearer "
                    + key.key() + "\r\nContent-Length: 5000\r\n\r\n";
            socket.getOutputStream().write((head + signal("mia", "deal.created", now())).getBytes(UTF_8));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .doesNotContain("201");
        }
        assertThat(hashes(scene.account())).isEmpty();
    }

    @Test
    void whatIsSentToTheDoorNotesThatItsKeyIsInUse() throws Exception {
        post(signal("mia", "deal.created", now()));
        assertThat(scene.asAdmin(
                        () -> keeping.connections(scene.account(), null).connections()))
                .filteredOn(c -> c.id().equals(key.connection()))
                .singleElement()
                .satisfies(c -> assertThat(c.lastUsedAt()).isNotNull());
    }

    private HttpResponse<String> post(String body) throws Exception {
        return door(UUID.randomUUID().toString()).post(body);
    }

    private IntakeDoor door(String idempotencyKey) {
        return IntakeDoor.at(port, UsageEndpoint.PATH).withKey(key.key()).with(IdempotencyKey.HEADER, idempotencyKey);
    }

    private java.time.Instant now() {
        return clock.instant();
    }

    private String signal(String person, String action, java.time.Instant at) {
        return """
               {"account": "%s", "action": "%s", "person": "%s", "at": "%s"}""".formatted(scene.account(), action, person, at);
    }

    private String one(String person, String action) {
        return "{\"action\": \"%s\", \"person\": \"%s\", \"at\": \"%s\"}".formatted(action, person, now());
    }

    private String list(int people, String action) {
        return listOf(
                IntStream.range(0, people).mapToObj(n -> one("p" + n, action)).toList());
    }

    private String listOf(List<String> signals) {
        return "{\"account\": \"%s\", \"signals\": [%s]}".formatted(scene.account(), String.join(", ", signals));
    }

    private int people(String action) {
        return jdbc.sql("SELECT COUNT(*) FROM usage_person WHERE account_id = :a AND action_hash = :h")
                .param("a", scene.account().toString())
                .param("h", new UsageAction(action).hash().hex())
                .query(Integer.class)
                .single();
    }

    private List<String> hashes(AccountId account) {
        return jdbc.sql("SELECT person_hash FROM usage_person WHERE account_id = :a")
                .param("a", account.toString())
                .query(String.class)
                .list();
    }

    private String span() {
        return jdbc.sql("SELECT first_at, last_at FROM usage_person WHERE account_id = :a")
                .param("a", scene.account().toString())
                .query()
                .singleRow()
                .toString();
    }

    private List<String> tables() {
        return jdbc.sql("""
                        SELECT table_name FROM information_schema.tables
                         WHERE table_schema = SCHEMA() AND table_type LIKE '%TABLE'""").query(String.class).list();
    }
}
