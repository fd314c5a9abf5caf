package app.merestone.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.evidence.EvidenceType;
import app.merestone.sharing.SharePicture;
import app.merestone.sharing.SharedPlan;
import app.merestone.shell.Translations;
import app.merestone.testing.ReadPaper;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.w3c.dom.Document;

@DisplayName("A sheet of paper (rule 25)")
class TypesetterTests {

    private static final LocalDate START = LocalDate.of(2026, 9, 7);
    private static final String HASH = "9f2b7c1e4d5a6f80".repeat(4);

    private final Translations words = BeanUtils.instantiateClass(Translations.class);
    private final Typesetter typesetter = new Typesetter(words);

    @Test
    void aShareIsOneTaggedPageThatReadsFromTheTopDown() throws IOException {
        var read = ReadPaper.of(keep("share", share("Harrow & Vale", "Month-end closes in four days", 3, "It works.")));

        assertThat(read.pages()).isEqualTo(1);
        assertThat(read.title()).isEqualTo("Progress");
        assertThat(read.language()).isEqualTo("en-GB");
        assertThat(read.fonts())
                .containsExactlyInAnyOrder(
                        "InstrumentSans-Regular",
                        "InstrumentSans-SemiBold",
                        "Newsreader-Regular",
                        "NotoSansHebrew-Regular");
        assertThat(read.words())
                .containsSubsequence(
                        "Harrow & Vale, with Fenwick Systems",
                        "Harrow & Vale has shown its first result; 2 of 3 agreed results are shown",
                        "As at 20 Nov 2026, 09:30 GMT",
                        "It works.",
                        "Two finish lines",
                        "Set-up, by Fenwick Systems 4 of 4 done, finished 7 Oct 2026",
                        "Results, by Harrow & Vale 2 of 3 shown",
                        "Shown, co-signed",
                        "Working days to close: 4 days (the aim was 5)",
                        "Observed on 17 Oct 2026. Signed by Dana Okafor",
                        "Record R-2026-0100, SHA-256 " + HASH,
                        "October close.xlsx · Excel workbook · 47 kB · SHA-256 " + HASH,
                        "Agreed, not shown yet",
                        "Agreed by Dana Okafor on 8 Sep 2026, Priya Raman on 9 Sep 2026 · 12 days past 8 Nov 2026",
                        "In dispute",
                        "What comes next",
                        "Agreed by Dana Okafor on 8 Sep 2026, Priya Raman on 9 Sep 2026 · due 5 Jan 2027",
                        "Dana Okafor shares this page until 26 Dec 2026.");
        assertThat(read.tags())
                .startsWith("Document")
                .containsSubsequence("P", "H1", "H2", "Figure", "H2", "L", "LI", "LBody", "Figure", "P", "H2", "L");
        assertThat(read.alternatives())
                .contains(
                        "Two finish lines at 20 Nov 2026. Set-up, by Fenwick Systems: 4 of 4 done. "
                                + "Results, by Harrow & Vale: 2 of 3 shown. The days shown are 7 Sep 2026 to 20 Nov 2026. "
                                + "Between the end of set-up and the result: 10 days, from 7 Oct 2026 to 17 Oct 2026.",
                        "Signed by both sides",
                        "In dispute",
                        "Not signed yet");
    }

    @Test
    @DisplayName("What reads the files back finds whatever is drawn outside of what is read out, so it can fail")
    void whatIsDrawnBesideTheStructureIsFound() throws IOException {
        var file = share("Harrow & Vale", "Month-end closes in four days", 3, "It works.");
        ReadPaper.of(file);
        for (var marked : List.of(false, true)) {
            var changed = new ByteArrayOutputStream();
            try (var document = Loader.loadPDF(file)) {
                try (var content = new PDPageContentStream(
                        document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, false)) {
                    if (marked) {
                        // as text of a paragraph that nobody will find
                        content.beginMarkedContent(COSName.P);
                    }
                    content.addRect(0, 0, 10, 10);
                    content.fill();
                    if (marked) {
                        content.endMarkedContent();
                    }
                }
                document.save(changed);
            }
            assertThatThrownBy(() -> ReadPaper.of(changed.toByteArray()))
                    .as("with a mark: %s", marked)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("drawn outside of structure and decoration");
        }
    }

    @Test
    @DisplayName("An open circle is round on screens of any fineness: viewers move strokes onto their dots")
    void anOpenCircleIsRoundHoweverCoarseTheScreen() throws IOException {
        try (var document = Loader.loadPDF(share("Harrow & Vale", "Month-end closes in four days", 3, ""))) {
            for (int fineness : List.of(72, 96, 110, 150, 220)) {
                var page = new PDFRenderer(document).renderImageWithDPI(0, fineness);
                // what both agreed and nobody has shown stands alone, to the right of what is shown
                var mark = Spread.ofTheCustomersInk(page, page.getWidth() * 3 / 5);
                assertThat(mark.ink()).as("dots at %d", fineness).isGreaterThan(10);
                assertThat(mark.across() / mark.down())
                        .as("how much wider than high at %d", fineness)
                        .isBetween(0.95, 1.05);
            }
        }
    }

    /** How much of an ink there is, and how far it spreads around its middle. */
    private record Spread(double ink, double across, double down) {

        static Spread ofTheCustomersInk(BufferedImage page, int from) {
            double ink = 0;
            double[] sums = new double[4];
            for (int x = from; x < page.getWidth(); x++) {
                for (int y = 0; y < page.getHeight(); y++) {
                    int dot = page.getRGB(x, y);
                    int green = dot >> 8 & 0xFF;
                    // its green is weaker than its blue, and that weaker than its red: so is no other ink there
                    if ((dot & 0xFF) - green > 10 && (dot >> 16 & 0xFF) - (dot & 0xFF) > 5) {
                        double weight = 255 - green;
                        ink += weight / 255;
                        sums[0] += weight * x;
                        sums[1] += weight * y;
                        sums[2] += weight * x * x;
                        sums[3] += weight * y * y;
                    }
                }
            }
            double all = ink * 255;
            return new Spread(
                    ink,
                    Math.sqrt(sums[2] / all - Math.pow(sums[0] / all, 2)),
                    Math.sqrt(sums[3] / all - Math.pow(sums[1] / all, 2)));
        }
    }

    @Test
    void whateverIsOnItItIsSetSmallerUntilItFits() throws IOException {
        var read = ReadPaper.of(keep("long-share", share("Harrow & Vale", "Month-end closes in four days", 9, "")));

        assertThat(read.pages()).isEqualTo(1);
        assertThat(read.words()).contains("R-2026-0107").contains("What comes next");
    }

    @Test
    void whatWouldBeTooSmallToReadTakesFurtherPagesAndLosesNothing() throws IOException {
        var read = ReadPaper.of(keep("many-pages", share("Harrow & Vale", "Month-end closes in four days", 30, "")));

        assertThat(read.pages()).isGreaterThan(1);
        for (int result = 0; result < 29; result++) {
            assertThat(read.words()).contains("R-2026-0" + (100 + result));
        }
        assertThat(read.words()).contains("1 / " + read.pages()).contains("What comes next");
    }

    @Test
    void anEmptyPlanIsAPageToo() throws IOException {
        assertThat(ReadPaper.of(keep("empty", share("Harrow & Vale", "", 0, "")))
                        .words())
                .contains("No results agreed yet");
    }

    @Test
    void aHundredAndFortyCharactersWithoutABlankStayOnThePage() throws IOException {
        var long140 = "Donaudampfschifffahrts".repeat(7).substring(0, 140);
        var file = keep("unbroken", share(long140, long140, 2, long140));

        assertThat(ReadPaper.of(file).pages()).isEqualTo(1);
        assertThat(ReadPaper.of(file).text().replaceAll("\\s+", "")).contains(long140);
        assertThat(outside(file)).isEmpty();
    }

    @Test
    void textFromTheRightAndEmojiAreSetAndCanBeReadOut() throws IOException {
        var file = keep(
                "scripts",
                share("شركة السلام", "סגירת החודש (בארבעה ימים) 100%", 2, "Καλημέρα, Łódź, Привет 🎉👩‍💻 מצוין (כן)"));
        var read = ReadPaper.of(file);

        assertThat(read.words())
                .contains("شركة السلام")
                .contains("סגירת החודש")
                .contains("Καλημέρα, Łódź, Привет")
                .contains("🎉");
        assertThat(read.fonts()).contains("NotoSansArabic-Regular", "NotoSansHebrew-Regular", "NotoEmoji-Regular");
        assertThat(outside(file)).isEmpty();
    }

    @Test
    void aFigureWithinTextFromTheRightStandsWhereItsReadersLookForIt() throws IOException {
        var file = keep("figures", share("Vale", "סגירת החודש 100%", 1, "دفع 25 فاتورة عبر Merestone اليوم"));

        assertThat(leftmost(file, '1', "סגירת")).isLessThan(leftmost(file, 'ס', "סגירת"));
        assertThat(ReadPaper.of(file).words())
                .contains("סגירת החודש 100%")
                .contains("25")
                .contains("Merestone");
    }

    private static float leftmost(byte[] file, char character, String inLineWith) throws IOException {
        var found = new ArrayList<Float>();
        try (var document = Loader.loadPDF(file)) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    if (text.contains(inLineWith)) {
                        positions.stream()
                                .filter(at -> at.getUnicode().indexOf(character) >= 0)
                                .map(TextPosition::getX)
                                .forEach(found::add);
                    }
                }
            }.getText(document);
        }
        return Collections.min(found);
    }

    @Test
    void whatNoTypefaceHasIsWrittenByNumberAndReadOutAsItIs() throws IOException {
        var read = ReadPaper.of(keep("numbers", share("株式会社 Vale", "ＡＢＣ in four days", 1, "")));

        assertThat(read.words())
                .contains("[U+682A U+5F0F U+4F1A U+793E] Vale")
                .contains("ABC in four days")
                .contains("Some characters have no typeface here.");
        assertThat(read.alternatives()).contains("株式会社");
        assertThat(ReadPaper.of(share("Vale", "In four days", 1, "")).words()).doesNotContain("no typeface");
    }

    @Test
    void textThatLooksLikeMarkupIsText() throws IOException {
        try (var elsewhere = new Elsewhere()) {
            var hostile = "<img src=\"%1$s\"><script>alert(1)</script><style>@import url(%1$s);</style>"
                    .formatted(elsewhere.address());
            var more = "</p>{background:url(%1$s)} <a href='javascript:alert(1)'>&amp; file:///etc/passwd \\u0000"
                    .formatted(elsewhere.address());

            var file = keep("hostile", share(hostile, more, 2, "]]><!--" + hostile));

            assertThat(ReadPaper.of(file).text().replaceAll("\\s+", ""))
                    .contains(hostile.replaceAll("\\s+", ""))
                    .contains(more.replaceAll("\\s+", ""));
            assertThat(new String(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("/JavaScript", "/Launch", "/EmbeddedFile", "/GoToR");
            assertThat(outside(file)).isEmpty();
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    /** The texts cannot become elements; and even if they could, the typesetter has no way out. */
    @Test
    void noElementCouldAskForAnythingEither() throws IOException, ParserConfigurationException {
        try (var elsewhere = new Elsewhere()) {
            var secret =
                    Files.writeString(Files.createTempFile("paper", ".css"), "p:before { content: 'from the disk' }");
            try {
                new PdfRendererBuilder()
                        .withW3cDocument(asking(elsewhere.address(), secret), "")
                        .toStream(new ByteArrayOutputStream())
                        .run();
                assertThat(elsewhere.asked()).as("without the doors it asks").contains("/picture.svg", "/style.css");

                elsewhere.forget();
                var out = new ByteArrayOutputStream();
                Typesetter.closed(new PdfRendererBuilder())
                        .withW3cDocument(asking(elsewhere.address(), secret), "")
                        .toStream(out)
                        .run();

                assertThat(elsewhere.asked()).isEmpty();
                try (var read = Loader.loadPDF(out.toByteArray())) {
                    assertThat(new PDFTextStripper().getText(read))
                            .contains("A text")
                            .doesNotContain("from the disk");
                }
            } finally {
                Files.delete(secret);
            }
        }
    }

    private static Document asking(String elsewhere, Path secret) throws ParserConfigurationException {
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        var html = document.appendChild(document.createElement("html"));
        var head = html.appendChild(document.createElement("head"));
        for (var address : List.of(elsewhere + "/style.css", secret.toUri().toString())) {
            var link = document.createElement("link");
            link.setAttribute("rel", "stylesheet");
            link.setAttribute("type", "text/css");
            link.setAttribute("href", address);
            head.appendChild(link);
        }
        var style = document.createElement("style");
        style.setTextContent("p { background: url(" + elsewhere + "/ground.png) }");
        head.appendChild(style);
        var body = html.appendChild(document.createElement("body"));
        var text = body.appendChild(document.createElement("p"));
        text.setTextContent("A text");
        var picture = document.createElement("img");
        picture.setAttribute("src", elsewhere + "/picture.svg");
        body.appendChild(picture);
        return document;
    }

    /** A server that notes what it was asked for. */
    private static final class Elsewhere implements AutoCloseable {

        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final HttpServer server;

        Elsewhere() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                asked.add(exchange.getRequestURI().getPath());
                exchange.sendResponseHeaders(404, -1);
                exchange.close();
            });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        List<String> asked() {
            return asked;
        }

        void forget() {
            asked.clear();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    /** What stands beyond the margins of its page, or beside it. */
    private static List<String> outside(byte[] file) throws IOException {
        var outside = new ArrayList<String>();
        try (var document = Loader.loadPDF(file)) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    for (var at : positions) {
                        boolean within = at.getX() > 40
                                && at.getX() + at.getWidth() < at.getPageWidth() - 40
                                && at.getY() > 30
                                && at.getY() < at.getPageHeight() - 30;
                        if (!within) {
                            outside.add(text + " at " + at.getX() + ", " + at.getY());
                        }
                    }
                }
            }.getText(document);
        }
        return outside;
    }

    private byte[] share(String company, String statement, int results, String note) {
        var all = new ArrayList<SharedPlan.Result>();
        for (int i = 0; i < results; i++) {
            var shown = i == results - 1 && results > 1
                    ? null
                    : new SharedPlan.Shown(
                            START.plusDays(40L + i),
                            i == 1 ? START.plusDays(70) : null,
                            new SharedPlan.Told(
                                    "The close of October was done on the fourth working day, and nobody stayed late.",
                                    "measured",
                                    "Dana Okafor",
                                    START.plusDays(41),
                                    "Priya Raman",
                                    START.plusDays(42),
                                    "R-2026-0" + (100 + i),
                                    HASH,
                                    files(i)),
                            i == 0
                                    ? new SharedPlan.Figure(
                                            "Working days to close", "days", new BigDecimal("4"), new BigDecimal("5"))
                                    : null);
            all.add(new SharedPlan.Result(
                    statement, START.plusDays(60L + i), i == 0, i == 2, shown, shown == null ? agreed() : null));
        }
        var plan = new SharedPlan(
                company,
                "Fenwick Systems",
                ZoneId.of("Europe/London"),
                Instant.parse("2026-11-20T09:30:00Z"),
                START,
                SharedPlan.Stage.RESULT_SHOWN,
                null,
                null,
                null,
                List.of(START.plusDays(3), START.plusDays(3), START.plusDays(20), START.plusDays(30)),
                0,
                1,
                all,
                List.of(new SharedPlan.Next("Quarter-end closes in six days", START.plusDays(120), agreed())));
        var picture = new SharePicture(
                plan,
                note,
                "Dana Okafor",
                START.plusDays(110),
                false,
                false,
                false,
                "https://portal.example/verify",
                SharePicture.Ways.NONE);
        return typesetter.set(new Sheet("Progress", "How far it is", picture.drawn(words, 1)));
    }

    private static SharedPlan.Agreed agreed() {
        return new SharedPlan.Agreed("Dana Okafor", START.plusDays(1), "Priya Raman", START.plusDays(2));
    }

    private static List<SharedPlan.File> files(int result) {
        return result == 0
                ? List.of(
                        new SharedPlan.File("October close.xlsx", EvidenceType.EXCEL, 48_211, HASH),
                        new SharedPlan.File("צילום מסך.png", EvidenceType.PNG, 2_400_000, HASH))
                : List.of();
    }

    /** For whoever wants to look at it. */
    private static byte[] keep(String name, byte[] file) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "paper"));
        Files.write(folder.resolve(name + ".pdf"), file);
        return file;
    }
}
