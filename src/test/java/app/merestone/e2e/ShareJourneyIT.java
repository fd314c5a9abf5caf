package app.merestone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.testing.ReadPaper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Share, create the link, copy it; the executive reads and says so; the champion sees it, and takes the link back. And the
 * other ways to the same page: by a mailed link, behind a code, on paper, in a frame; and with an account of one's own.
 */
class ShareJourneyIT {

    private static final Pattern OWN_PLAN = Pattern.compile("(/plan/[0-9a-f-]{36})");

    private static Portal portal;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        portal = Portals.demo();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @AfterEach
    void nothingWentWrong() {
        portal.assertNoTrouble();
    }

    @Test
    void byMouse() {
        try (var champion = chromium.visitor(portal, "dana", Looks.DESK);
                var reader = chromium.visitor(portal, "reader", Looks.DESK).expecting("404")) {
            var wrong = new ArrayList<String>();
            var link = shared(champion);
            wrong.addAll(Inspection.ofState(champion, "share-made"));
            reads(reader, link);
            wrong.addAll(Inspection.of(reader, "share"));
            says(reader, champion, "Ines Moreau");
            wrong.addAll(Inspection.ofState(reader, "share-said"));
            takenBack(champion, reader, link);
            wrong.addAll(Inspection.ofState(reader, "share-none"));
            wrong.addAll(Inspection.ofState(champion, "share-heard"));
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void byKeyboardAlone() {
        try (var champion = chromium.keyboardVisitor(portal, "dana", Looks.DESK);
                var reader =
                        chromium.keyboardVisitor(portal, "reader", Looks.DESK).expecting("404")) {
            wholeWay(champion, reader, "Karl Keys");
        }
    }

    @Test
    void onAPhone() {
        try (var champion = chromium.visitor(portal, "dana", Looks.PHONE);
                var reader = chromium.visitor(portal, "reader", Looks.PHONE).expecting("404")) {
            wholeWay(champion, reader, "Petra Pocket");
        }
    }

    @Test
    void behindACodeByKeyboardAlone() {
        var address = "nora@boardroom.example";
        try (var champion = chromium.keyboardVisitor(portal, "dana", Looks.DESK);
                var reader = chromium.keyboardVisitor(portal, address, Looks.DESK)) {
            var wrong = new ArrayList<String>();
            champion.signInAs("Dana Whitlock", "/");
            champion.press("Share");
            champion.write("Who may read it (optional)", address + "\nharrowgroup.example");
            champion.tick("Let readers download the page as a PDF");
            champion.press("Create link");
            champion.sees("The readers whom you named can read the page");

            reader.open(champion.field("The link").inputValue());
            reader.seesHeading("This page is for certain readers");
            wrong.addAll(Inspection.ofState(reader, "share-address"));
            assertThat(reader.context().cookies()).isEmpty();
            reader.write("Your e-mail address", address);
            reader.press("Mail me a code");
            reader.seesHeading("Type the code from your mail");
            wrong.addAll(Inspection.ofState(reader, "share-code"));
            reader.write(
                    "The code",
                    PostOffice.letterTo(address, "a code", l -> l.subject().startsWith("Your code"))
                            .code());
            reader.press("Read the page");
            reader.sees("Two finish lines");
            reader.sees("Dana Whitlock sees when this page is opened, and by which address.");
            assertThat(reader.pressable("Download as PDF").count()).isZero();
            assertThat(reader.context().cookies()).singleElement().satisfies(cookie -> {
                assertThat(cookie.httpOnly).isTrue();
                assertThat(cookie.path).startsWith("/s/");
            });

            reader.write("Your name (optional)", "Nora Field");
            reader.write("Your question, or what you see differently", "Our Leeds team still counts by hand.");
            reader.press("I disagree");
            reader.seesHeading("Your disagreement is on its way to Dana Whitlock");
            // the champion's page stands open, and nobody presses anything there
            champion.sees("Nora Field, who proved to be " + address);
            champion.sees("Our Leeds team still counts by hand.");
            champion.sees(address + ": ");
            champion.sees("Opened once by somebody with the link");
            assertThat(PostOffice.letterTo("dana@harrowvale.example", "what was said", l -> l.subject()
                                    .startsWith("Somebody disagrees"))
                            .text())
                    .contains("A code has proven the address " + address, "Our Leeds team still counts by hand.");
            champion.assertNoComplaints();
            reader.assertNoComplaints();
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void mailedFromThePortalAndTakenAwayOnPaper() throws IOException {
        var address = "victor@boardroom.example";
        try (var champion = chromium.visitor(portal, "dana", Looks.DESK);
                var reader = chromium.visitor(portal, address, Looks.PHONE)) {
            champion.signInAs("Dana Whitlock", "/");
            champion.press("Share");
            var previewed = read(champion.take("Download as PDF"));
            champion.press("Create link");
            champion.press("Mail the link");
            champion.write("To (addresses, one a line)", address);
            champion.write("Your own words in the mail (optional)", "Two minutes, before Thursday’s board.");
            champion.press("Send the mail");
            champion.sees("One mail is on the way.");
            var wrong = new ArrayList<>(Inspection.ofState(champion, "share-mailed"));

            var letter = PostOffice.letterTo(
                    address, "the link", l -> l.subject().equals("Dana Whitlock shares a page with you"));
            assertThat(letter.text()).contains("Two minutes, before Thursday’s board.");
            assertThat(letter.link()).startsWith(portal.url() + "/s/");
            reads(reader, letter.link());
            var verdict = reader.heading().innerText();
            var taken = read(reader.take("Download as PDF"));
            assertThat(taken.pages()).isEqualTo(1);
            assertThat(taken.words()).contains(verdict, "Two finish lines", "Shown, co-signed");
            assertThat(previewed.pages()).isEqualTo(1);
            assertThat(previewed.words()).contains(verdict);
            // what is due last stands on the last day of the picture
            assertThat(cutOffInPrint(reader)).isZero();
            champion.assertNoComplaints();
            reader.assertNoComplaints();
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void inAFrameOfTheNamedSiteAndOfNoOther() {
        try (var intranet = new Intranet();
                var champion = chromium.visitor(portal, "dana", Looks.DESK);
                var reader = chromium.visitor(portal, "reader", Looks.DESK)
                        // what a browser says of a frame that it may not show
                        .expecting("frame-ancestors")) {
            champion.signInAs("Dana Whitlock", "/");
            champion.press("Share");
            champion.write("Pages that may show it in a frame (optional)", intranet.origin());
            champion.press("Create link");
            var address =
                    champion.field("For your sites: the address of the frame").inputValue();
            intranet.frames(address);

            reader.open(intranet.origin());
            var frame = reader.page().frameLocator("iframe");
            frame.getByText("Two finish lines").waitFor();
            assertThat(frame.locator("form, input, button").count())
                    .as("what a page around it could lead a press to")
                    .isZero();
            assertThat(reader.context().cookies()).isEmpty();

            // where no site was named the browser itself refuses, and says why
            reader.page()
                    .waitForConsoleMessage(
                            new Page.WaitForConsoleMessageOptions()
                                    .setPredicate(said -> said.text().contains("frame-ancestors")),
                            () -> reader.open(intranet.otherOrigin()));
            reader.sees("What our suppliers do");
            assertThat(reader.page().frames())
                    .noneMatch(shown -> shown.content().contains("finish line"));

            reader.open(address);
            var wrong = Inspection.ofState(reader, "share-embedded");
            champion.assertNoComplaints();
            reader.assertNoComplaints();
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void theSponsorAcknowledgesThePlanByKeyboardAlone() {
        try (var sponsor = chromium.keyboardVisitor(portal, "eleanor", Looks.DESK);
                var champion = chromium.visitor(portal, "dana", Looks.DESK)) {
            sponsor.signInAs("Eleanor Price", "/");
            assertThat(sponsor.page().locator("main").getByRole(AriaRole.BUTTON).allInnerTexts())
                    .as("what a sponsor can press on the plan")
                    .containsExactly("Acknowledge this plan");
            assertThat(sponsor.pressable("Share").count()).isZero();
            sponsor.press("Acknowledge this plan");
            sponsor.sees("A receipt is on its way to you");
            sponsor.sees("You have read this");
            assertThat(sponsor.clicks()).as("presses from the plan").isEqualTo(1);
            assertThat(sponsor.pressable("Acknowledge this plan").count()).isZero();
            assertThat(PostOffice.letterTo("eleanor@harrowvale.example", "a receipt", l -> l.subject()
                                    .startsWith("Your receipt"))
                            .text())
                    .contains("Acknowledged having read the plan");
            var wrong = Inspection.ofState(sponsor, "plan-acknowledged");

            champion.signInAs("Dana Whitlock", "/");
            champion.open(plan(champion) + "/history");
            assertThat(champion.page()
                            .getByRole(AriaRole.LISTITEM)
                            .filter(new Locator.FilterOptions().setHasText("Acknowledged having read the plan"))
                            .first()
                            .innerText())
                    .contains("Eleanor Price");
            sponsor.assertNoComplaints();
            champion.assertNoComplaints();
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void theCertificateIsTakenAwayOnPaper() throws IOException {
        try (var champion = chromium.visitor(portal, "noor", Looks.PHONE)) {
            champion.signInAs("Noor Haddad", "/");
            // what the plan asks of her next is whatever others did on this portal before
            champion.open(plan(champion) + "/certificate");
            champion.seesHeading(Pattern.compile("What Lumen Studios and Fenwick Systems closed on, .*"));
            var file = read(champion.take("Download as PDF"));
            assertThat(file.pages()).isEqualTo(1);
            assertThat(file.words())
                    .contains("Lumen Studios", "Closed by both", "Noor Haddad", "Priya Raman", "SHA-256");
            champion.assertNoComplaints();
        }
    }

    @Test
    void filesAndTheCertificateLeaveByTheLinkAndAReaderIsForgotten() throws Exception {
        try (var intranet = new Intranet();
                var champion = chromium.visitor(portal, "noor", Looks.DESK);
                var reader = chromium.visitor(portal, "reader", Looks.DESK)) {
            champion.signInAs("Noor Haddad", "/");
            champion.open(plan(champion) + "/share");
            champion.tick("The files beside these results");
            champion.write(
                    "Your personal line (optional)",
                    "Two minutes, before Thursday’s board: this is what we have shown.");
            champion.press("Create link");
            champion.sees("This link is shown once");
            var link = champion.page()
                    .locator("vaadin-text-field.mono input")
                    .first()
                    .inputValue();

            reader.open(link);
            reader.sees("Two finish lines");
            // what the browser itself prints, which is not the portal's own file
            var printed = reader.page().pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
            try (var paper = Loader.loadPDF(printed)) {
                assertThat(paper.getNumberOfPages())
                        .as("pages of three results with files and the certificate")
                        .isEqualTo(1);
            }
            var wrong = new ArrayList<>(Inspection.ofState(reader, "share-with-files"));
            var named = reader.page().locator(".share-files > li").first();
            var file = reader.page().waitForDownload(() -> named.locator("a").click());
            assertThat(file.suggestedFilename()).isEqualTo("what-we-saw.csv");
            assertThat(named.locator("code").innerText())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file.path()))));

            reader.press("Read the certificate");
            reader.seesHeading(Pattern.compile("What Lumen Studios and Fenwick Systems closed on, .*"));
            wrong.addAll(Inspection.of(reader, "share-certificate"));
            var certificate = read(reader.take("Download as PDF"));
            assertThat(certificate.pages()).isEqualTo(1);
            assertThat(certificate.words()).contains("Noor Haddad", "Priya Raman", "SHA-256");
            assertThat(reader.context().cookies()).isEmpty();

            reader.open(link);
            reader.write("Your name (optional)", "Greta Goodbye");
            reader.write("Your question, or what you see differently", "Please forget that I asked this.");
            reader.press("Ask this question");
            reader.seesHeading("Your question is on its way to Noor Haddad");
            champion.sees("Please forget that I asked this.");
            champion.press("Erase name and words: A question, Greta Goodbye");
            wrong.addAll(Inspection.ofState(champion, "share-erase"));
            champion.press("Erase name and words for good: A question, Greta Goodbye");
            champion.sees("Name and words were erased by Noor Haddad.");
            assertThat(champion.said()).doesNotContain("Greta Goodbye", "Please forget that I asked this.");

            champion.press("Make another link");
            champion.write("Who may read it (optional)", "greta@boardroom.example");
            champion.write("Pages that may show it in a frame (optional)", intranet.origin());
            champion.press("Create link");
            intranet.frames(
                    champion.field("For your sites: the address of the frame").inputValue());
            reader.open(intranet.origin());
            var frame = reader.page().frameLocator("iframe");
            frame.getByText("The progress is for certain readers").waitFor();
            assertThat(frame.locator("body").innerText()).doesNotContain("Lumen", "Noor", "greta");
            assertThat(frame.locator("form, input, button").count()).isZero();
            var alone = reader.context()
                    .waitForPage(() -> frame.getByRole(AriaRole.LINK).first().click());
            alone.getByText("This page is for certain readers").waitFor();
            champion.assertNoComplaints();
            reader.assertNoComplaints();
            assertThat(wrong).isEmpty();
        }
    }

    /** How many marks the margin of the paper cuts off, when the browser itself prints; a stroke is two wide. */
    private static int cutOffInPrint(Visitor reader) {
        reader.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        var marks = (int) reader.page().evaluate("""
                () => {
                    const sheet = document.querySelector('main').getBoundingClientRect();
                    return [...document.querySelectorAll('.finish-at > .finish-mark')].filter(mark => {
                        const box = mark.getBoundingClientRect();
                        return box.left - 0.9 < sheet.left || box.right + 0.9 > sheet.right;
                    }).length;
                }""");
        reader.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        return marks;
    }

    /**
     * The address of the plan of Lumen Studios. Signing in leads its champion there at once, or asks which account, since another
     * journey of the same portal may have made her lead for a second company.
     */
    private static String plan(Visitor champion) {
        var page = champion.page();
        var lumen = page.locator(".doors a").getByText("Lumen Studios");
        page.waitForCondition(() -> OWN_PLAN.matcher(page.url()).find() || lumen.isVisible());
        if (lumen.isVisible()) {
            lumen.click();
            page.waitForURL(OWN_PLAN);
        }
        var path = OWN_PLAN.matcher(page.url());
        assertThat(path.find()).isTrue();
        return path.group(1);
    }

    private static ReadPaper read(Download file) throws IOException {
        return ReadPaper.of(Files.readAllBytes(file.path()));
    }

    private static void wholeWay(Visitor champion, Visitor reader, String name) {
        var link = shared(champion);
        reads(reader, link);
        says(reader, champion, name);
        takenBack(champion, reader, link);
    }

    private static String shared(Visitor champion) {
        champion.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        champion.signInAs("Dana Whitlock", "/");
        champion.press("Share");
        champion.press("Create link");
        champion.sees("This link is shown once");
        var link = champion.page().locator("vaadin-text-field.mono input").inputValue();
        champion.press("Copy link");
        champion.sees("Copied.");
        assertThat(champion.clicks()).as("presses from the plan to the link").isLessThanOrEqualTo(3);
        assertThat(champion.page().evaluate("() => navigator.clipboard.readText()"))
                .isEqualTo(link);
        return URI.create(link).getPath();
    }

    private static void reads(Visitor reader, String link) {
        reader.open(link);
        reader.sees("Two finish lines");
        reader.sees("Dana Whitlock sees when this page is opened.");
        assertThat(reader.context().cookies()).isEmpty();
        assertThat(reader.page().locator("script").count()).isZero();
    }

    private static void says(Visitor reader, Visitor champion, String name) {
        reader.write("Your name (optional)", name);
        reader.press("I have seen this");
        reader.seesHeading("Dana Whitlock can see that this was read");
        assertThat(reader.context().cookies()).isEmpty();
        // the champion's page stands open, and nobody presses anything there
        champion.sees(name);
        champion.sees("Opened once by somebody with the link");
    }

    private static void takenBack(Visitor champion, Visitor reader, String link) {
        champion.press(champion.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Take it back: the link of")))
                .first());
        champion.press(champion.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Take back now: the link of")))
                .first());
        champion.sees("Whoever opens it from now on finds nothing.");
        reader.open(link);
        reader.seesHeading("There is nothing behind this link");
        reader.sees("Whoever sent it to you can send another one.");
        assertThat(reader.said()).as("what a link that was taken back tells").doesNotContain("Dana", "Harrow");
        champion.assertNoComplaints();
        reader.assertNoComplaints();
    }
}
