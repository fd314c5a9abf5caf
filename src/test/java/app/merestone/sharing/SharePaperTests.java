package app.merestone.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.agreement.Measure;
import app.merestone.agreement.Wording;
import app.merestone.agreement.WritingNotes;
import app.merestone.checkins.ArrangingCheckIns;
import app.merestone.datasync.Pipeline;
import app.merestone.enablement.InternalTasks;
import app.merestone.kernel.EmailAddress;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.HttpTest;
import app.merestone.testing.ReadPaper;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("The page behind a link as a file (rule 25)")
class SharePaperTests {

    private static final LocalDate LATER = LocalDate.of(2026, 12, 14);
    private static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
            + "(KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    ShownAccounts shown;

    @Autowired
    SharingPlans sharing;

    @Autowired
    BrowsingShares browsing;

    @Autowired
    PrintingShares printing;

    @Autowired
    ReaderProofs proofs;

    @Autowired
    InternalTasks tasks;

    @Autowired
    ArrangingCheckIns arranging;

    @Autowired
    WritingNotes writing;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    private Scene scene;
    private LinkReader reader;

    @BeforeEach
    void anAccountWithAResult() {
        clock.reset();
        scene = accounts.scene();
        reader = new LinkReader(port);
        shown.firstResultShown(scene);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void isOneTaggedPageThatSaysWhatThePageSays(CapturedOutput output) throws Exception {
        var path = LinkReader.path(made(NewShare.ofEverything(LATER)));
        var answer = reader.get(path + "/pdf");
        var read = ReadPaper.of(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(read.pages()).isEqualTo(1);
        assertThat(read.language()).isEqualTo("en-GB");
        assertThat(read.title()).isEqualTo(scene.name() + ", with Fenwick Systems: progress");
        assertThat(read.words())
                .containsSubsequence(
                        scene.name() + ", with Fenwick Systems",
                        scene.name() + " has shown",
                        "As at 22 Nov 2026",
                        "Two finish lines",
                        "Set-up, by Fenwick Systems",
                        "Results, by " + scene.name(),
                        "Shown, co-signed",
                        "The first report ran without anybody’s help",
                        "Signed by Maya Chen",
                        "co-signed by Hanna Weiss for Fenwick Systems",
                        "SHA-256",
                        "What comes next",
                        "All our branches report on their own",
                        "Maya Chen shares this page until 14 Dec 2026.",
                        "This file stays as it is; the page may have moved on. Ask Maya Chen.");
        assertThat(read.tags()).containsSubsequence("H1", "H2", "Figure", "H2", "L", "LI", "LBody");
        assertThat(read.alternatives()).anyMatch(said -> said.startsWith("Two finish lines at 22 Nov 2026."));

        var headers = answer.headers();
        assertThat(headers.allValues("Content-Type")).containsExactly("application/pdf");
        assertThat(headers.allValues("Content-Disposition")).containsExactly("attachment; filename=\"progress.pdf\"");
        assertThat(headers.allValues("Set-Cookie")).isEmpty();
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
        var page = reader.get(path);
        for (var same : List.of(
                "X-Robots-Tag",
                "Referrer-Policy",
                "Content-Security-Policy",
                "X-Content-Type-Options",
                "X-Frame-Options")) {
            assertThat(headers.allValues(same))
                    .as(same)
                    .isNotEmpty()
                    .isEqualTo(page.headers().allValues(same));
        }
        assertThat(output.getAll()).doesNotContain(path.substring(3));
        assertThat(everything(answer.body())).doesNotContain(path.substring(3));
        assertThat(LinkReader.text(page)).contains("href=\"" + path + "/pdf\"");
    }

    @Test
    void theSameContentIsPrintedOnce() throws Exception {
        var path = LinkReader.path(made(NewShare.ofEverything(LATER)));

        // a file says when it was made and has a number of its own: printed twice, it would be another one
        assertThat(reader.get(path + "/pdf").body())
                .isEqualTo(reader.get(path + "/pdf").body());
    }

    @Test
    void whereTheChampionAllowsNoFileThereIsNone() throws Exception {
        var without = LinkReader.path(made(new NewShare(EnumSet.allOf(SharePart.class), false, LATER, "", false)));
        var revoked = made(NewShare.ofEverything(LATER));
        scene.asChampion(() -> sharing.revoke(scene.account(), revoked.share()));
        var unknown = reader.get("/s/" + "A".repeat(43));

        assertThat(reader.get(without).statusCode()).isEqualTo(200);
        assertThat(LinkReader.text(reader.get(without))).doesNotContain("/pdf");
        for (var path : List.of(
                without + "/pdf",
                LinkReader.path(revoked) + "/pdf",
                "/s/" + "A".repeat(43) + "/pdf",
                "/s/none/pdf",
                "/s/pdf",
                "/s/" + "A".repeat(5_000) + "/pdf",
                without + "/pdf/",
                without + "/pdf/more")) {
            var answer = reader.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(LinkReader.text(answer)).as(path).isEqualTo(LinkReader.text(unknown));
            assertThat(LinkReader.names(answer)).as(path).isEqualTo(LinkReader.names(unknown));
        }
    }

    @Test
    void anExpiredOneSaysWhomToAskAndHandsNothingOut() throws Exception {
        var path = LinkReader.path(made(NewShare.ofEverything(LATER)));
        clock.pass(Duration.ofDays(40));
        var answer = reader.get(path + "/pdf");

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(LinkReader.text(answer))
                .contains("This link ended on 14 Dec 2026")
                .doesNotContain("Harbour");
    }

    @Test
    void whoeverHasToProveAnAddressDoesSoOnThePageFirst() throws Exception {
        var made = made(NewShare.ofEverything(LATER).readableBy("board.example"));
        var answer = reader.get(LinkReader.path(made) + "/pdf");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(LinkReader.path(made));
        assertThat(answer.body()).isEmpty();
        var proof = proofs.issue(made.share(), new EmailAddress("ines@board.example"), clock.instant());
        var proven = LinkReader.send(HttpRequest.newBuilder(reader.at(LinkReader.path(made) + "/pdf"))
                .header("Cookie", SharePage.PROOF + "=" + proof));
        assertThat(ReadPaper.of(proven.body()).words()).contains(scene.name() + " has shown");
        var elsewhere = made(NewShare.ofEverything(LATER).readableBy("board.example"));
        assertThat(LinkReader.send(HttpRequest.newBuilder(reader.at(LinkReader.path(elsewhere) + "/pdf"))
                                .header("Cookie", SharePage.PROOF + "=" + proof))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    @DisplayName("Rule 24: taking the file is an opening, asking for its headers is none")
    void takingItIsAnOpening() throws Exception {
        var path = LinkReader.path(made(NewShare.ofEverything(LATER)));
        for (var method : List.of("HEAD", "GET")) {
            var answer = LinkReader.send(HttpRequest.newBuilder(reader.at(path + "/pdf"))
                    .header("User-Agent", PHONE)
                    .method(method, HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body().length == 0).isEqualTo(method.equals("HEAD"));
        }

        assertThat(scene.asChampion(() -> browsing.links(scene.account(), null)).links())
                .singleElement()
                .satisfies(link -> assertThat(link.readings()).isEqualTo(1));
    }

    @Test
    @DisplayName("Rule 25: what is internal is on the vendor's page, and never on a share's paper or its errors")
    void nothingInternalGetsOntoPaper() throws Exception {
        var account = scene.account();
        scene.asCsm(() -> tasks.add(account, "Canary task of ours"));
        var idle = scene.asCsm(() -> tasks.add(account, "Canary task not needed"));
        scene.asCsm(() -> tasks.notNeeded(account, idle, "Canary reason of ours"));
        scene.asCsm(() -> arranging.arrange(account, "Canary check-in", LATER, scene.csm(), "Canary blocker"));
        var first = agreements.agreed(scene, Agreements.wording(scene, "Branches send their figures on their own"));
        scene.asMember(() -> writing.write(account, first.id(), "Canary note"));
        var pipeline = beans.createBean(Pipeline.class);
        pipeline.complete(pipeline.feed(scene), 4_812_377);
        assertThat(scene.asCsm(() -> tasks.list(account)).toString())
                .contains("Canary task of ours")
                .contains("Canary reason of ours");

        var live = LinkReader.path(made(NewShare.ofEverything(LATER)));
        var frozen = LinkReader.path(
                made(new NewShare(EnumSet.allOf(SharePart.class), true, LATER, "", true, true, "", "")));
        var papers = new ArrayList<String>();
        papers.add(everything(reader.get(live + "/pdf").body()));
        papers.add(everything(reader.get(frozen + "/pdf").body()));
        papers.add(everything(scene.asChampion(
                () -> printing.preview(account, NewShare.ofEverything(LATER)).orElseThrow())));
        assertThat(papers).allMatch(paper -> paper.contains("Branches send their figures on their own"));
        clock.pass(Duration.ofDays(60));
        papers.add(LinkReader.text(reader.get(live + "/pdf")));

        assertThat(papers).allSatisfy(paper -> assertThat(paper)
                .doesNotContain("Canary")
                .doesNotContain("4812377")
                .doesNotContain("4,812,377")
                .doesNotContain("Northgate")
                .doesNotContain("@customer.example")
                .doesNotContain("@fenwick.example")
                .doesNotContain(account.toString()));
    }

    @Test
    void whatTheChampionLeavesOutIsNotThere() throws Exception {
        var paper = everything(reader.get(LinkReader.path(made(
                                new NewShare(EnumSet.noneOf(SharePart.class), false, LATER, "", false, true, "", "")))
                        + "/pdf")
                .body());

        assertThat(paper)
                .contains("has shown")
                .doesNotContain("The first report ran")
                .doesNotContain("All our branches")
                .doesNotContain("Hanna Weiss");
    }

    @Test
    void hostileRightToLeftAndEndlessTextIsTextAndNothingElse() throws Exception {
        var wide = "ו".repeat(20) + "🗿".repeat(10) + "Ж".repeat(110);
        agreements.agreed(scene, wording("<script>alert(1)</script> \"><img src=x onerror=alert(1)>"));
        agreements.agreed(scene, wording(wide));
        agreements.agreed(scene, wording("הצוות שלנו מריץ את הדוח לבד 🎯"));
        jdbc.sql("UPDATE account SET name = :name WHERE id = :account")
                .param("name", "</style><script>alert(2)</script> {0} ${7*7} 'quoted'")
                .param("account", scene.account().toString())
                .update();
        var file = reader.get(LinkReader.path(made(new NewShare(
                        EnumSet.allOf(SharePart.class),
                        false,
                        LATER,
                        "</blockquote><svg onload=alert(3)>\nשלום",
                        false,
                        true,
                        "",
                        "")))
                + "/pdf");
        var read = ReadPaper.of(file.body());

        assertThat(read.pages()).isEqualTo(1);
        assertThat(read.words())
                .contains("<script>alert(1)</script> \"><img src=x onerror=alert(1)>")
                .contains("</style><script>alert(2)</script> {0} ${7*7} 'quoted'")
                .contains("<svg onload=alert(3)>")
                .contains("הצוות שלנו מריץ את הדוח לבד");
        // whoever takes text out again turns the two halves of an emoji around; its typeface is there
        assertThat(read.fonts()).contains("NotoSansHebrew-Regular", "NotoEmoji-Regular");
        // it starts at the right, so where its lines break is told from the left here
        assertThat(read.text().chars().filter(letter -> letter == 'Ж').count()).isEqualTo(110);
        assertThat(everything(file.body())).doesNotContain("/JavaScript", "/JS", "/Launch", "/EmbeddedFile");
    }

    /** All that is in a file, where a reader looks and where none does: its text, and the whole file unpacked. */
    private static String everything(byte[] file) throws IOException {
        var read = ReadPaper.of(file);
        var all = new StringBuilder(read.words() + "\n" + read.title() + "\n" + read.alternatives());
        try (var document = Loader.loadPDF(file)) {
            all.append(document.getDocumentInformation().getSubject());
            all.append(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8));
            for (var key : document.getDocument().getXrefTable().keySet()) {
                all.append('\n')
                        .append(document.getDocument().getObjectFromPool(key).getObject());
            }
        }
        return all.toString();
    }

    private Wording wording(String statement) {
        return new Wording(statement, "", "", Measure.happenedOnce(), scene.member(), Agreements.DUE, true, false, "");
    }

    private MadeShare made(NewShare chosen) {
        return scene.asChampion(() -> sharing.make(scene.account(), chosen));
    }
}
