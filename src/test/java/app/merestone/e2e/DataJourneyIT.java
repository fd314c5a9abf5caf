package app.merestone.e2e;

import app.merestone.e2e.Story.Person;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever a vendor loads with: its runs arrive, and the customer counts them blind, says what is off, and checks again
 * what comes then. The loaders that report lineage have the same journey in {@link MainJourneyIT}.
 */
class DataJourneyIT {

    private static final Person HANA = new Person("Hana Sato", "hana@fenwick.example");

    private static Portal portal;
    private static Chromium chromium;

    /** Signs in once for all: her address gets only so many links an hour. */
    private static Visitor ada;

    @BeforeAll
    static void start() {
        portal = Portals.embedded();
        chromium = new Chromium();
        ada = chromium.visitor(portal, Portals.ADMIN, Looks.DESK);
        ada.signIn("/people/new");
        Story.appoint(ada, HANA, "CSM");
    }

    @AfterAll
    static void stop() {
        ada.close();
        chromium.close();
    }

    @AfterEach
    void nothingWentWrong() {
        portal.assertNoTrouble();
    }

    @Test
    void airbyteByKeyboardAlone() {
        var rosa = new Person("Rosa Blum", "rosa@orchardlane.example");
        try (var csm = chromium.keyboardVisitor(portal, HANA.email(), Looks.DESK);
                var champion = chromium.keyboardVisitor(portal, rosa.email(), Looks.DESK)) {
            fromConnectedToInUse(
                    new Story("Orchard Lane", rosa, HANA.name()),
                    Feed.AIRBYTE,
                    (story, admin) -> {
                        story.makeKey(admin, Feed.AIRBYTE);
                        return Senders.airbyte(admin.field("Address").inputValue());
                    },
                    csm,
                    champion);
        }
    }

    @Test
    void fivetranWithCountsOfOurOwnOnAPhone() {
        var ivo = new Person("Ivo Marsh", "ivo@pinebank.example");
        try (var csm = chromium.visitor(portal, HANA.email(), Looks.DESK);
                var champion = chromium.visitor(portal, ivo.email(), Looks.PHONE)) {
            fromConnectedToInUse(
                    new Story("Pinebank", ivo, HANA.name()),
                    Feed.FIVETRAN,
                    (story, admin) -> {
                        story.makeKey(admin, Feed.FIVETRAN);
                        var address = admin.field("Address").inputValue();
                        var secret = admin.field("Secret").inputValue();
                        story.makeKey(admin, Feed.PLAIN);
                        return Senders.fivetran(
                                address, secret, portal, admin.field("Key").inputValue());
                    },
                    csm,
                    champion);
        }
    }

    @Test
    void aScriptWithCurlByMouse() {
        var elin = new Person("Elin Dahl", "elin@saltmarsh.example");
        try (var csm = chromium.visitor(portal, HANA.email(), Looks.DESK);
                var champion = chromium.visitor(portal, elin.email(), Looks.DESK)) {
            fromConnectedToInUse(
                    new Story("Saltmarsh", elin, HANA.name()),
                    Feed.PLAIN,
                    (story, admin) -> {
                        story.makeKey(admin, Feed.PLAIN);
                        return Senders.plain(portal, admin.field("Key").inputValue());
                    },
                    csm,
                    champion);
        }
    }

    private static void fromConnectedToInUse(
            Story story, Feed feed, BiFunction<Story, Visitor, Loader> sender, Visitor csm, Visitor champion) {
        csm.signIn("/accounts/new");
        story.start(csm);
        story.accept(champion);
        story.connect(csm, feed);
        var loader = sender.apply(story, ada);
        story.dispute(champion, loader);
        story.verify(champion, csm, loader);
        ada.assertNoComplaints();
        csm.assertNoComplaints();
        champion.assertNoComplaints();
    }
}
