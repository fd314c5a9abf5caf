package app.merestone.closing;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.paper.Press;
import app.merestone.pictures.MarkupWriter;
import app.merestone.results.EvidenceGrade;
import app.merestone.shell.Translations;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.ReadPaper;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@DisplayName("The certificate on paper (rules 14 and 25)")
class CertificatePaperTests {

    @Autowired
    Accounts accounts;

    @Autowired
    ShownAccounts shown;

    @Autowired
    BrowsingClosing browsing;

    @Autowired
    PrintingCertificates printing;

    @Autowired
    ReportingLapse reporting;

    @Autowired
    Press press;

    @Autowired
    Translations words;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock.Moving clock;

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
    void isOneTaggedPageWithBothNamesAndTheHashOfWhatTheySigned() throws IOException {
        shown.closedByBoth(scene);
        var certificate = certificate();
        var read = print("certificate");

        assertThat(read.pages()).isEqualTo(1);
        assertThat(read.language()).isEqualTo("en-GB");
        assertThat(read.title())
                .isEqualTo("Certificate " + certificate.number() + ": " + scene.name() + ", with Fenwick Systems");
        assertThat(read.words())
                .containsSubsequence(
                        "Closed by both",
                        "Record of a closed onboarding, number " + certificate.number(),
                        certificate.content().shown().getFirst().statement(),
                        "What was shown",
                        "Maya Chen signed",
                        "Hanna Weiss co-signed",
                        "The first report ran without help.",
                        "All our branches report on their own",
                        "Signatures",
                        "Maya Chen",
                        "For " + scene.name(),
                        "Hanna Weiss",
                        "For Fenwick Systems",
                        "SHA-256",
                        "/verify");
        assertThat(read.words().replace(" ", "")).contains(certificate.hash().hex());
        assertThat(read.tags()).containsSubsequence("H1", "H2", "L", "LI", "H2", "Link");
        assertThat(read.tags()).doesNotContain("H3");
        assertThat(read.alternatives())
                .contains("Signed for the customer", "Signed for the vendor", certificate.verifyAddress());
    }

    @Test
    @DisplayName("Rule 9: it says how each result was confirmed and what was counted, and three results fit one page")
    void saysHowEachResultWasConfirmed() throws IOException {
        shown.closedByBoth(scene);
        var page = MarkupWriter.write(new CertificatePicture(certificate()).drawn(words));

        assertThat(page)
                .contains("Confirmed with a number · Observed ")
                .contains("<strong>10 <bdi>")
                .contains("(the aim was ");
        assertThat(print("graded").words()).contains("Confirmed with a number").contains("(the aim was ");
        var three = many(3, "three");
        assertThat(three.pages()).isEqualTo(1);
        assertThat(three.words())
                .contains("Confirmed twice")
                .contains("Reports that ran without help: 1,203 reports a week (the aim was 10)");
        var without = MarkupWriter.write(new CertificatePicture(certificate().withoutNumbers()).drawn(words));
        assertThat(without)
                .contains("Confirmed with a number")
                .contains(certificate().number())
                .doesNotContain("(the aim was ");
    }

    @Test
    void whatWasReportedSinceStandsOnItToo() throws IOException {
        var first = shown.closedByBoth(scene);
        assertThat(print("before").words()).doesNotContain("done by hand");
        scene.asMember(() -> reporting.report(scene.account(), first.id(), "The report is done by hand again."));

        assertThat(print("lapsed").words())
                .contains("The report is done by hand again.")
                .contains("Aisha Bello");
    }

    @Test
    void hostileNamesAreNames() throws IOException {
        jdbc.sql("UPDATE account SET name = :name WHERE id = :account")
                .param("name", "</h2><img src=http://127.0.0.1:9/x> חברה " + "W".repeat(60))
                .param("account", scene.account().toString())
                .update();
        jdbc.sql("UPDATE person SET name = :name WHERE id = :person")
                .param("name", "<b>Maya</b> 🎯 url(file:///etc/passwd)")
                .param("person", scene.champion().toString())
                .update();
        shown.closedByBoth(scene);
        var read = print("hostile-certificate");

        assertThat(read.pages()).isEqualTo(1);
        assertThat(read.words())
                .contains("</h2><img src=http://127.0.0.1:9/x>")
                .contains("חברה")
                .contains("<b>Maya</b> 🎯 url(file:///etc/passwd)");
    }

    @Test
    void eightLongResultsFitOnePageAndThirtyTakeMore() throws IOException {
        shown.closedByBoth(scene);

        assertThat(many(8, "eight").pages()).isEqualTo(1);
        var thirty = many(40, "forty");
        assertThat(thirty.pages()).isGreaterThan(1);
        assertThat(thirty.words()).contains("Result 40 of").contains("1 / " + thirty.pages());
    }

    private ReadPaper many(int results, String name) throws IOException {
        var one = certificate();
        var content = one.content();
        var all = new ArrayList<ClosingContent.ShownResult>();
        var first = content.shown().getFirst();
        for (int i = 1; i <= results; i++) {
            all.add(new ClosingContent.ShownResult(
                    first.criterion(),
                    first.revision(),
                    "Result " + i + " of " + "a criterion that takes all the room it may ".repeat(3),
                    i == 1,
                    first.agreement(),
                    first.what(),
                    first.observedOn(),
                    first.result(),
                    first.customerName(),
                    first.customerAt(),
                    first.vendorName(),
                    first.vendorAt(),
                    EvidenceGrade.CORROBORATED,
                    new ClosingContent.Figure(
                            "Reports that ran without help",
                            "reports a week",
                            new BigDecimal(1_200 + i),
                            BigDecimal.TEN)));
        }
        var certificate = new ClosingCertificate(
                one.account(),
                one.number(),
                new ClosingContent(
                        content.account(),
                        content.company(),
                        content.vendor(),
                        content.started(),
                        content.why(),
                        all,
                        content.data(),
                        content.next(),
                        content.answer()),
                one.hash(),
                one.customer(),
                one.vendor(),
                one.closedOn(),
                one.closedAt(),
                one.verifyAddress(),
                one.lapses());
        return keep(
                name,
                press.print(new CertificatePicture(certificate).onPaper(words)).orElseThrow());
    }

    private ClosingCertificate certificate() {
        return scene.asChampion(() -> browsing.certificate(scene.account()));
    }

    private ReadPaper print(String name) throws IOException {
        return keep(name, scene.asChampion(() -> printing.certificate(scene.account())
                .orElseThrow()));
    }

    /** For whoever wants to look at it. */
    private static ReadPaper keep(String name, byte[] file) throws IOException {
        Files.write(Files.createDirectories(Path.of("target", "paper")).resolve("closing-" + name + ".pdf"), file);
        return ReadPaper.of(file);
    }
}
