package app.merestone.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.agreement.CriterionId;
import app.merestone.agreement.Wording;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.EmailAddress;
import app.merestone.results.CoSigning;
import app.merestone.results.EvidenceId;
import app.merestone.results.KeepingEvidence;
import app.merestone.results.RecordingResults;
import app.merestone.results.ResultDraft;
import app.merestone.results.Signed;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.HttpTest;
import app.merestone.testing.ReadPaper;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
@DisplayName("The files of results behind a link (rules 9, 24 and 25)")
class ShareFilesTests {

    private static final LocalDate LATER = LocalDate.of(2026, 12, 14);
    private static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
            + "(KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

    /** More results than any onboarding of the demo or of the tests has. */
    private static final int FULL = 10;

    private static final List<String> WORDS = Stream.of("sharing", "results", "agreement")
            .map(name -> ResourceBundle.getBundle("i18n." + name, Locale.ROOT))
            .flatMap(bundle -> bundle.keySet().stream().sorted().map(bundle::getString))
            .flatMap(sentence -> Stream.of(sentence.split("[^a-zA-Z’]+")))
            .filter(word -> word.length() > 1)
            .toList();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    ShownAccounts shownAccounts;

    @Autowired
    SharingPlans sharing;

    @Autowired
    BrowsingShares browsing;

    @Autowired
    RecordingResults recording;

    @Autowired
    CoSigning coSigning;

    @Autowired
    KeepingEvidence keeping;

    @Autowired
    ReaderProofs proofs;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    @Value("${merestone.data}")
    Path data;

    // what the tests before counted is forgotten an hour later
    private static int tests;

    private Scene scene;
    private LinkReader reader;
    private CriterionId criterion;
    private byte[] content;
    private Signed signed;

    @BeforeEach
    void anAccountWithAResultThatAFileShows() {
        clock.reset();
        tests++;
        clock.pass(ShareLimits.WINDOW.plusMinutes(1).multipliedBy(tests));
        scene = accounts.scene();
        reader = new LinkReader(port);
        criterion = agreements.firstValueAgreed(scene).id();
        content = bytes("day,reports\n2026-11-20,12\nof," + scene.account() + "\n");
        signed = shown("October close.csv", content);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    @DisplayName("Rule 24: files stand by name, kind, size and hash, and leave inert, counted as an opening")
    void areListedAndHandedOutInert() throws Exception {
        var path = LinkReader.path(made(NewShare.ofEverything(LATER)));
        var hash = ContentHash.of(content).hex();
        assertThat(LinkReader.text(reader.get(path)))
                .contains("<a href=\"" + path + "/file/" + hash + "\"><bdi>October close.csv</bdi></a>")
                .contains("CSV table · 1 kB · SHA-256 <code>" + hash + "</code>");
        assertThat(ReadPaper.of(reader.get(path + "/pdf").body()).words())
                .contains("October close.csv · CSV table · 1 kB · SHA-256");

        var file = LinkReader.send(
                HttpRequest.newBuilder(reader.at(path + "/file/" + hash)).header("User-Agent", PHONE));

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(content);
        var headers = file.headers();
        assertThat(headers.firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(headers.firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("October%20close.csv");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Content-Security-Policy"))
                .containsExactly("sandbox; default-src 'none'; frame-ancestors 'none'");
        assertThat(headers.allValues("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.firstValue("X-Robots-Tag").orElseThrow()).contains("noindex");
        assertThat(headers.allValues("Set-Cookie")).isEmpty();
        assertThat(scene.asChampion(() -> browsing.links(scene.account(), null)).links())
                .singleElement()
                .satisfies(link -> assertThat(link.readings()).isEqualTo(1));
        var head = LinkReader.send(HttpRequest.newBuilder(reader.at(path + "/file/" + hash))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    @DisplayName(
            "Rule 24: only files of results that this link shows leave by it, and only where files may be taken away")
    void nothingElseLeaves() throws Exception {
        var hash = ContentHash.of(content).hex();
        var whole = LinkReader.path(made(NewShare.ofEverything(LATER)));
        var notTaken = LinkReader.path(made(new NewShare(EnumSet.allOf(SharePart.class), false, LATER, "", false)));
        var notTold = LinkReader.path(made(without(SharePart.FILES)));
        var noResults = LinkReader.path(made(without(SharePart.RESULTS)));
        var draft = bytes("day,reports\nnot shown to anybody\n");
        var second = agreements.agreed(scene, Agreements.wording(scene, "Branches send their figures"));
        scene.asChampion(() -> keeping.addFile(scene.account(), second.id(), "Draft.csv", draft));
        var here = scene;
        scene = accounts.scene();
        criterion = agreements.firstValueAgreed(scene).id();
        var elsewhere = bytes("day,reports\nof another account\n");
        shown("Elsewhere.csv", elsewhere);
        scene = here;
        assertThat(LinkReader.text(reader.get(notTaken)))
                .contains("October close.csv")
                .doesNotContain("/file/");
        assertThat(LinkReader.text(reader.get(notTold)))
                .doesNotContain("October close.csv")
                .doesNotContain(hash);
        assertThat(LinkReader.text(reader.get(noResults)))
                .doesNotContain("October close.csv")
                .doesNotContain(hash);
        assertThat(LinkReader.text(reader.get(whole)))
                .doesNotContain("Draft.csv")
                .doesNotContain("Elsewhere.csv");

        var unknown = reader.get("/s/" + "A".repeat(43));
        for (var path : List.of(
                notTaken + "/file/" + hash,
                notTold + "/file/" + hash,
                noResults + "/file/" + hash,
                whole + "/file/" + ContentHash.of(draft).hex(),
                whole + "/file/" + ContentHash.of(elsewhere).hex(),
                whole + "/file/" + "0".repeat(64),
                whole + "/file/" + hash.toUpperCase(java.util.Locale.ROOT),
                whole + "/file/" + hash.substring(1),
                whole + "/file/",
                "/s/" + "A".repeat(43) + "/file/" + hash)) {
            var answer = reader.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(LinkReader.text(answer)).as(path).isEqualTo(LinkReader.text(unknown));
            assertThat(LinkReader.names(answer)).as(path).isEqualTo(LinkReader.names(unknown));
        }
    }

    @Test
    @DisplayName(
            "Rule 12: when a signature is taken back, a live link hands the file out no more, and a frozen one its own")
    void aFrozenLinkHandsOutExactlyTheFilesOfItsMoment() throws Exception {
        var live = LinkReader.path(made(NewShare.ofEverything(LATER)));
        var frozen = LinkReader.path(
                made(new NewShare(EnumSet.allOf(SharePart.class), true, LATER, "", false, true, "", "")));
        var hash = ContentHash.of(content).hex();
        scene.asChampion(() -> coSigning.withdraw(scene.account(), signed.result(), "Two branches were missing."));
        assertThat(reader.get(live + "/file/" + hash).statusCode()).isEqualTo(404);
        var later = bytes("day,reports\n2026-11-21,30\n");
        shown("November close.csv", later);

        assertThat(LinkReader.text(reader.get(live))).contains("November close.csv");
        assertThat(reader.get(live + "/file/" + ContentHash.of(later).hex()).body())
                .isEqualTo(later);
        assertThat(LinkReader.text(reader.get(frozen)))
                .contains("October close.csv")
                .doesNotContain("November close.csv");
        assertThat(reader.get(frozen + "/file/" + hash).body()).isEqualTo(content);
        assertThat(reader.get(frozen + "/file/" + ContentHash.of(later).hex()).statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("Rule 9: what the vendor says that it cannot open is no evidence, so no link tells of it")
    void whatTheCoSignersSideCouldNotOpenIsNotAmongThem() throws Exception {
        var path = LinkReader.path(made(NewShare.ofEverything(LATER)));
        var file = path + "/file/" + ContentHash.of(content).hex();
        assertThat(reader.get(file).statusCode()).isEqualTo(200);
        var piece = EvidenceId.parse(jdbc.sql("SELECT id FROM evidence WHERE account_id = :account")
                .param("account", scene.account().toString())
                .query(String.class)
                .single());

        scene.asCsm(() -> keeping.cannotOpen(scene.account(), piece));

        assertThat(LinkReader.text(reader.get(path)))
                .contains("The first report ran")
                .doesNotContain("October close.csv");
        assertThat(reader.get(file).statusCode()).isEqualTo(404);
    }

    @Test
    void takenBackExpiredAndCodedLinksKeepFilesAsTheyKeepTheirPage() throws Exception {
        var way = "/file/" + ContentHash.of(content).hex();
        var revoked = made(NewShare.ofEverything(LATER));
        var open = LinkReader.path(made(NewShare.ofEverything(LATER)));
        var coded = made(NewShare.ofEverything(LATER).readableBy("board.example"));
        var other = made(NewShare.ofEverything(LATER).readableBy("board.example"));
        assertThat(reader.get(LinkReader.path(revoked) + way).statusCode()).isEqualTo(200);
        scene.asChampion(() -> sharing.revoke(scene.account(), revoked.share()));
        assertThat(reader.get(LinkReader.path(revoked) + way).statusCode())
                .as("on the next request")
                .isEqualTo(404);

        assertThat(reader.get(LinkReader.path(coded) + way).statusCode()).isEqualTo(302);
        assertThat(reader.get(LinkReader.path(coded) + way).body()).isEmpty();
        var proof = SharePage.PROOF + "="
                + proofs.issue(coded.share(), new EmailAddress("ines@board.example"), clock.instant());
        assertThat(LinkReader.send(HttpRequest.newBuilder(reader.at(LinkReader.path(coded) + way))
                                .header("Cookie", proof))
                        .body())
                .isEqualTo(content);
        assertThat(LinkReader.send(HttpRequest.newBuilder(reader.at(LinkReader.path(other) + way))
                                .header("Cookie", proof))
                        .statusCode())
                .as("another link")
                .isEqualTo(302);
        clock.pass(Duration.ofDays(40));
        assertThat(reader.get(open + way).statusCode()).isEqualTo(410);
        assertThat(LinkReader.text(reader.get(open + way))).contains("Ask Maya Chen for a new one");
    }

    @Test
    void aHostileNameStaysAName() throws Exception {
        jdbc.sql("UPDATE evidence SET name = :name WHERE account_id = :account")
                .param(
                        "name",
                        "a\"; filename=\"evil.html\r\nSet-Cookie: x=1\r\n</a><script>alert(1)</script>\u202Efdp.exe")
                .param("account", scene.account().toString())
                .update();
        var path = LinkReader.path(made(NewShare.ofEverything(LATER)));
        var page = LinkReader.text(reader.get(path));
        var file = reader.get(path + "/file/" + ContentHash.of(content).hex());

        assertThat(page).doesNotContain("<script").contains("&lt;/a&gt;&lt;script&gt;");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .doesNotContain("\r")
                .doesNotContain("\n")
                .doesNotContain("\u202E");
    }

    @Test
    void aFileThatIsMissingOrWasTouchedIsSaidToBe() throws Exception {
        var hash = ContentHash.of(content).hex();
        var path = LinkReader.path(made(NewShare.ofEverything(LATER))) + "/file/" + hash;
        var kept = data.resolve("evidence").resolve(hash.substring(0, 2)).resolve(hash);
        Files.write(kept, bytes("something else"));
        var touched = reader.get(path);
        Files.delete(kept);
        var missing = reader.get(path);

        for (var answer : List.of(touched, missing)) {
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(LinkReader.text(answer)).contains("October close.csv").doesNotContain("something else");
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        }
    }

    @Test
    void whoTakesVeryManyIsAskedToComeBackLaterAndReadsOn() throws Exception {
        var path = LinkReader.path(made(NewShare.ofEverything(LATER)));
        var file = path + "/file/" + ContentHash.of(content).hex();
        for (int i = 0; i < ShareLimits.FILES_PER_CLIENT; i++) {
            assertThat(reader.get(file).statusCode()).isEqualTo(200);
        }
        var tooMany = reader.get(file);

        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValue("Retry-After")).contains("3600");
        assertThat(LinkReader.text(tooMany)).contains("No more files leave for now");
        assertThat(reader.get(path).statusCode()).isEqualTo(200);
        clock.pass(ShareLimits.WINDOW);
        assertThat(reader.get(file).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("A full account, every text as long as it may be, weighs at most 30 kB over the wire")
    void theFullestPageWeighsAtMostThirtyKilobytes() throws Exception {
        var chance = new Random(25);
        for (int n = 2; n <= FULL; n++) {
            criterion = agreements
                    .agreed(scene, Agreements.wording(scene, prose(chance, Wording.LONGEST_STATEMENT)))
                    .id();
            var files = new LinkedHashMap<String, byte[]>();
            for (int file = 1; file <= 3; file++) {
                files.put(prose(chance, 110).replaceAll("[^a-zA-Z ]", "") + ".csv", bytes("day,n\n" + n + "," + file));
            }
            shown(prose(chance, ResultDraft.LONGEST_WHAT), files);
        }
        shownAccounts.nextMilestone(scene, LocalDate.of(2027, 1, 31));
        shownAccounts.finishTasks(scene);
        shownAccounts.closed(scene);
        var chosen = new NewShare(
                EnumSet.allOf(SharePart.class),
                false,
                LATER,
                prose(chance, Share.LONGEST_NOTE),
                true,
                true,
                "",
                "https://intranet.customer.example");
        var path = LinkReader.path(made(chosen));

        var page = LinkReader.text(reader.get(path));
        assertThat(page.split("class=\"share-what\"", -1)).as("results told").hasSize(FULL + 1);
        assertThat(page.split("/file/", -1)).as("files told").hasSize(1 + 1 + 3 * (FULL - 1));
        assertThat(page).contains("/certificate\"");
        for (var address : List.of(path, path + "/embed", path + "/certificate")) {
            var zipped =
                    LinkReader.send(HttpRequest.newBuilder(reader.at(address)).header("Accept-Encoding", "gzip"));
            assertThat(zipped.statusCode()).as(address).isEqualTo(200);
            assertThat(zipped.headers().allValues("Content-Encoding")).containsExactly("gzip");
            assertThat(zipped.body().length).as(address).isLessThan(30_000);
        }
    }

    /** Sentences such as people write: the portal's own words in another order, so that nothing repeats for long. */
    private static String prose(Random chance, int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(WORDS.get(chance.nextInt(WORDS.size()))).append(' ');
        }
        return text.substring(0, length).strip();
    }

    /** Records what this file shows, and lets the CSM open and co-sign it. */
    private Signed shown(String name, byte[] bytes) {
        return shown("The first report ran without anybody’s help", Map.of(name, bytes));
    }

    private Signed shown(String what, Map<String, byte[]> files) {
        var account = scene.account();
        var draft = new ResultDraft(
                what, ShownAccounts.OBSERVED, BigDecimal.TEN, Set.of(scene.member()), "Ann from finance", "Leeds");
        var recorded = scene.asChampion(() -> {
            var version = new AtomicInteger();
            files.forEach((name, bytes) ->
                    version.set(keeping.addFile(account, criterion, name, bytes).version()));
            var kept = recording.keep(account, criterion, draft, version.get());
            return recording.record(account, criterion, kept.version());
        });
        return scene.asCsm(() -> {
            jdbc.sql(
                            "SELECT id FROM evidence WHERE account_id = :account AND url IS NULL AND criterion_id = :criterion")
                    .param("account", account.toString())
                    .param("criterion", criterion.toString())
                    .query(String.class)
                    .list()
                    .forEach(piece -> keeping.opened(account, EvidenceId.parse(piece)));
            return coSigning.coSign(account, recorded.result(), recorded.content());
        });
    }

    private static NewShare without(SharePart part) {
        return new NewShare(EnumSet.complementOf(EnumSet.of(part)), false, LATER, "", false, true, "", "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private MadeShare made(NewShare chosen) {
        return scene.asChampion(() -> sharing.make(scene.account(), chosen));
    }
}
