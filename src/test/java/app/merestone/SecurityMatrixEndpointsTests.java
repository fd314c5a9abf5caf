package app.merestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merestone.SecurityMatrixTests.Relation;
import app.merestone.agreement.CriterionId;
import app.merestone.datasync.Complaint;
import app.merestone.datasync.DisputeReason;
import app.merestone.datasync.DisputingSyncs;
import app.merestone.datasync.Pipeline;
import app.merestone.datasync.ProvingDisputes;
import app.merestone.identity.Browser;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.results.KeepingEvidence;
import app.merestone.sharing.MadeShare;
import app.merestone.sharing.NewShare;
import app.merestone.sharing.SharingPlans;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.HttpTest;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestPostbox;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rule 26 over HTTP: every endpoint outside the views is really asked, through the whole chain of filters, by everybody who
 * stands in some relation to the account, in the session that a mailed link opened for them, and by somebody without one.
 */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Who gets what from which endpoint (rule 26)")
class SecurityMatrixEndpointsTests {

    private static final Pattern LINK = Pattern.compile("/sign-in/link/[A-Za-z0-9_-]{43}");
    private static final Set<Relation> READERS = Set.of(
            Relation.CHAMPION,
            Relation.DEPUTY,
            Relation.MEMBER,
            Relation.SPONSOR,
            Relation.CSM,
            Relation.OTHER_CSM,
            Relation.LEADER);

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    ShownAccounts shown;

    @Autowired
    KeepingEvidence keeping;

    @Autowired
    ProvingDisputes proving;

    @Autowired
    DisputingSyncs disputing;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    SharingPlans sharing;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    // stand-ins are asked of every use case; over HTTP they meet the same door as the CSMs beside them
    private static final Set<Relation> SCENE = EnumSet.complementOf(
            EnumSet.of(Relation.STAND_IN_TODAY, Relation.STAND_IN_TOMORROW, Relation.STAND_IN_YESTERDAY));

    private final Map<Relation, Browser> sessions = new EnumMap<>(Relation.class);
    private Scene scene;
    private AccountId closed;
    private String evidence;
    private String proof;
    private String evidenceElsewhere;

    @BeforeAll
    void everybodyIsSignedIn() {
        clock.pass(Duration.ofHours(1));
        scene = accounts.scene();
        var criterion = agreements.firstValueAgreed(scene).id();
        evidence = evidence(scene.account(), criterion);
        proof = proof(scene.account());
        // the other account has a piece of its own, copied there behind everybody's back
        evidenceElsewhere = UUID.randomUUID().toString();
        jdbc.sql("""
                        INSERT INTO evidence (id, version, account_id, criterion_id, name, media_type, size_bytes, url,
                                              content_hash, added_by, added_at)
                        SELECT :id, version, :account, criterion_id, name, media_type, size_bytes, url, content_hash,
                               added_by, added_at FROM evidence WHERE id = :piece""")
                .param("id", evidenceElsewhere)
                .param("account", scene.otherAccount().toString())
                .param("piece", evidence)
                .update();
        var formerly = accounts.customer(scene.account(), "Otto Former", "DEPUTY", scene.champion());
        // a membership elsewhere lets both sign in
        var elsewhere = accounts.account("Elsewhere", scene.csm());
        accounts.join(elsewhere, formerly, "MEMBER", scene.csm());
        accounts.join(elsewhere, scene.stranger(), "MEMBER", scene.csm());
        accounts.end(scene.account(), formerly);
        closed = closedByBoth(formerly);
        for (var who : SCENE) {
            sessions.put(who, signedIn(who == Relation.EX_MEMBER ? formerly : who.of(scene)));
        }
    }

    /** An onboarding of the same people that both sides have closed. */
    private AccountId closedByBoth(PersonId formerly) {
        var account = accounts.account("Closed " + scene.name(), scene.csm());
        accounts.join(account, scene.champion(), "CHAMPION", scene.csm());
        accounts.join(account, scene.deputy(), "DEPUTY", scene.champion());
        accounts.join(account, scene.member(), "MEMBER", scene.champion());
        accounts.join(account, scene.sponsor(), "SPONSOR", scene.champion());
        accounts.join(account, formerly, "DEPUTY", scene.champion());
        accounts.end(account, formerly);
        var there = new Scene(
                account,
                "Closed " + scene.name(),
                scene.champion(),
                scene.deputy(),
                scene.member(),
                scene.sponsor(),
                scene.csm(),
                scene.otherCsm(),
                scene.leader(),
                scene.admin(),
                scene.otherAccount(),
                scene.otherChampion(),
                scene.stranger());
        shown.closedByBoth(there);
        return account;
    }

    @Test
    @DisplayName("The certificate comes as an attachment whose name says nothing, and there is none before the end")
    void theCertificateComesAsAnAttachment() {
        var file = sessions.get(Relation.SPONSOR).get("/plan/" + closed + "/certificate/pdf");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).startsWith("%PDF-");
        assertThat(file.headers().allValues("Content-Type")).containsExactly("application/pdf");
        assertThat(file.headers().allValues("Content-Disposition"))
                .containsExactly("attachment; filename=\"certificate.pdf\"");
        var missing = sessions.get(Relation.CHAMPION).get("/plan/" + scene.account() + "/certificate/pdf");
        assertThat(missing.statusCode()).isEqualTo(404);
        for (var answer : List.of(file, missing)) {
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .containsExactly("sandbox; default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        }
        assertThat(sessions.get(Relation.STRANGER)
                        .get("/plan/" + closed + "/certificate/pdf")
                        .body())
                .isEqualTo(missing.body());
    }

    @AfterAll
    void backToNow() {
        clock.reset();
    }

    @TestFactory
    Stream<DynamicTest> asEverybody() {
        return SecurityMatrixDoorsTests.ENDPOINTS.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
                    // nobody here is to be held up by how often the one before them tried
                    clock.pass(Duration.ofHours(1));
                    var stranger = ask(new Browser(port), row.getKey(), scene.account(), evidence);
                    switch (row.getValue()) {
                        case WITHOUT_A_SESSION ->
                            assertThat(stranger.statusCode()).isIn(200, 302, 400, 404, 410, 422);
                        case IN_A_DEMONSTRATION ->
                            assertThat(stranger.statusCode()).isEqualTo(404);
                        case WITH_A_KEY -> assertThat(stranger.statusCode()).isEqualTo(401);
                        case SIGNED_IN, ONCE_CLOSED, SIGNING_FOR_THE_CUSTOMER -> {
                            assertThat(stranger.statusCode()).isEqualTo(302);
                            assertThat(location(stranger)).contains("/sign-in?to=");
                        }
                    }
                    for (var who : SCENE) {
                        var account =
                                row.getValue() == SecurityMatrixDoorsTests.Knock.ONCE_CLOSED ? closed : scene.account();
                        var answer = ask(sessions.get(who), row.getKey(), account, evidence);
                        var through = through(row.getValue());
                        if (through.isPresent()) {
                            assertThat(answer.statusCode())
                                    .as("%s as %s", row.getKey(), who)
                                    .isEqualTo(through.get().contains(who) ? 200 : 404);
                        } else {
                            // a session opens nothing here that stands shut without one
                            assertThat(answer.statusCode())
                                    .as("%s as %s", row.getKey(), who)
                                    .isEqualTo(stranger.statusCode());
                            assertThat(location(answer))
                                    .as("%s as %s", row.getKey(), who)
                                    .isEqualTo(location(stranger));
                        }
                    }
                }));
    }

    private static Optional<Set<Relation>> through(SecurityMatrixDoorsTests.Knock knock) {
        return switch (knock) {
            case SIGNED_IN, ONCE_CLOSED -> Optional.of(READERS);
            case SIGNING_FOR_THE_CUSTOMER -> Optional.of(Set.of(Relation.CHAMPION, Relation.DEPUTY));
            case WITHOUT_A_SESSION, IN_A_DEMONSTRATION, WITH_A_KEY -> Optional.empty();
        };
    }

    @Test
    void whatIsNotThereAndWhatOneMayNotKnowOfLookAlike() {
        var unknown = UUID.randomUUID().toString();
        for (var who :
                List.of(Relation.CHAMPION, Relation.CSM, Relation.OTHER_CHAMPION, Relation.STRANGER, Relation.ADMIN)) {
            var browser = sessions.get(who);
            var missing = browser.get("/plan/" + unknown + "/evidence/" + unknown);
            assertThat(missing.statusCode()).isEqualTo(404);
            for (var path : List.of(
                    "/plan/" + scene.account() + "/evidence/" + unknown,
                    "/plan/" + scene.account() + "/evidence/" + evidenceElsewhere,
                    "/plan/" + scene.otherAccount() + "/evidence/" + evidence,
                    "/plan/" + unknown + "/evidence/" + evidence,
                    "/plan/" + scene.account() + "/evidence/not-an-id",
                    "/plan/not-an-id/evidence/" + evidence,
                    "/plan/" + scene.account() + "/proof/" + unknown,
                    "/plan/" + scene.otherAccount() + "/proof/" + proof,
                    "/plan/" + unknown + "/proof/" + proof,
                    "/plan/" + scene.account() + "/proof/" + evidence,
                    "/plan/" + scene.account() + "/proof/not-an-id")) {
                var answer = browser.get(path);
                assertThat(answer.statusCode()).as("%s as %s", path, who).isEqualTo(404);
                assertThat(answer.body()).as("%s as %s", path, who).isEqualTo(missing.body());
                assertThat(answer.headers().firstValue("Content-Type"))
                        .isEqualTo(missing.headers().firstValue("Content-Type"));
            }
        }
    }

    @TestFactory
    @DisplayName("Rule 24: whoever holds a link reads that one page, and every other address is shut as to a stranger")
    Stream<DynamicTest> whoeverHoldsALink() {
        var link = URI.create(scene.asChampion(
                                () -> sharing.make(scene.account(), NewShare.ofEverything(LocalDate.of(2026, 12, 14))))
                        .link())
                .getPath();
        var read = new Browser(port).get(link);
        assertThat(read.statusCode()).isEqualTo(200);
        for (var who : SCENE) {
            // a session adds nothing to what the link shows, and takes nothing away
            assertThat(timeless(sessions.get(who).get(link).body()))
                    .as("the link as %s", who)
                    .isEqualTo(timeless(read.body()));
        }
        return Stream.concat(
                        SecurityMatrixDoorsTests.ROUTES.keySet().stream()
                                .filter(route -> !route.isEmpty())
                                .map(route -> "GET /" + route.replace(":account", "{account}")),
                        SecurityMatrixDoorsTests.ENDPOINTS.keySet().stream())
                .sorted()
                .map(endpoint -> DynamicTest.dynamicTest(endpoint, () -> {
                    clock.pass(Duration.ofHours(1));
                    var viewer = new Browser(port);
                    viewer.get(link);
                    assertThat(viewer.cookie("JSESSIONID")).isEmpty();
                    var path =
                            endpoint.replaceAll(":[a-zA-Z]+", UUID.randomUUID().toString());
                    var answer = ask(viewer, path, scene.account(), evidence);
                    var stranger = ask(new Browser(port), path, scene.account(), evidence);
                    assertThat(answer.statusCode()).isEqualTo(stranger.statusCode());
                    assertThat(location(answer)).isEqualTo(location(stranger));
                    assertThat(answer.body()).doesNotContain(scene.name());
                    if (SecurityMatrixDoorsTests.ENDPOINTS.get(endpoint) == null) {
                        assertThat(location(answer)).as(endpoint).contains("/sign-in");
                    }
                }));
    }

    @TestFactory
    @DisplayName(
            "Rule 24: whoever proved an address on a link is a stranger at every other address, what they hold or not")
    Stream<DynamicTest> whoeverProvedAnAddress() {
        var chosen = NewShare.ofEverything(LocalDate.of(2026, 12, 14)).readableBy("board.example");
        var link = path(scene.asChampion(() -> sharing.make(scene.account(), chosen)));
        var other = path(scene.asChampion(() -> sharing.make(scene.account(), chosen)));
        var proof = proof(link);
        assertThat(new Browser(port).carrying(proof, "GET", link).body()).contains("Two finish lines");
        var things = things();
        return Stream.of(
                        SecurityMatrixDoorsTests.ROUTES.keySet().stream().map(route -> "GET /" + route),
                        SecurityMatrixDoorsTests.ENDPOINTS.keySet().stream(),
                        Stream.of("", "/embed", "/pdf", "/certificate", "/certificate/pdf", "/file/{hash}")
                                .map(way -> "GET " + other + way),
                        Stream.of(
                                "GET /?v-r=init&location=plan%2F" + scene.account() + "&query=",
                                "POST /?v-r=uidl&v-uiId=0",
                                "POST /?v-r=heartbeat",
                                "GET /VAADIN/push?v-r=push",
                                "GET /actuator",
                                "GET /actuator/env",
                                "GET /error"))
                .flatMap(all -> all)
                .distinct()
                .sorted()
                .map(endpoint -> DynamicTest.dynamicTest(endpoint, () -> {
                    clock.pass(Duration.ofHours(1));
                    var method = endpoint.substring(0, endpoint.indexOf(' '));
                    var path = path(endpoint);
                    for (var thing : things.entrySet()) {
                        path = path.replace(thing.getKey(), thing.getValue());
                    }
                    path = filled(path, scene.account(), evidence);
                    var answer = new Browser(port).carrying(proof, method, path);
                    var stranger = new Browser(port).carrying("merestone-reader=", method, path);

                    assertThat(answer.statusCode()).isEqualTo(stranger.statusCode());
                    assertThat(location(answer)).isEqualTo(location(stranger));
                    assertThat(answer.body())
                            .doesNotContain(scene.name())
                            .doesNotContain("Two finish lines")
                            .doesNotContain("days.csv");
                    var route = endpoint.substring("GET /".length());
                    if (SecurityMatrixDoorsTests.ROUTES.containsKey(route)) {
                        assertThat(answer.statusCode()).isEqualTo(302);
                        assertThat(location(answer)).contains("/sign-in");
                    }
                }));
    }

    /** What stands in addresses, as it is: a stranger is not kept out by asking for what is not there. */
    private Map<String, String> things() {
        var criterion = jdbc.sql("SELECT criterion_id FROM evidence WHERE id = :id")
                .param("id", evidence)
                .query(String.class)
                .single();
        return Map.of(
                ":account", scene.account().toString(),
                ":criterion", criterion,
                ":person", scene.member().toString(),
                ":sync", UUID.randomUUID().toString(),
                ":checkIn", UUID.randomUUID().toString(),
                ":segment", UUID.randomUUID().toString());
    }

    private static String path(MadeShare made) {
        return URI.create(made.link()).getPath();
    }

    /** The cookie of somebody who typed the code that was mailed to them. */
    private String proof(String link) {
        var reader = new EmailAddress("ines." + UUID.randomUUID() + "@board.example");
        var browser = new Browser(port);
        var asked = Pattern.compile("name=\"asked\" value=\"([0-9a-f-]{36})\"")
                .matcher(browser.post(link, "say", "address", "address", reader.value())
                        .body());
        assertThat(asked.find()).isTrue();
        await().atMost(Duration.ofMinutes(3)).until(() -> !postbox.to(reader).isEmpty());
        var code = postbox.to(reader).getFirst().text().substring(0, 8);
        var answer = browser.post(link, "say", "code", "asked", asked.group(1), "code", code);
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }

    /** Without the moment, and without the form's own number. */
    private static String timeless(String page) {
        return page.replaceAll("datetime=\"[^\"]*\">As at [^,]+, \\d\\d:\\d\\d", "")
                .replaceAll("name=\"form\" value=\"[^\"]*\"", "");
    }

    @TestFactory
    Stream<DynamicTest> withAnotherMethod() {
        return SecurityMatrixDoorsTests.ENDPOINTS.keySet().stream()
                .map(SecurityMatrixEndpointsTests::path)
                .distinct()
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                        if (!SecurityMatrixDoorsTests.ENDPOINTS.containsKey(method + " " + path)) {
                            for (var browser : List.of(
                                    new Browser(port),
                                    sessions.get(Relation.CHAMPION),
                                    sessions.get(Relation.LEADER))) {
                                var answer = browser.send(method, filled(path, scene.account(), evidence));
                                assertThat(answer.statusCode())
                                        .as("%s %s", method, path)
                                        .isGreaterThanOrEqualTo(300)
                                        .isLessThan(500);
                                assertThat(answer.body())
                                        .doesNotContain("Exception")
                                        .doesNotContain("app.merestone");
                            }
                        }
                    }
                }));
    }

    @Test
    void aFileIsHandedOutAsAnAttachmentThatTheBrowserNeitherGuessesAtNorRuns() {
        inert("/plan/" + scene.account() + "/evidence/" + evidence);
    }

    @Test
    void soIsAFileThatShowsWhatIsOff() {
        inert("/plan/" + scene.account() + "/proof/" + proof);
    }

    private void inert(String path) {
        var file = sessions.get(Relation.MEMBER).get(path);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo("day,reports\n2026-11-20,12\n");
        for (var answer : List.of(file, sessions.get(Relation.STRANGER).get(path))) {
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .containsExactly("sandbox; default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(answer.headers().allValues("Cross-Origin-Resource-Policy"))
                    .containsExactly("same-origin");
        }
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("days.csv");
    }

    @Test
    @DisplayName("Rule 27: the history comes whole, as an attachment of one JSON object per line")
    void theHistoryComesWholeAsAnAttachment() {
        var path = "/plan/" + scene.account() + "/history/file";
        var file = sessions.get(Relation.DEPUTY).get(path);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/x-ndjson");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"merestone-[a-z0-9-]+-history\\.jsonl\"");
        var entries = jdbc.sql("SELECT hash FROM ledger_entry WHERE account_id = :account ORDER BY sequence_number")
                .param("account", scene.account().toString())
                .query(String.class)
                .list();
        assertThat(file.body()).endsWith("}\n");
        var lines = file.body().lines().toList();
        assertThat(lines).hasSameSizeAs(entries);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i)).startsWith("{").contains("\"hash\":\"" + entries.get(i) + "\"");
        }
        for (var answer : List.of(file, sessions.get(Relation.MEMBER).get(path))) {
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .containsExactly("sandbox; default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        }
    }

    @Test
    void aFileNameCannotBreakOutOfItsHeader() {
        var piece = UUID.randomUUID().toString();
        jdbc.sql("""
                        INSERT INTO evidence (id, version, account_id, criterion_id, name, media_type, size_bytes, url,
                                              content_hash, added_by, added_at)
                        SELECT :id, version, account_id, criterion_id, :name, media_type, size_bytes, url,
                               content_hash, added_by, added_at FROM evidence WHERE id = :piece""")
                .param("id", piece)
                .param("name", "a\"; filename=\"evil.html\r\nSet-Cookie: x=1\r\n\u202Efdp.exe")
                .param("piece", evidence)
                .update();
        jdbc.sql("""
                        INSERT INTO result_evidence (result_id, evidence_id)
                        SELECT result_id, :id FROM result_evidence WHERE evidence_id = :piece""").param("id", piece).param("piece", evidence).update();

        var file = sessions.get(Relation.MEMBER).get("/plan/" + scene.account() + "/evidence/" + piece);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("x=1"));
        var header = file.headers().firstValue("Content-Disposition").orElseThrow();
        assertThat(header)
                .startsWith("attachment;")
                .doesNotContain("\u202E")
                .doesNotContain("\r")
                .doesNotContain("\n");
        // one name in quotes that nothing in it ends, and the same once more, encoded
        assertThat(header.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "…"))
                .matches("attachment; filename=…; filename\\*=UTF-8''[A-Za-z0-9%._~-]+");
        assertThat(header)
                .contains("filename*=UTF-8''")
                .contains("%22")
                .contains("%0D%0A")
                .contains("%E2%80%AE");
    }

    private HttpResponse<String> ask(Browser browser, String endpoint, AccountId account, String evidence) {
        var path = filled(path(endpoint), account, evidence);
        if (endpoint.startsWith("GET ")) {
            return browser.get(path);
        }
        return path.startsWith("/sign-in") ? browser.submit("/sign-in", path) : browser.post(path);
    }

    private static String path(String endpoint) {
        return endpoint.substring(endpoint.indexOf(' ') + 1);
    }

    private String filled(String path, AccountId account, String evidence) {
        return path.replace("{account}", account.toString())
                .replace("{evidence}", evidence)
                .replace("{proof}", proof)
                .replace("{token}", "A".repeat(43))
                .replace("{hash}", "a".repeat(64))
                .replace("{key}", "mst_" + "A".repeat(43))
                .replace("{connection}", UUID.randomUUID().toString());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private String proof(AccountId account) {
        var feed = beans.createBean(Pipeline.class).feed(scene);
        var file = scene.asMember(() -> proving.addFile(
                account, feed.sync(), "days.csv", "day,reports\n2026-11-20,12\n".getBytes(StandardCharsets.UTF_8)));
        scene.asMember(() -> disputing.dispute(
                account,
                feed.sync(),
                null,
                null,
                new Complaint(DisputeReason.RECORDS_MISSING, "All of November", "", List.of(file.id()))));
        return file.id().toString();
    }

    private String evidence(AccountId account, CriterionId criterion) {
        scene.asChampion(() -> keeping.addFile(
                account, criterion, "days.csv", "day,reports\n2026-11-20,12\n".getBytes(StandardCharsets.UTF_8)));
        return jdbc.sql("SELECT id FROM evidence WHERE account_id = :account")
                .param("account", account.toString())
                .query(String.class)
                .single();
    }

    private Optional<String> link(EmailAddress address) {
        return postbox.to(address).reversed().stream()
                .map(mail -> LINK.matcher(mail.text()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }

    private Browser signedIn(PersonId person) {
        var browser = new Browser(port);
        var address = new EmailAddress(jdbc.sql("SELECT email FROM person WHERE id = :person")
                .param("person", person.toString())
                .query(String.class)
                .single());
        browser.submit("/sign-in", "/sign-in/mail", "email", address.value());
        var link = await().atMost(Duration.ofMinutes(3))
                .until(() -> link(address), Optional::isPresent)
                .orElseThrow();
        browser.submit(link, link);
        assertThat(browser.cookie("JSESSIONID")).as("a session of %s", person).isPresent();
        return browser;
    }
}
