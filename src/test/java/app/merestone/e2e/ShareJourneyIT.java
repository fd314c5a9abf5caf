package app.merestone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Share, create the link, copy it; the executive reads and says so; the champion sees it, and takes the link back. */
class ShareJourneyIT {

    /** As a real browser names itself: one without a window says so, and is taken for a scanner. */
    private static final Map<String, String> SOMEBODY = Map.of(
            "User-Agent",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                    + "Version/18.1 Mobile/15E148 Safari/604.1");

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
        reader.context().setExtraHTTPHeaders(SOMEBODY);
        reader.open(link);
        reader.sees("Two finish lines");
        reader.sees("Dana Whitlock sees when this page is opened.");
        assertThat(reader.context().cookies()).isEmpty();
        assertThat(reader.page().locator("script").count()).isZero();
    }

    private static void says(Visitor reader, Visitor champion, String name) {
        reader.write("Your name (may stay empty)", name);
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
        champion.sees("Whoever opens it from now on finds nothing.");
        reader.open(link);
        reader.seesHeading("There is nothing behind this link");
        champion.assertNoComplaints();
        reader.assertNoComplaints();
    }
}
