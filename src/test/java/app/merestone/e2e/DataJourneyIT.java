package app.merestone.e2e;

import app.merestone.e2e.Story.Person;
import app.merestone.e2e.Story.Proof;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a vendor loads with, and however the customer works: a run arrives, and the customer counts it blind, says what is
 * off, and checks again what comes then, in no more presses than was promised. The loaders that report lineage have the same
 * journey in {@link MainJourneyIT}; a long run lets every sender meet every way to work.
 */
class DataJourneyIT {

    private static final Person HANA = new Person("Hana Sato", "hana@fenwick.example");

    /** How the champion works. */
    enum Way {
        MOUSE("Saltmarsh", new Person("Elin Dahl", "elin@saltmarsh.example"), Proof.SCREENSHOT),
        KEYBOARD("Orchard Lane", new Person("Rosa Blum", "rosa@orchardlane.example"), Proof.FILE),
        PHONE("Pinebank", new Person("Ivo Marsh", "ivo@pinebank.example"), Proof.WORDS);

        private final String company;
        private final Person champion;
        private final Proof proof;

        Way(String company, Person champion, Proof proof) {
            this.company = company;
            this.champion = champion;
            this.proof = proof;
        }

        private Visitor visitor() {
            return switch (this) {
                case MOUSE -> chromium.visitor(portal, champion.email(), Looks.DESK);
                case KEYBOARD -> chromium.keyboardVisitor(portal, champion.email(), Looks.DESK);
                case PHONE -> chromium.visitor(portal, champion.email(), Looks.PHONE);
            };
        }
    }

    /** What the vendor loads with. */
    enum Sender {
        OPEN_LINEAGE(Feed.LINEAGE),
        AIRBYTE(Feed.AIRBYTE),
        FIVETRAN(Feed.FIVETRAN),
        CURL(Feed.PLAIN);

        private final Feed feed;

        Sender(Feed feed) {
            this.feed = feed;
        }

        private Loader letIn(Story story) {
            if (this == OPEN_LINEAGE) {
                return story.letTheLoaderIn(ada, portal);
            }
            story.makeKey(ada, feed);
            return switch (this) {
                case AIRBYTE -> Senders.airbyte(ada.field("Address").inputValue());
                case FIVETRAN -> {
                    var address = ada.field("Address").inputValue();
                    var secret = ada.field("Secret").inputValue();
                    story.makeKey(ada, Feed.PLAIN);
                    yield Senders.fivetran(
                            address, secret, portal, ada.field("Key").inputValue());
                }
                default -> Senders.plain(portal, ada.field("Key").inputValue());
            };
        }
    }

    private record Customer(Story story, Visitor champion) {}

    /** Each signs in once for all rounds, as the vendor's people do: an address gets only so many links in a while. */
    private static final Map<Way, Customer> CUSTOMERS = new EnumMap<>(Way.class);

    private static Portal portal;
    private static Chromium chromium;
    private static Visitor ada;
    private static Visitor csm;

    @BeforeAll
    static void start() {
        portal = Portals.embedded();
        chromium = new Chromium();
        ada = chromium.visitor(portal, Portals.ADMIN, Looks.DESK);
        ada.signIn("/people/new");
        Story.appoint(ada, HANA, "CSM");
        csm = chromium.visitor(portal, HANA.email(), Looks.DESK);
        csm.signIn("/accounts/new");
    }

    @AfterAll
    static void stop() {
        CUSTOMERS.values().forEach(customer -> customer.champion().close());
        CUSTOMERS.clear();
        csm.close();
        ada.close();
        chromium.close();
    }

    @AfterEach
    void nothingWentWrong() {
        portal.assertNoTrouble();
    }

    @ParameterizedTest
    @CsvSource({"CURL, MOUSE", "AIRBYTE, KEYBOARD", "FIVETRAN, PHONE"})
    void fromConnectedToInUse(Sender sender, Way way) {
        var customer = CUSTOMERS.computeIfAbsent(way, DataJourneyIT::customer);
        var story = customer.story();
        var champion = customer.champion();
        story.connect(csm, sender.feed);
        var loader = sender.letIn(story);
        story.dispute(champion, loader, way.proof);
        story.openProof(csm, way.proof);
        story.verify(champion, csm, loader);
        story.openProof(champion, way.proof);
        ada.assertNoComplaints();
        csm.assertNoComplaints();
        champion.assertNoComplaints();
    }

    @ParameterizedTest
    @MethodSource("theOthers")
    @Tag("long")
    void everySenderByEveryWay(Sender sender, Way way) {
        fromConnectedToInUse(sender, way);
    }

    static Stream<Arguments> theOthers() {
        return Arrays.stream(Sender.values()).flatMap(sender -> Arrays.stream(Way.values())
                .filter(way -> sender != inEveryRun(way))
                .map(way -> Arguments.of(sender, way)));
    }

    private static Sender inEveryRun(Way way) {
        return switch (way) {
            case MOUSE -> Sender.CURL;
            case KEYBOARD -> Sender.AIRBYTE;
            case PHONE -> Sender.FIVETRAN;
        };
    }

    private static Customer customer(Way way) {
        var story = new Story(way.company, way.champion, HANA.name());
        var champion = way.visitor();
        story.start(csm);
        story.accept(champion);
        return new Customer(story, champion);
    }
}
