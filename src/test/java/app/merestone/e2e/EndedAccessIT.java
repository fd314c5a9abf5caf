package app.merestone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose access ends is out at once, also where a page of theirs is open and nobody presses anything. */
class EndedAccessIT {

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
    void theOpenPageOfWhoeverLostAccessLeavesByItself() {
        var plan = accountWithChampion("Quarrymill", "cora@quarrymill.example");
        try (var champion = chromium.visitor(portal, "cora@quarrymill.example", Looks.DESK);
                // the answer to whatever an open page asks for while its session ends
                var member = chromium.visitor(portal, "milo@quarrymill.example", Looks.PHONE)
                        .expecting("401|403|WebSocket|ERR_")) {
            champion.signIn(plan + "/people/invite");
            champion.write("Name", "Milo Grant");
            champion.write("Work e-mail address", member.email());
            champion.choose("Member");
            champion.press("Send the invitation");
            champion.seesHeading("Milo Grant is invited");
            member.signIn(plan + "/people");
            member.sees("Milo Grant");

            champion.open(plan + "/people");
            champion.press("Change what Milo Grant can do");
            champion.choose("End Milo Grant’s access");
            champion.press("Save the change");
            champion.seesHeading("Milo Grant has no access any more");

            member.page().waitForURL("**/sign-in?because=ended");
            member.sees("You have been signed out");
            member.open(plan);
            assertThat(member.page().url()).contains("/sign-in?to=");
            champion.assertNoComplaints();
            member.assertNoComplaints();
        }
    }

    private static String accountWithChampion(String company, String email) {
        try (var admin = chromium.visitor(portal, Portals.ADMIN, Looks.DESK);
                var csm = chromium.visitor(portal, "hedda@fenwick.example", Looks.DESK)) {
            admin.signIn("/people/new");
            admin.write("Name", "Hedda Moor");
            admin.write("Work e-mail address", csm.email());
            admin.tick("CSM");
            admin.press("Add this colleague");
            admin.seesHeading("Hedda Moor can sign in");

            csm.signIn("/accounts/new");
            csm.write("Company name", company);
            csm.choose("Mid-market");
            csm.writeDay(
                    "Onboarding start",
                    LocalDate.now(ZoneId.of("Europe/London")).minusDays(20));
            csm.press("Continue");
            csm.press("Start the account");
            csm.press("Invite the champion");
            csm.write("Name", "Cora Vale");
            csm.write("Work e-mail address", email);
            var address = Pattern.compile("/(?:plan|accounts)/([0-9a-f-]{36})/")
                    .matcher(csm.page().url());
            assertThat(address.find()).as(csm.page().url()).isTrue();
            csm.press("Invite the champion");
            csm.seesHeading("Cora Vale is invited");
            return "/plan/" + address.group(1);
        }
    }
}
