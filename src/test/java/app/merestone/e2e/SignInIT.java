package app.merestone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The doors of a portal without demo data and without an identity provider, on the embedded database. */
class SignInIT {

    private static final String ADMIN = "ada@fenwick.example";

    private static Portal portal;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        portal = Portals.embedded();
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
    void theFirstAdministratorIsLetInFromTheConsole() {
        var link = Portals.consoleLink();
        try (var ada = chromium.visitor(portal, ADMIN, Looks.DESK).expecting("410")) {
            // a mail scanner opens links too: nothing is used up by that
            assertThat(portal.get(link.substring(portal.url().length())).statusCode())
                    .isEqualTo(200);
            ada.open(link);
            Axe.check(ada.page());
            ada.press("Sign in");
            ada.page().waitForURL(url -> !url.contains("/sign-in"));
            ada.settle();
            ada.press("Sign out");
            ada.sees("You have signed out.");
            ada.open(link);
            ada.seesHeading("This link or code can no longer be used");
            ada.assertNoComplaints();
        }
    }

    @Test
    void theTypedCodeWorksInTheBrowserThatAsked() {
        try (var ada = chromium.visitor(portal, ADMIN, Looks.PHONE)) {
            ada.open("/mail");
            ada.write("Your e-mail address", ADMIN);
            Axe.check(ada.page());
            ada.press("Send me a link");
            ada.seesHeading("Check your mail for a link or a code");
            Axe.check(ada.page());
            var code = PostOffice.letterTo(ADMIN, "a code", l -> l.text().contains("code"))
                    .code();
            ada.write("Code", code);
            ada.press("Sign in");
            ada.page().waitForURL("**/mail");
            ada.settle();
            ada.seesHeading("We write to you once when it becomes your turn");
            ada.assertNoComplaints();
        }
    }

    @Test
    void anUnknownAddressGetsTheSameAnswerAndNoMail() {
        try (var stranger = chromium.visitor(portal, "stranger@nowhere.example", Looks.DESK)) {
            stranger.open("/sign-in");
            stranger.write("Your e-mail address", stranger.email());
            stranger.press("Send me a link");
            stranger.seesHeading("Check your mail for a link or a code");
            assertThat(PostOffice.lettersTo(stranger.email())).isEmpty();
        }
    }

    @Test
    void whatOnlyTheDemoHasIsNotThere() {
        for (var path : new String[] {"/demo/mail", "/sign-in/demo"}) {
            assertThat(portal.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(portal.get("/sign-in").body()).doesNotContain("Sign in as ", "/demo/");
    }
}
