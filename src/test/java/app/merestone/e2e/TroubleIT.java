package app.merestone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.e2e.Story.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What goes wrong while people work, on the packaged portal with a real MySQL behind a wire that can be cut: two at once,
 * twice in a row, too late, the database gone, the portal killed, text and files that mean harm.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TroubleIT {

    private static final Person PETRA = new Person("Petra Lund", "petra.lund@fenwick.example");
    private static final Person CHAMPION = new Person("Ines Calder", "ines@tidewrack.example");
    private static final Person DEPUTY = new Person("Jonas Birk", "jonas@tidewrack.example");
    private static final Person STRANGER = new Person("Nadia Frost", "nadia@elsewhere.example");

    private static final String NOTE_OF_ANSWER = "Note to Petra Lund (optional)";
    private static final String NOTE = "Write a note";
    private static final String AWAY = "We can’t reach our records right now";

    private static Wire wire;
    private static Portal portal;
    private static Chromium chromium;
    private static Story story;
    private static Visitor csm;
    private static Visitor champion;
    private static Visitor deputy;

    /** A piece of evidence that the deputy added. */
    private static String file = "";

    @BeforeAll
    static void anAccountUnderWay() {
        var settings = new LinkedHashMap<>(Portals.freshMySql());
        var url = settings.get("spring.datasource.url");
        var server = Pattern.compile("//([^:/]+)(?::(\\d+))?/").matcher(url);
        assertThat(server.find()).as(url).isTrue();
        wire = new Wire(server.group(1), server.group(2) == null ? 3306 : Integer.parseInt(server.group(2)));
        settings.put("spring.datasource.url", server.replaceFirst("//127.0.0.1:" + wire.port() + "/"));
        settings.put("merestone.admin", Portals.ADMIN);
        // how long each question waits for a database that is gone; the tests wait for it many times over
        settings.put("spring.datasource.hikari.connection-timeout", "1500");
        portal = new Portal("trouble", Portal.freePort(), Map.copyOf(settings)).start();
        chromium = new Chromium();
        csm = chromium.visitor(portal, PETRA.email(), Looks.DESK);
        champion = chromium.visitor(portal, CHAMPION.email(), Looks.DESK);
        deputy = chromium.visitor(portal, DEPUTY.email(), Looks.DESK);
        story = new Story("Tidewrack", CHAMPION, PETRA.name());
        try (var ada = chromium.visitor(portal, Portals.ADMIN, Looks.DESK)) {
            ada.open(portal.printed("(http://\\S+/sign-in/link/\\S+)"));
            ada.press("Sign in");
            ada.page().waitForURL(address -> !address.contains("/sign-in"));
            Story.appoint(ada, PETRA, "CSM");
        }
        csm.signIn("/accounts/new");
        story.start(csm);
        story.accept(champion);
        story.invite(champion, DEPUTY);
        champion.open(story.plan() + "/people");
        champion.press("Change what " + DEPUTY.name() + " can do");
        champion.choose("Name " + DEPUTY.name() + " deputy");
        champion.press("Save the change");
        champion.seesHeading(DEPUTY.name() + " is your deputy");
        deputy.signIn(story.plan());
        story.sayWhyAndMakeTheFirstResultTheirs(champion);
    }

    @AfterAll
    static void stop() {
        for (var visitor : List.of(csm, champion, deputy)) {
            visitor.close();
        }
        chromium.close();
        portal.kill();
        wire.close();
    }

    @AfterEach
    void nothingElseWentWrong() {
        portal.assertNoTrouble();
    }

    // ------------------------------------------------------------ several at work

    @Test
    @Order(1)
    void whatOneSideDoesShowsOnTheOthersOpenPageAndLeavesAloneWhatIsBeingTyped() {
        champion.open(story.firstResult());
        champion.beginToWrite(NOTE, "The figures for the north come ");
        csm.open(story.firstResult());
        csm.write(NOTE, "Which region first?");
        csm.press("Add note");
        csm.sees("Which region first?");

        champion.sees("Which region first?");
        assertThat(champion.field(NOTE)).hasValue("The figures for the north come ");
        assertThat(champion.field(NOTE)).isFocused();
        champion.page().keyboard().type("first.");
        assertThat(champion.field(NOTE)).hasValue("The figures for the north come first.");
    }

    @Test
    @Order(2)
    void twoPressesHaveOneEffect() {
        champion.open(story.firstResult());
        csm.open(story.firstResult());
        champion.write(NOTE, "Pressed twice in a hurry");
        champion.pressable("Add note").dblclick();
        champion.settle();
        csm.sees("Pressed twice in a hurry");
        champion.open(story.firstResult());
        champion.sees("Pressed twice in a hurry");
        assertThat(notes(champion, "Pressed twice in a hurry")).hasCount(1);

        champion.open(story.plan() + "/people/invite");
        champion.write("Name", "Wim Okker");
        champion.write("Work e-mail address", "wim@tidewrack.example");
        champion.choose("Member");
        champion.pressable("Send the invitation").dblclick();
        champion.seesHeading("Wim Okker is invited");
        PostOffice.letterTo("wim@tidewrack.example", "an invitation", letter -> true);
        champion.open(story.plan() + "/people");
        champion.sees("Wim Okker");
        assertThat(PostOffice.lettersTo("wim@tidewrack.example")).hasSize(1);
    }

    @Test
    @Order(2)
    void aPressThatIsUnderWayWhileThePageIsRedrawnCounts() {
        try (var late = chromium.again(champion, portal)) {
            var line = late.onASlowLine();
            late.open(story.firstResult());
            csm.open(story.firstResult());
            line.hold();
            late.pressable("Suggest a change").click();
            late.page().waitForCondition(() -> line.held() > 0);
            csm.write(NOTE, "While you were pressing");
            csm.press("Add note");
            late.sees("While you were pressing");

            line.release();

            late.page().waitForURL("**/change");
            late.settle();
            late.assertNoComplaints();
        }
    }

    @Test
    @Order(3)
    void ofTwoWhoAnswerAtOnceOneWinsAndTheOtherSeesWhoAndKeepsWhatTheyTyped() {
        csm.open(story.firstResult());
        csm.press("Suggest a change");
        csm.press("Change: By when");
        csm.writeDay("Suggested day (optional)", Story.today().plusDays(50));
        csm.press("Continue");
        csm.press("Suggest it to Tidewrack");
        csm.sees("Version 3 is on the table");

        champion.open(story.firstResult());
        champion.write(NOTE_OF_ANSWER, "Fine with me");
        champion.press("Agree to version 3");
        champion.seesHeading("Agree to version 3?");
        deputy.open(story.firstResult());
        deputy.write(NOTE_OF_ANSWER, "Too late for the board");

        pressSoon(champion.pressable("Agree to version 3"));
        pressSoon(deputy.pressable("Keep version 2"));

        var answers = Map.of(champion, notice(champion), deputy, notice(deputy));
        assertThat(answers.values().stream().filter(classes -> classes.contains("notice-done")))
                .as("who won: %s", answers)
                .hasSize(1);
        boolean championWon = answers.get(champion).contains("notice-done");
        var loser = championWon ? deputy : champion;
        assertThat(notice(loser)).contains("notice-conflict");
        loser.sees((championWon ? CHAMPION : DEPUTY).name() + " changed this while you were reading.");
        assertThat(loser.field(NOTE_OF_ANSWER)).hasValue(championWon ? "Too late for the board" : "Fine with me");
        Axe.check(loser.page());
        if (!championWon) {
            // either may win; what comes next needs both sides to have agreed
            csm.open(story.firstResult());
            csm.press("Agree to version 2");
            csm.seesHeading("Agree to version 2?");
            csm.press("Agree to version 2");
            csm.sees("You both agree on version 2 now.");
        }
    }

    @Test
    @Order(4)
    void whatWaitsShowsOnTheOpenDayAndAPageFromBeforeAChangeActsOnNothing() {
        csm.open("/today");
        story.proposeAnother(champion, "We open no spreadsheet on Mondays any more");
        csm.sees("We open no spreadsheet on Mondays any more");
        var page = champion.page().url();
        try (var late = chromium.again(csm, portal).deafened()) {
            late.open(page);
            late.write("Note to Ines Calder (optional)", "Good as it is");
            late.press("Agree to version 1");
            late.seesHeading("Agree to version 1?");
            champion.press("Suggest a change");
            champion.press("Change: By when");
            champion.writeDay("Day", Story.today().plusDays(33));
            champion.press("Continue");
            champion.press("Suggest it to Fenwick Systems");
            champion.sees("Version 2 is on the table");

            late.press("Agree to version 1");
            late.sees(CHAMPION.name() + " changed this while you were reading. This is version 2 now.");
            late.seesHeading("Tidewrack suggests a change");
            assertThat(late.field("Note to Ines Calder (optional)")).hasValue("Good as it is");
            late.assertNoComplaints();
        }
        csm.open(page);
        csm.seesHeading("Tidewrack suggests a change");
    }

    // ------------------------------------------------------------ text and days

    @Test
    @Order(5)
    void whatCannotBeFoundTrueIsRefusedWithItsReasonAndStaysInTheField() {
        champion.open(story.plan() + "/agreement/new");
        champion.choose("A decision made");
        var refusals = new LinkedHashMap<String, String>();
        refusals.put("", "is empty. Nothing was saved.");
        refusals.put("\u200b\u200b\u2060", "is empty. Nothing was saved.");
        refusals.put("We " + "really ".repeat(22) + "know", "may have at most 140 characters; this has 161.");
        refusals.put("We pay \u202egnp.exe", "contains invisible control characters");
        refusals.forEach((typed, reason) -> {
            champion.write("In one sentence", typed);
            champion.press("Continue");
            champion.sees(reason);
            assertThat(champion.field("In one sentence")).hasValue(typed);
        });
    }

    @Test
    @Order(6)
    void daysThatArePastOrDoNotExistAreRefusedAndALeapDayIsADay() {
        champion.open(story.plan() + "/agreement/new");
        champion.choose("A decision made");
        champion.write("In one sentence", "The board has decided on the leap year’s budget with these figures");
        champion.press("Continue");
        champion.choose("It happened once");
        champion.press("Continue");
        champion.seesHeading("By when?");
        for (var day : List.of(Story.day(Story.today().minusDays(1)), "29 Feb 2027", "31 Jun 2027", "soon")) {
            champion.typeDay("Day", day);
            champion.press("Continue");
            champion.sees("Nothing was saved. Please choose " + Story.day(Story.today()) + " or a later day.");
            champion.seesHeading("By when?");
        }
        champion.writeDay("Day", LocalDate.of(2028, 2, 29));
        champion.press("Continue");
        champion.choose(CHAMPION.name());
        champion.press("Continue");
        champion.choose("It comes after the onboarding");
        champion.press("Continue");
        champion.seesHeading("Is this what you propose?");
        champion.sees("29 Feb 2028");
        champion.press("Propose it to Fenwick Systems");
        champion.sees("Version 1 is on the table");
        champion.sees("29 Feb 2028");
    }

    @Test
    @Order(7)
    void textIsShownAsTypedAndNeverRun() {
        var typed = List.of(
                "<script>console.error('ran')</script>",
                "<img src=x onerror=\"console.error('ran')\">",
                "{{7*7}} ${7*7} {0} %s '' O’Neill & Söhne \"quoted\"",
                "مرحبا بالعالم שלום עולם mixed with English",
                "👩🏽‍🚀 🏴󠁧󠁢󠁷󠁬󠁳󠁿 e\u0301 a zero\u200bwidth space");
        champion.open(story.firstResult());
        csm.open(story.firstResult());
        for (var text : typed) {
            champion.write(NOTE, text);
            champion.press("Add note");
            // normal form C, as it is stored
            var stored = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC);
            assertThat(notes(champion, stored)).hasCount(1);
            assertThat(notes(csm, stored)).hasCount(1);
        }
        csm.open(story.firstResult());
        csm.sees(typed.getFirst());
    }

    // ------------------------------------------------------------ files

    @Test
    @Order(8)
    void aFileThatLiesIsEmptyOrBreaksOffIsNotAdded() {
        deputy.open(story.firstResult().replace("/agreement/", "/results/") + "/record");
        deputy.choose("Yes, there is a result");
        deputy.press("Continue");
        deputy.write("What happened", "We ran the call from the live board.");
        deputy.writeDay("Observed on", Story.today().minusDays(1));
        deputy.write("Forecast calls made from live numbers (in calls)", "2");
        deputy.press("Continue");
        deputy.tick(DEPUTY.name());
        deputy.press("Continue");
        deputy.seesHeading("What shows it?");
        var program = "MZ\u0000\u0003This program cannot be run".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        deputy.attach("Choose a file", new FilePayload("board.png", "image/png", program));
        deputy.sees("“board.png” says that it is a PNG");
        deputy.attach("Choose a file", new FilePayload("empty.csv", "text/csv", new byte[0]));
        deputy.sees("“empty.csv” is empty, so it shows nothing. It was not added.");
        deputy.attach("Choose a file", new FilePayload("half.png", "image/png", java.util.Arrays.copyOf(PIXEL, 50)));
        deputy.sees("“half.png” breaks off before its end or is damaged");
        deputy.sees("Nothing is added yet.");
        deputy.attach("Choose a file", new FilePayload("whole.png", "image/png", PIXEL));
        deputy.sees("“whole.png” was added.");
        file = deputy.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Download whole.png"))
                .getAttribute("href")
                .replaceFirst("^.*/?plan/", "/plan/");
        deputy.press("Continue");
        deputy.seesHeading("Is this what you want to record?");
        assertThat(deputy.said()).contains("whole.png").doesNotContain("board.png", "empty.csv", "half.png");
    }

    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    // ------------------------------------------------------------ not theirs

    @Test
    @Order(9)
    void whatIsUnknownAndWhatIsSomebodyElsesLookTheSame() {
        var other = new Story("Elsewhere Mills", STRANGER, PETRA.name());
        csm.open("/accounts/new");
        other.start(csm);
        try (var stranger =
                chromium.visitor(portal, STRANGER.email(), Looks.DESK).expecting("404")) {
            other.accept(stranger);
            var none = "01890000-0000-7000-8000-000000000000";
            var criterion = story.firstResult().replaceFirst(".*/", "");
            var nothing = page(stranger, "/plan/" + none);
            assertThat(nothing).startsWith("There is no such page for you");
            for (var path : List.of(
                    story.plan(),
                    "/plan/no-id",
                    story.plan() + "/history",
                    story.plan() + "/close",
                    story.vendorAccount(),
                    "/accounts/" + none,
                    story.firstResult(),
                    other.plan() + "/agreement/" + none,
                    other.plan() + "/agreement/" + criterion,
                    other.plan() + "/results/" + criterion,
                    other.plan() + "/results/" + criterion + "/record",
                    other.plan() + "/data/" + criterion)) {
                assertThat(page(stranger, path)).as(path).isEqualTo(nothing);
            }
            assertThat(answer(deputy, file)).startsWith("200 ");
            var noFile = answer(stranger, file.replaceFirst("[0-9a-f-]{36}$", none));
            assertThat(noFile).startsWith("404 ");
            assertThat(answer(stranger, file)).as(file).isEqualTo(noFile);
            assertThat(answer(stranger, file.replace(story.plan(), other.plan())))
                    .isEqualTo(noFile);
            stranger.assertNoComplaints();
        }
    }

    /** What the page says. */
    private static String page(Visitor visitor, String path) {
        visitor.open(path);
        return visitor.said();
    }

    /** The answer's status and body. */
    private static String answer(Visitor visitor, String path) {
        var response = visitor.context().request().get(portal.url() + path);
        return response.status() + " " + response.text();
    }

    // ------------------------------------------------------------ the database, and the portal itself

    @Test
    @Order(20)
    void withoutItsDatabaseAPageSaysSoSavesNothingAndGoesOnWhenItIsBack() {
        portal.expectErrors(".*");
        deputy.expecting("503");
        champion.open(story.firstResult());
        champion.write(NOTE, "Typed while the records were away");
        wire.cut();
        try {
            champion.press("Add note");
            champion.sees(AWAY + ", so nothing was saved. What you typed is still here.");
            assertThat(champion.field(NOTE)).hasValue("Typed while the records were away");
            assertThat(notes(champion, "Typed while the records were away")).hasCount(0);

            deputy.open(story.plan());
            deputy.seesHeading(AWAY);
            deputy.sees("Nothing was changed and nothing you did before is lost.");
            assertThat(Inspection.of(deputy, "records-away")).isEmpty();

            var door = Portal.send(HttpRequest.newBuilder(URI.create(portal.url() + "/sign-in/link/whatever"))
                    .header("Accept", "text/html"));
            assertThat(door.statusCode()).isEqualTo(503);
            assertThat(door.body()).contains(AWAY).doesNotContain("Whitelabel", "Exception");
            try (var atTheDoor = chromium.visitor(portal, "nobody", Looks.DESK).expecting("503")) {
                atTheDoor.open("/sign-in/link/whatever");
                atTheDoor.seesHeading(AWAY);
                assertThat(Inspection.of(atTheDoor, "records-away-at-the-door")).isEmpty();
            }
        } finally {
            wire.mend();
        }
        Wait.until(
                java.time.Duration.ofSeconds(60),
                () -> "the portal to be well again",
                () -> portal.get("/actuator/health").statusCode() == 200);
        champion.press("Add note");
        assertThat(notes(champion, "Typed while the records were away")).hasCount(1);
        assertThat(champion.field(NOTE)).hasValue("");
        deputy.open(story.firstResult());
        assertThat(notes(deputy, "Typed while the records were away")).hasCount(1);
    }

    @Test
    @Order(21)
    void killedAndStartedAgainItHasWhatItSaidWasSavedAndAnOpenPageSaysWhatIsNot() {
        champion.expecting("ERR_|WebSocket|403|401");
        csm.expecting("ERR_|WebSocket|403|401");
        deputy.expecting("ERR_|WebSocket|403|401");
        champion.open(story.firstResult());
        champion.write(NOTE, "Saved a moment before the power went");
        champion.press("Add note");
        assertThat(notes(champion, "Saved a moment before the power went")).hasCount(1);
        champion.beginToWrite(NOTE, "Half a thought");
        portal.kill();
        champion.pressable("Add note").click();
        champion.sees("We can’t reach the portal right now. What you typed is still here");
        assertThat(champion.field(NOTE)).hasValue("Half a thought");

        portal.start();
        champion.sees("You are not signed in any more");
        champion.sees("what you have typed since is not saved");
        assertThat(champion.field(NOTE)).hasValue("Half a thought");
        champion.page().locator(".v-system-error").click();
        champion.page().waitForURL(address -> address.contains("/sign-in?to="));
        champion.signIn(story.firstResult());
        assertThat(notes(champion, "Saved a moment before the power went")).hasCount(1);
        assertThat(notes(champion, "Half a thought")).hasCount(0);
        champion.open(story.plan() + "/history");
        champion.press("Check this record");
        champion.sees("The record holds");
    }

    // ------------------------------------------------------------ at the door

    // last: for a while nobody is let in from here after it
    @Test
    @Order(30)
    void whoTriesTooOftenReadsHowLongToWaitAndThatNothingIsLost() {
        try (var stranger = chromium.visitor(portal, "nobody", Looks.DESK).expecting("404|410|429")) {
            stranger.open("/sign-in/no-such-page");
            assertThat(Inspection.of(stranger, "no-such-page")).isEmpty();
            for (int tries = 0; tries < 41; tries++) {
                stranger.context().request().get(portal.url() + "/sign-in/link/guess-" + tries);
            }
            stranger.open("/sign-in/link/guess");
            stranger.seesHeading(Pattern.compile("Please try again in (one minute|\\d+ minutes)"));
            stranger.sees("Nothing is lost.");
            assertThat(Inspection.of(stranger, "too-many-tries")).isEmpty();
            stranger.assertNoComplaints();
        }
    }

    // ------------------------------------------------------------ ways of looking and pressing

    private static Locator notes(Visitor visitor, String text) {
        return visitor.page().locator(".log li p").getByText(text, new Locator.GetByTextOptions().setExact(true));
    }

    // the press comes when the test has already gone on to the other browser
    private static void pressSoon(Locator target) {
        target.evaluate("e => { setTimeout(() => e.click(), 400) }");
    }

    private static String notice(Visitor visitor) {
        var notice = visitor.page().locator(".notice").first();
        notice.waitFor();
        visitor.settle();
        return String.valueOf(notice.getAttribute("class"));
    }
}
