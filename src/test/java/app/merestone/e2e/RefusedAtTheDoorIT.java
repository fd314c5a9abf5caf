package app.merestone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the page that lets nobody in says to somebody whom a real Keycloak knows and the portal does not. */
class RefusedAtTheDoorIT {

    @Test
    void whoHasNeitherRoleNorMembershipReadsWhomToAsk() {
        var portal = Portals.withServers();
        try (var chromium = new Chromium();
                var nora = chromium.visitor(portal, "nora@nowhere.example", Looks.DESK)
                        .expecting("403")) {
            nora.isRefusedAfterKeycloak("nora");
            nora.seesHeading("Your account has no access here yet");
            nora.sees("Nothing was changed.");
            assertThat(Inspection.of(nora, "refused-no-access")).isEmpty();
            // every reason has its own words on the same page
            for (var because : new String[] {"unverified", "other-side", "somebody-else"}) {
                nora.open("/sign-in/refused?because=" + because);
                assertThat(Inspection.of(nora, "refused-" + because)).isEmpty();
            }
            nora.assertNoComplaints();
        }
        portal.assertNoTrouble();
    }
}
