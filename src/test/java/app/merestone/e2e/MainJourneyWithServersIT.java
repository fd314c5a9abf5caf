package app.merestone.e2e;

import app.merestone.e2e.Story.Person;
import org.junit.jupiter.api.Test;

/** The same on a real MySQL, with the vendor's people coming through a real Keycloak. */
class MainJourneyWithServersIT {

    @Test
    void agreeVerifyRecordCoSignClose() {
        var portal = Portals.withServers();
        var dana = new Person("Dana Whitlock", "dana@harrowvale.example");
        var omar = new Person("Omar Haddad", "omar.haddad@harrowvale.example");
        var story = new Story("Harrowvale", dana, "Priya Raman");
        try (var chromium = new Chromium();
                var csm = chromium.visitor(portal, "priya@fenwick.example", Looks.DESK);
                var ada = chromium.visitor(portal, Portals.ADMIN, Looks.DESK);
                var champion = chromium.visitor(portal, dana.email(), Looks.PHONE);
                var member = chromium.visitor(portal, omar.email(), Looks.DESK)) {
            csm.signInAtKeycloak("priya", "/accounts/new");
            story.start(csm);
            story.accept(champion);
            story.invite(champion, omar);
            story.sayWhyAndMakeTheFirstResultTheirs(champion);
            story.agree(csm);
            story.agreeOnWhatComesNext(champion, csm);
            story.connect(csm);
            ada.signInAtKeycloak("ada", "/connections");
            var loader = story.letTheLoaderIn(ada, portal);
            story.dispute(champion, loader);
            story.verify(champion, csm, loader);
            member.signIn("/");
            story.record(member, omar.name());
            story.sign(champion);
            story.coSign(csm);
            story.finishSetUp(csm);
            story.close(champion, csm);
            csm.assertNoComplaints();
            champion.assertNoComplaints();
            member.assertNoComplaints();
        }
        portal.assertNoTrouble();
    }
}
