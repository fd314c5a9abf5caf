package app.merestone.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.agreement.BrowsingCriteria;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.WritingNotes;
import app.merestone.checkins.ArrangingCheckIns;
import app.merestone.checkins.BrowsingCheckIns;
import app.merestone.checkins.CompletingCheckIns;
import app.merestone.closing.BrowsingClosing;
import app.merestone.closing.ReportingLapse;
import app.merestone.enablement.InternalTasks;
import app.merestone.kernel.EmailAddress;
import app.merestone.ledger.Ledger;
import app.merestone.results.BrowsingResults;
import app.merestone.results.CoSigning;
import app.merestone.results.EvidenceId;
import app.merestone.results.KeepingEvidence;
import app.merestone.results.RecordingResults;
import app.merestone.results.ResultDraft;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.HttpTest;
import app.merestone.testing.ReadPaper;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestPostbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.apache.pdfbox.Loader;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
@DisplayName("The closing certificate behind a link (rules 14, 24 and 25)")
class ShareCertificateTests {

    private static final LocalDate LATER = LocalDate.of(2026, 12, 14);

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
    HearingReaders hearing;

    @Autowired
    Ledger ledger;

    @Autowired
    BrowsingClosing closings;

    @Autowired
    ReportingLapse reporting;

    @Autowired
    InternalTasks tasks;

    @Autowired
    ArrangingCheckIns arranging;

    @Autowired
    CompletingCheckIns completing;

    @Autowired
    BrowsingCheckIns checkIns;

    @Autowired
    WritingNotes writing;

    @Autowired
    BrowsingCriteria criteria;

    @Autowired
    RecordingResults recording;

    @Autowired
    CoSigning coSigning;

    @Autowired
    KeepingEvidence keeping;

    @Autowired
    BrowsingResults results;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    private Scene scene;
    private LinkReader reader;

    @BeforeEach
    void anAccount() {
        clock.reset();
        scene = accounts.scene();
        reader = new LinkReader(port);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    @DisplayName("Rule 24: a link that follows the plan shows the certificate once both have closed, and not before")
    void isThereOnceBothHaveClosed() throws Exception {
        var first = shown.firstResultShown(scene);
        var path = LinkReader.path(made(NewShare.ofEverything(LATER)));
        var unknown = LinkReader.text(reader.get("/s/" + "A".repeat(43)));
        assertThat(LinkReader.text(reader.get(path)))
                .doesNotContain("The certificate")
                .doesNotContain("/certificate");
        for (var way : List.of("/certificate", "/certificate/pdf")) {
            assertThat(reader.get(path + way).statusCode()).isEqualTo(404);
            assertThat(LinkReader.text(reader.get(path + way))).isEqualTo(unknown);
        }

        shown.closed(scene);

        var certificate = scene.asChampion(() -> closings.certificate(scene.account()));
        var page = LinkReader.text(reader.get(path));
        assertThat(page)
                .contains("Certificate " + certificate.number() + ", closed by both on 22 Nov 2026")
                .contains("Signed by Maya Chen. Champion, " + scene.name().replace("&", "&amp;"))
                .contains("Signed by Hanna Weiss. CSM, Fenwick Systems.")
                .contains("UTC")
                .contains(certificate.hash().hex())
                .contains("/verify\"")
                .contains("href=\"" + path + "/certificate\"");
        assertThat(onTheWire(page)).isLessThan(30_000);
        var sheet = reader.get(path + "/certificate");
        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(LinkReader.text(sheet))
                .contains("<h1")
                .contains("Record of a closed onboarding")
                .contains(first.statement())
                .contains("The first report ran without help.")
                .contains("All our branches report on their own")
                .contains("href=\"" + path + "/certificate/pdf\"")
                .doesNotContain("<script")
                .doesNotContain("<form");
        assertThat(onTheWire(LinkReader.text(sheet))).isLessThan(30_000);
        for (var same : List.of("Content-Security-Policy", "Cache-Control", "X-Robots-Tag", "Referrer-Policy")) {
            assertThat(sheet.headers().allValues(same))
                    .as(same)
                    .isNotEmpty()
                    .isEqualTo(reader.get(path).headers().allValues(same));
        }
        assertThat(sheet.headers().allValues("Set-Cookie")).isEmpty();

        var file = reader.get(path + "/certificate/pdf");
        assertThat(file.headers().allValues("Content-Type")).containsExactly("application/pdf");
        assertThat(file.headers().allValues("Content-Disposition"))
                .containsExactly("attachment; filename=\"certificate.pdf\"");
        assertThat(file.headers().allValues("Cache-Control")).containsExactly("no-store");
        var read = ReadPaper.of(file.body());
        assertThat(read.pages()).isEqualTo(1);
        assertThat(read.words())
                .contains("Maya Chen signed")
                .contains("Hanna Weiss co-signed")
                .contains("The first report ran without help.");
        assertThat(read.words().replace(" ", "")).contains(certificate.hash().hex());
        assertThat(everything(file.body())).doesNotContain(path.substring(3));
        var paper = ReadPaper.of(reader.get(path + "/pdf").body());
        assertThat(paper.pages()).isEqualTo(1);
        assertThat(paper.words())
                .contains("Certificate " + certificate.number())
                .contains(certificate.hash().hex());
        assertThat(scene.asChampion(() -> browsing.links(scene.account(), null)).links())
                .as("reading it is an opening")
                .singleElement()
                .satisfies(link -> assertThat(link.machines()).isPositive());
    }

    @Test
    @DisplayName("Rule 24: reading the certificate is an opening, and so is taking it away")
    void readingItAndTakingItAreOpenings() throws Exception {
        shown.closedByBoth(scene);
        var path = LinkReader.path(made(NewShare.ofEverything(LATER)));
        for (int openings = 1; openings <= 2; openings++) {
            reader.get(path + (openings == 1 ? "/certificate" : "/certificate/pdf"));
            assertThat(scene.asChampion(() -> browsing.links(scene.account(), null))
                            .links())
                    .extracting(SharesOfAccount.Link::machines)
                    .containsExactly(openings);
        }
    }

    @Test
    @DisplayName("Rule 15: a frozen link shows what both had signed at its moment, or nothing")
    void aFrozenOneShowsNothingElseThanWhatWasSignedThen() throws Exception {
        shown.closedByBoth(scene);
        var share = made(new NewShare(EnumSet.allOf(SharePart.class), true, LATER, "", false, true, "", ""));
        assertThat(reader.get(LinkReader.path(share) + "/certificate").statusCode())
                .isEqualTo(200);
        var signed = scene.asChampion(() -> closings.certificate(scene.account()))
                .hash()
                .hex();

        jdbc.sql("UPDATE plan_share SET frozen = REPLACE(frozen, :signed, :other) WHERE id = :share")
                .param("signed", signed)
                .param("other", "0".repeat(64))
                .param("share", share.share().toString())
                .update();

        assertThat(reader.get(LinkReader.path(share) + "/certificate").statusCode())
                .isEqualTo(404);
        assertThat(reader.get(LinkReader.path(share) + "/certificate/pdf").statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("Rule 24: the preview shows of the certificate what the page will")
    void thePreviewIsExact() throws Exception {
        shown.closedByBoth(scene);
        var number =
                scene.asChampion(() -> closings.certificate(scene.account())).number();
        var with = NewShare.ofEverything(LATER);
        var without = new NewShare(
                EnumSet.complementOf(EnumSet.of(SharePart.CERTIFICATE)), false, LATER, "", false, true, "", "");

        assertThat(scene.asChampion(() -> browsing.preview(scene.account(), with))
                        .plan()
                        .certificate())
                .isEqualTo(number);
        assertThat(scene.asChampion(() -> browsing.preview(scene.account(), without))
                        .plan()
                        .certificate())
                .isNull();
        assertThat(LinkReader.text(reader.get(LinkReader.path(made(with))))).contains(number);
        var path = LinkReader.path(made(without));
        assertThat(LinkReader.text(reader.get(path)))
                .contains("Closed by both on 22 Nov 2026.")
                .doesNotContain(number)
                .doesNotContain("/certificate");
        assertThat(reader.get(path + "/certificate").statusCode()).isEqualTo(404);
        assertThat(reader.get(path + "/certificate/pdf").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "Rule 24: where the champion leaves the numbers out, they are out of the certificate behind the link, too")
    void numbersStandOnItWhereTheyAreTold() throws Exception {
        shown.closedByBoth(scene);
        var with = LinkReader.path(made(NewShare.ofEverything(LATER)));
        var without = LinkReader.path(made(new NewShare(
                EnumSet.of(SharePart.RESULTS, SharePart.CERTIFICATE), false, LATER, "", false, true, "", "")));

        assertThat(LinkReader.text(reader.get(with + "/certificate")))
                .contains("(the aim was ", "Confirmed with a number");
        assertThat(everything(reader.get(with + "/certificate/pdf").body())).contains("(the aim was ");
        for (var told : List.of(
                LinkReader.text(reader.get(without)),
                LinkReader.text(reader.get(without + "/certificate")),
                everything(reader.get(without + "/certificate/pdf").body()))) {
            assertThat(told).contains("Confirmed with a number").doesNotContain("(the aim was ");
        }
    }

    @Test
    void whereNothingMayBeTakenAwayItIsReadAndNotHandedOut() throws Exception {
        shown.closedByBoth(scene);
        var path = LinkReader.path(made(new NewShare(EnumSet.allOf(SharePart.class), false, LATER, "", false)));

        assertThat(LinkReader.text(reader.get(path + "/certificate")))
                .contains("Record of a closed onboarding")
                .doesNotContain("/certificate/pdf");
        assertThat(reader.get(path + "/certificate/pdf").statusCode()).isEqualTo(404);
        assertThat(LinkReader.text(reader.get(path + "/certificate/pdf")))
                .isEqualTo(LinkReader.text(reader.get("/s/" + "A".repeat(43))));
    }

    @Test
    @DisplayName(
            "Rule 15: a frozen link shows the certificate with what had been reported by its moment, a live one with all")
    void aFrozenOneShowsItAsItWas() throws Exception {
        var first = shown.firstResultShown(scene);
        var frozen = new NewShare(EnumSet.allOf(SharePart.class), true, LATER, "", false, true, "", "");
        var before = LinkReader.path(made(frozen));
        shown.closed(scene);
        var after = LinkReader.path(made(frozen));
        var live = LinkReader.path(made(NewShare.ofEverything(LATER)));
        clock.pass(Duration.ofHours(1));
        scene.asMember(() -> reporting.report(scene.account(), first.id(), "It is done by hand again."));

        assertThat(reader.get(before + "/certificate").statusCode()).isEqualTo(404);
        assertThat(LinkReader.text(reader.get(before))).doesNotContain("The certificate");
        assertThat(LinkReader.text(reader.get(after + "/certificate")))
                .contains("Record of a closed onboarding")
                .doesNotContain("by hand again");
        assertThat(ReadPaper.of(reader.get(after + "/certificate/pdf").body()).words())
                .doesNotContain("by hand again");
        assertThat(LinkReader.text(reader.get(live + "/certificate"))).contains("It is done by hand again.");
        assertThat(ReadPaper.of(reader.get(live + "/certificate/pdf").body()).words())
                .contains("It is done by hand again.");
    }

    @Test
    void takenBackExpiredAndCodedLinksKeepItAsTheyKeepTheirPage() throws Exception {
        shown.closedByBoth(scene);
        var revoked = made(NewShare.ofEverything(LATER));
        var path = LinkReader.path(made(NewShare.ofEverything(LATER)));
        var coded = LinkReader.path(made(NewShare.ofEverything(LATER).readableBy("board.example")));
        assertThat(reader.get(LinkReader.path(revoked) + "/certificate").statusCode())
                .isEqualTo(200);
        scene.asChampion(() -> sharing.revoke(scene.account(), revoked.share()));
        for (var way : List.of("/certificate", "/certificate/pdf")) {
            assertThat(reader.get(LinkReader.path(revoked) + way).statusCode()).isEqualTo(404);
            assertThat(reader.get(coded + way).statusCode()).isEqualTo(302);
            assertThat(reader.get(coded + way).body()).isEmpty();
        }
        clock.pass(Duration.ofDays(40));
        for (var way : List.of("/certificate", "/certificate/pdf")) {
            assertThat(reader.get(path + way).statusCode()).isEqualTo(410);
            assertThat(LinkReader.text(reader.get(path + way)))
                    .contains("Ask Maya Chen for a new one")
                    .doesNotContain("Record of");
        }
    }

    @Test
    @DisplayName(
            "Rule 25: what is internal is on the vendor’s pages, and on nothing that leaves by a link, the certificate included")
    void nothingInternalGetsOut() throws Exception {
        var account = scene.account();
        var first = agreements.firstValueAgreed(scene).id();
        var seen = canaries(first);
        var hiding = new NewShare(
                        EnumSet.complementOf(EnumSet.of(SharePart.FILES)), false, LATER, "", true, true, "", "")
                .framedBy("https://intranet.customer.example")
                .madeFor("Kestrel, our CFO");
        assertThat(seen)
                .as("what the vendor's pages show")
                .contains("Canary task of ours")
                .contains("Canary reason of ours")
                .contains("Canary check-in")
                .contains("Canary blocker")
                .contains("Canary outcome")
                .contains("Canary note")
                .contains("Canary question of ours")
                .contains("Canary file.csv")
                .contains("Canary withdrawal");

        var live = LinkReader.path(made(hiding));
        var frozen = LinkReader.path(
                made(new NewShare(hiding.parts(), true, LATER, "", false, true, "", "").madeFor("Kestrel, our CFO")));
        var coded = LinkReader.path(made(hiding.readableBy("board.example")));
        var out = new ArrayList<String>();
        for (var path : List.of(live, frozen)) {
            out.add(LinkReader.text(reader.get(path)));
            out.add(LinkReader.text(reader.get(path + "/certificate")));
            out.add(everything(reader.get(path + "/certificate/pdf").body()));
            out.add(everything(reader.get(path + "/pdf").body()));
        }
        assertThat(out).allMatch(each -> each.contains("The first report ran without"));
        out.add(LinkReader.text(reader.get(live + "/embed")));
        out.add(LinkReader.text(reader.get(coded)));
        out.add(LinkReader.text(reader.get(coded + "/embed")));
        out.add(LinkReader.text(post(coded, "say=address&address=ines%40board.example")));
        out.add(LinkReader.text(post(live, "say=nonsense")));
        out.add(LinkReader.text(reader.get(live + "/file/" + "a".repeat(64))));
        out.add(LinkReader.text(reader.get("/s/" + "A".repeat(43) + "/certificate")));
        var form = Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(LinkReader.text(reader.get(live)));
        assertThat(form.find()).isTrue();
        post(live, "say=question&words=Why&form=" + URLEncoder.encode(form.group(1), StandardCharsets.UTF_8));
        var toChampion =
                mailTo("SELECT email FROM person WHERE id = '" + scene.champion() + "'", "progress that you share");
        out.add(toChampion.replace("Kestrel, our CFO", "whom the champion knows"));
        assertThat(List.of(
                        toChampion,
                        scene.asChampion(() -> browsing.links(account, null)).toString(),
                        scene.asChampion(() -> hearing.said(account, null)).toString()))
                .as("the name of a link is its champion's to read")
                .allMatch(each -> each.contains("Kestrel, our CFO"));
        var said = scene.asChampion(() -> hearing.said(account, null)).answers().getFirst();
        scene.asChampion(() -> hearing.passOn(account, said.id()));
        assertThat(List.of(
                        scene.asCsm(() -> hearing.passedOn(account, null)).answers(),
                        scene.asCsm(() -> browsing.linksThatTheVendorMaySee(account, null))
                                .links(),
                        ledger.page(account, Long.MAX_VALUE, 100)))
                .as("and neither the vendor's nor the history's")
                .allSatisfy(each -> assertThat(each).isNotEmpty())
                .noneMatch(each -> each.toString().contains("Kestrel"));
        clock.pass(Duration.ofDays(60));
        for (var way : List.of("", "/certificate", "/certificate/pdf", "/pdf", "/embed")) {
            out.add(LinkReader.text(reader.get(live + way)));
        }

        assertThat(out).allSatisfy(each -> assertThat(each)
                .doesNotContain("Canary")
                .doesNotContain("Kestrel")
                .doesNotContain("Northgate")
                .doesNotContain("@customer.example\"")
                .doesNotContain("@fenwick.example")
                .doesNotContain(first.toString()));
        assertThat(out.subList(0, out.size() - 6))
                .allSatisfy(each -> assertThat(each).doesNotContain(account.toString()));
    }

    /** Puts a bird into every field that is not for a reader, closes, and tells what the vendor sees of them. */
    private String canaries(CriterionId first) {
        var account = scene.account();
        var vendor = new StringBuilder();
        var file = scene.asChampion(() -> keeping.addFile(
                account, first, "Canary file.csv", "day,reports\n2026-11-20,12\n".getBytes(StandardCharsets.UTF_8)));
        var recorded = scene.asChampion(() -> {
            var kept = recording.keep(account, first, draft(), file.version());
            return recording.record(account, first, kept.version());
        });
        scene.asCsm(
                () -> coSigning.askForMore(account, recorded.result(), recorded.content(), "Canary question of ours"));
        vendor.append(scene.asCsm(() -> results.result(account, first)));
        var again = scene.asChampion(() -> {
            var kept = recording.keep(account, first, draft(), null);
            return recording.record(account, first, kept.version());
        });
        var piece = EvidenceId.parse(jdbc.sql("SELECT id FROM evidence WHERE account_id = :account")
                .param("account", account.toString())
                .query(String.class)
                .single());
        scene.asCsm(() -> {
            keeping.opened(account, piece);
            coSigning.coSign(account, again.result(), again.content());
            coSigning.withdraw(account, again.result(), "Canary withdrawal");
        });
        vendor.append(scene.asCsm(() -> results.result(account, first)));
        scene.asCsm(() -> coSigning.coSign(account, again.result(), again.content()));
        shown.nextMilestone(scene, LocalDate.of(2027, 1, 31));
        shown.finishTasks(scene);
        var task = scene.asCsm(() -> tasks.add(account, "Canary task of ours"));
        scene.asCsm(() -> tasks.tick(account, task));
        var idle = scene.asCsm(() -> tasks.add(account, "Canary task not needed"));
        scene.asCsm(() -> tasks.notNeeded(account, idle, "Canary reason of ours"));
        vendor.append(scene.asCsm(() -> tasks.list(account)));
        var checkIn =
                scene.asCsm(() -> arranging.arrange(account, "Canary check-in", LATER, scene.csm(), "Canary blocker"));
        scene.asCsm(() -> completing.done(account, checkIn, "Canary outcome"));
        vendor.append(scene.asCsm(() -> checkIns.done(account)));
        scene.asMember(() -> writing.write(account, first, "Canary note"));
        vendor.append(scene.asCsm(() -> criteria.notes(account, first, null)));
        shown.closed(scene);
        return vendor.toString();
    }

    private ResultDraft draft() {
        return new ResultDraft(
                "The first report ran without anybody’s help",
                ShownAccounts.OBSERVED,
                BigDecimal.TEN,
                Set.of(scene.member()),
                "Canary colleague",
                "Canary place");
    }

    private String mailTo(String query, String about) {
        var address = new EmailAddress(jdbc.sql(query).query(String.class).single());
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> postbox.to(address).stream()
                .anyMatch(mail -> mail.subject().contains(about)));
        return postbox.to(address).stream()
                .filter(mail -> mail.subject().contains(about))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static int onTheWire(String page) throws IOException {
        var wire = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(wire)) {
            zip.write(page.getBytes(StandardCharsets.UTF_8));
        }
        return wire.size();
    }

    /** All that is in a file, where a reader looks and where none does. */
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

    private MadeShare made(NewShare chosen) {
        return scene.asChampion(() -> sharing.make(scene.account(), chosen));
    }

    private HttpResponse<byte[]> post(String path, String form) throws IOException, InterruptedException {
        return LinkReader.send(HttpRequest.newBuilder(reader.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }
}
