package app.merestone.e2e;

import app.merestone.e2e.Story.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Agree, verify, record, co-sign, close: on the portal as it starts by itself, signing in with mailed links. */
class MainJourneyIT {

    private static final Person PRIYA = new Person("Priya Raman", "priya@fenwick.example");

    private static Portal portal;
    private static Chromium chromium;

    /** The administrator signs in once for all: an address gets only so many links in a while. */
    private static String administrator = "";

    @BeforeAll
    static void start() {
        portal = Portals.embedded();
        chromium = new Chromium();
        try (var ada = chromium.visitor(portal, Portals.ADMIN, Looks.DESK)) {
            ada.signIn("/people/new");
            Story.appoint(ada, PRIYA, "CSM");
            ada.assertNoComplaints();
            administrator = ada.context().storageState();
        }
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
        var dana = new Person("Dana Whitlock", "dana@harrowvale.example");
        var omar = new Person("Omar Haddad", "omar@harrowvale.example");
        try (var csm = chromium.visitor(portal, PRIYA.email(), Looks.DESK);
                var ada = chromium.again(Portals.ADMIN, portal, administrator, false);
                var champion = chromium.visitor(portal, dana.email(), Looks.DESK);
                var member = chromium.visitor(portal, omar.email(), Looks.PHONE)) {
            fromKickoffToClose(new Story("Harrowvale", dana, PRIYA.name()), omar, csm, ada, champion, member);
        }
    }

    @Test
    void byKeyboardAlone() {
        var mira = new Person("Mira Okafor", "mira@brackwater.example");
        var tomas = new Person("Tomas Lind", "tomas@brackwater.example");
        try (var csm = chromium.keyboardVisitor(portal, PRIYA.email(), Looks.DESK);
                var ada = chromium.again(Portals.ADMIN, portal, administrator, true);
                var champion = chromium.keyboardVisitor(portal, mira.email(), Looks.DESK);
                var member = chromium.keyboardVisitor(portal, tomas.email(), Looks.DESK)) {
            fromKickoffToClose(new Story("Brackwater", mira, PRIYA.name()), tomas, csm, ada, champion, member);
        }
    }

    private static void fromKickoffToClose(
            Story story, Person colleague, Visitor csm, Visitor ada, Visitor champion, Visitor member) {
        csm.signIn("/accounts/new");
        story.start(csm);
        story.accept(champion);
        story.invite(champion, colleague);
        story.sayWhyAndMakeTheFirstResultTheirs(champion);
        story.agree(csm);
        story.agreeOnWhatComesNext(champion, csm);
        story.connect(csm);
        var loader = story.letTheLoaderIn(ada, portal);
        story.dispute(champion, loader);
        story.verify(champion, csm, loader);
        member.signIn("/");
        story.record(member, colleague.name());
        story.sign(champion);
        story.askForMore(csm, member, champion);
        story.coSign(csm);
        story.finishSetUp(csm);
        story.close(champion, csm);
        ada.assertNoComplaints();
        csm.assertNoComplaints();
        champion.assertNoComplaints();
        member.assertNoComplaints();
    }
}
