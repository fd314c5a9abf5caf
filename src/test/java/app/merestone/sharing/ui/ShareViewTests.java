package app.merestone.sharing.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.Refused;
import app.merestone.kernel.StoredTime;
import app.merestone.sharing.NewShare;
import app.merestone.sharing.ShareId;
import app.merestone.sharing.SharePart;
import app.merestone.sharing.SharingPlans;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Drawn;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import app.merestone.testing.TestPostbox;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@DisplayName("The champion’s page of links (rule 24)")
class ShareViewTests extends SpringBrowserlessTest {

    private static final LocalDate LATER = LocalDate.of(2026, 12, 14);

    @Autowired
    Accounts accounts;

    @Autowired
    ShownAccounts shown;

    @Autowired
    SharingPlans sharing;

    @Autowired
    TestPostbox.Kept postbox;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    private Scene scene;

    @BeforeEach
    void anAccountWithItsFirstResult() {
        clock.reset();
        scene = accounts.scene();
        shown.firstResultShown(scene);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void fromThePlanItTakesThreePressesToCopyALink() {
        scene.asChampion(() -> {
            UI.getCurrent().navigate("plan/" + scene.account());
            assertThat(find(Anchor.class).all())
                    .filteredOn(anchor -> anchor.getText().equals("Share"))
                    .singleElement()
                    .satisfies(anchor -> assertThat(anchor.getHref()).endsWith("plan/" + scene.account() + "/share"));
            open();
            assertThat(heading()).isEqualTo("Nobody outside reads our progress yet");
            assertThat(primary()).containsExactly("Create link");
            press("Create link");
            assertThat(heading()).isEqualTo("One link lets people outside read our progress");
            assertThat(primary()).containsExactly("Copy link");
            assertThat(link()).matches("https?://.+/s/[A-Za-z0-9_-]{43}");
        });
    }

    @Test
    void whoeverMayNotShareFindsNeitherTheWayNorThePage() {
        for (var who : List.of(scene.member(), scene.sponsor())) {
            app.merestone.testing.As.person(
                    who,
                    () -> {
                        UI.getCurrent().navigate("plan/" + scene.account());
                        assertThat(find(Anchor.class).all())
                                .noneMatch(anchor -> anchor.getText().equals("Share"));
                        UI.getCurrent().navigate("plan/" + scene.account() + "/share");
                        assertThat(heading()).isEqualTo("There is no such page for you");
                    },
                    "CUSTOMER");
        }
    }

    @Test
    void thePreviewShowsWhatIsChosen() {
        scene.asChampion(() -> {
            open();
            assertThat(words()).contains("The first report ran without anybody’s help");
            @SuppressWarnings("unchecked")
            CheckboxGroup<SharePart> parts = find(CheckboxGroup.class).single();
            parts.setValue(EnumSet.of(SharePart.NEXT));
            assertThat(words())
                    .doesNotContain("The first report ran without anybody’s help")
                    .contains("All our branches report on their own");
            parts.setValue(Set.of());
            assertThat(words()).doesNotContain("All our branches report on their own");
        });
    }

    @Test
    void aLinkIsTakenBackByASecondPressAndThenSaysNoMoreWhatItDoes() {
        scene.asChampion(() -> {
            open();
            press("Create link");
            press("Take it back");
            assertThat(words()).contains("Whoever holds it finds nothing from now on.", "Follows the plan");
            press("Keep the link");
            press("Take it back");
            press("Take it back now");
            assertThat(heading()).isEqualTo("Nobody outside reads our progress yet");
            assertThat(words())
                    .contains("Taken back", "Showed the two finish lines")
                    .doesNotContain("Follows the plan", "Readers may download it");
            assertThat(primary()).containsExactly("Create link");
        });
    }

    @Test
    void theVendorSeesOnlyLinksThatTheChampionLetsItSee() {
        scene.asChampion(() -> sharing.make(scene.account(), NewShare.ofEverything(LATER)));
        scene.asCsm(() -> {
            UI.getCurrent().navigate("accounts/" + scene.account() + "/share");
            assertThat(heading()).isEqualTo(scene.name() + " lets you see no link being opened");
            assertThat(words()).doesNotContain("Maya Chen on");
            assertThat(words())
                    .contains("No link is shown to you.", "decides for each link")
                    .doesNotContain("Make one");
        });
        scene.asChampion(() -> sharing.make(scene.account(), new NewShare(Set.of(), false, LATER, "", true)));
        scene.asCsm(() -> {
            UI.getCurrent().navigate("mail");
            UI.getCurrent().navigate("accounts/" + scene.account() + "/share");
            assertThat(heading()).isEqualTo(scene.name() + " lets you see one link being opened");
            assertThat(find(Button.class).all())
                    .noneMatch(button -> button.getText().equals("Take it back"));
        });
    }

    @Test
    void theLinkIsMailedWhileItIsKnownAndTheDevicesOwnSharingIsOfferedWhereThereIsOne() {
        var reader = "ines." + scene.account() + "@board.example";
        scene.asChampion(() -> {
            open();
            press("Create link");
            assertThat(find(Button.class).all())
                    .as("no browser has said that it can")
                    .noneMatch(button -> button.getText().equals("Share with an app"));
            field("To (addresses, one a line)").setValue(reader);
            field("Your own words in the mail (optional)").setValue("Here is where we stand.");
            press("Send the mail");
            sees("One mail is on the way");
            assertThat(postbox.to(new EmailAddress(reader))).singleElement().satisfies(mail -> assertThat(mail.text())
                    .contains(link()));
            press("Send the mail");
            assertThat(words()).contains("No mail was sent: there is no address");
            var gone = "gone." + scene.account() + "@board.example";
            postbox.refuse(new EmailAddress(gone));
            field("To (addresses, one a line)").setValue(gone);
            press("Send the mail");
            sees("The mail server did not take: " + gone);
            assertThat(field("To (addresses, one a line)").getValue()).isEqualTo(gone);
        });
    }

    @Test
    void certainReadersAndSitesAreNamedWhereALinkIsMade() {
        scene.asChampion(() -> {
            open();
            field("Who may read it (optional)").setValue("board.example");
            assertThat(words()).contains("and by which address");
            press("Create link");
            assertThat(words()).contains("Asks for a code", "For these readers: board.example");
            press("Make another link");
            field("Pages that may show it in a frame (optional)").setValue("https://intranet.customer.example");
            press("Create link");
            assertThat(words()).contains("May be shown in a frame of: https://intranet.customer.example");
        });
    }

    @Test
    @DisplayName("Rule 24: what others may take away for good is not chosen for the champion")
    void filesAreTheOnePartThatTheChampionChoosesThemselves() {
        scene.asChampion(() -> {
            open();
            @SuppressWarnings("unchecked")
            CheckboxGroup<SharePart> parts = find(CheckboxGroup.class).single();
            assertThat(parts.getValue()).isEqualTo(EnumSet.complementOf(EnumSet.of(SharePart.FILES)));
        });
    }

    @Test
    @DisplayName("Rule 24: the champion reads of each link what it shows and how, in one line")
    void eachLinkSaysWhatItShows() {
        scene.asChampion(() -> {
            sharing.make(scene.account(), NewShare.ofEverything(LATER).readableBy("board.example"));
            sharing.make(
                    scene.account(),
                    new NewShare(EnumSet.of(SharePart.RESULTS, SharePart.NUMBERS), true, LATER, "", true));
            sharing.make(
                    scene.account(),
                    new NewShare(EnumSet.of(SharePart.RESULTS, SharePart.FILES), false, LATER, "", false));
            sharing.make(scene.account(), new NewShare(EnumSet.of(SharePart.NEXT), false, LATER, "", false));
            // beside no results there are no numbers
            sharing.make(scene.account(), new NewShare(EnumSet.of(SharePart.NUMBERS), false, LATER, "", false));
            open();
            assertThat(find(Paragraph.class).all())
                    .extracting(Paragraph::getText)
                    .filteredOn(said -> said.startsWith("Shows "))
                    .containsExactlyInAnyOrder(
                            "Shows the two finish lines, results with their numbers and files, what is agreed and not shown yet,"
                                    + " what comes next and the certificate once there is one"
                                    + " · Follows the plan · Readers may download it · Asks for a code",
                            "Shows the two finish lines and results with their numbers"
                                    + " · Stays as it was when it was made · Readers may not download it",
                            "Shows the two finish lines and results without their numbers, with their files"
                                    + " · Follows the plan · Readers may not download it",
                            "Shows the two finish lines and what comes next"
                                    + " · Follows the plan · Readers may not download it",
                            "Shows the two finish lines · Follows the plan · Readers may not download it");
        });
        scene.asCsm(() -> {
            UI.getCurrent().navigate("accounts/" + scene.account() + "/share");
            assertThat(words())
                    .as("what the champion chose to tell others is their own")
                    .contains("Stays as it was when it was made")
                    .doesNotContain("Shows ");
        });
    }

    @Test
    void olderLinksAreShownPageByPageToBothWhoMaySeeThem() {
        int all = 53;
        scene.asChampion(() -> {
            for (int i = 0; i < all; i++) {
                sharing.make(scene.account(), new NewShare(Set.of(), false, LATER, "", true));
            }
            open();
            assertThat(links()).isEqualTo(50);
            press("Show older links");
            assertThat(links()).isEqualTo(all);
            assertThat(find(Button.class).all())
                    .noneMatch(button -> button.getText().equals("Show older links"));
        });
        scene.asCsm(() -> {
            UI.getCurrent().navigate("accounts/" + scene.account() + "/share");
            assertThat(heading()).contains("lets you see 53 links");
            assertThat(links()).isEqualTo(50);
            press("Show older links");
            assertThat(links()).isEqualTo(all);
        });
    }

    @Test
    @DisplayName("Rule 27: what a reader said is erased by a second press, and what is kept of an address by typing it")
    void nameAndWordsAreErasedOnRequest() {
        var share = scene.asChampion(() -> sharing.make(scene.account(), NewShare.ofEverything(LATER)))
                .share();
        answered(share, "QUESTION", "When is it all of us?");
        scene.asChampion(() -> {
            open();
            press("Erase name and words");
            press("Keep them");
            assertThat(words()).contains("When is it all of us?").contains("Ines Moreau");
            press("Erase name and words");
            press("Erase name and words for good");
            assertThat(words())
                    .contains("Name and words were erased by Maya Chen.")
                    .contains("A question")
                    .doesNotContain("When is it all of us?")
                    .doesNotContain("Ines Moreau")
                    .doesNotContain("Pass on to");
            find(TextField.class).all().stream()
                    .filter(field -> "Address of the reader".equals(field.getLabel()))
                    .findFirst()
                    .orElseThrow()
                    .setValue("ines@board.example");
            press("Erase this reader for good");
            assertThat(words()).contains("Nothing was kept of this address.");
        });
    }

    @Test
    @DisplayName("Rule 24: of a link that was answered nobody reads that nobody has opened it")
    void anAnswerImpliesAnOpening() {
        var share = scene.asChampion(
                        () -> sharing.make(scene.account(), new NewShare(Set.of(), false, LATER, "", true)))
                .share();
        answered(share, "SEEN", "");

        scene.asChampion(() -> {
            open();
            assertThat(words())
                    .contains("Opened at least once; it was not noted when. Fenwick Systems sees this, too.")
                    .contains("One answer came by it.")
                    .doesNotContain("Nobody has opened it yet");
        });
        scene.asCsm(() -> {
            UI.getCurrent().navigate("accounts/" + scene.account() + "/share");
            assertThat(words())
                    .as("true for whoever is not told of answers")
                    .contains("No opening was noted yet.")
                    .doesNotContain("One answer came by it.", "Opened at least once", "Nobody has opened it yet");
        });
    }

    @Test
    void ofALinkThatIsOlderThanWhatIsKeptNobodyReadsThatNobodyOpenedIt() {
        scene.asChampion(() -> sharing.make(scene.account(), NewShare.ofEverything(LATER)));
        scene.asChampion(() -> {
            open();
            assertThat(words()).contains("Nobody has opened it yet.");
        });
        clock.pass(Duration.ofDays(367));
        scene.asChampion(() -> {
            open();
            assertThat(words())
                    .contains("Ended on 14 Dec 2026", "Openings are kept for twelve months")
                    .doesNotContain("Nobody has opened it yet");
        });
    }

    @Test
    @DisplayName("Rule 24: whom a link is for stands in the champion’s own list, and names it wherever they meet it")
    void aLinkIsNamedForItsKeepers() {
        scene.asChampion(() -> {
            open();
            find(TextField.class).all().stream()
                    .filter(field -> "Who is it for? (optional)".equals(field.getLabel()))
                    .findFirst()
                    .orElseThrow()
                    .setValue(" Ines, our CFO ");
            press("Create link");
            assertThat(words()).contains("Ines, our CFO");
            assertThat(find(Div.class).all())
                    .filteredOn(div -> div.hasClassName("share-preview"))
                    .singleElement()
                    .satisfies(preview -> assertThat(Drawn.text(preview.getElement()))
                            .contains("The first report ran")
                            .doesNotContain("Ines, our CFO"));
            assertThat(find(Button.class).all())
                    .extracting(button -> button.getAriaLabel().orElse(""))
                    .anyMatch(label ->
                            label.startsWith("Take it back: the link of ") && label.endsWith("(“Ines, our CFO”)"));
            press("Make another link");
            press("Create link");
            assertThat(paragraphs("Ines, our CFO"))
                    .as("the next one is for somebody else")
                    .isEqualTo(1);
        });
        var named = jdbc.sql("SELECT id FROM plan_share WHERE account_id = :account AND made_for <> ''")
                .param("account", scene.account().toString())
                .query(String.class)
                .single();
        answered(ShareId.parse(named), "QUESTION", "When is it all of us?");
        scene.asDeputy(() -> {
            open();
            assertThat(words()).contains("(“Ines, our CFO”)").contains("Came by the link of ");
        });
    }

    @Test
    @DisplayName("Rule 27: a name by which a link is known can be changed and erased, also once the link is over")
    void whomALinkIsForIsChangedAndErased() {
        var share = scene.asChampion(() -> sharing.make(scene.account(), NewShare.ofEverything(LATER)))
                .share();
        scene.asChampion(() -> {
            open();
            press("Say whom it is for");
            newName().setValue("Ines Moreau");
            press("Save the name");
            assertThat(paragraphs("Ines Moreau")).isEqualTo(1);
            press("Change whom it is for");
            press("Keep it as it is");
            assertThat(paragraphs("Ines Moreau")).isEqualTo(1);
            sharing.revoke(scene.account(), share);
        });
        scene.asDeputy(() -> {
            open();
            press("Change whom it is for");
            newName().setValue("");
            press("Save the name");
            assertThat(words()).doesNotContain("Ines Moreau");
            assertThat(find(Button.class).all())
                    .noneMatch(button -> button.getText().endsWith("whom it is for"));
        });
    }

    /** The field beside the link, which stands before the one of a new link. */
    private TextField newName() {
        return find(TextField.class).all().stream()
                .filter(field -> "Who is it for? (optional)".equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whomALinkIsForTakesEightyCharactersInOneLine() {
        scene.asChampion(() -> {
            var eighty = "🗿".repeat(79) + "\n" + "W";
            assertThatThrownBy(() -> sharing.make(
                            scene.account(), NewShare.ofEverything(LATER).madeFor(eighty + "W")))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            said -> assertThat(said.refusal().code()).isEqualTo("text.too-long"));
            sharing.make(scene.account(), NewShare.ofEverything(LATER).madeFor(eighty.substring(2)));
            open();
            assertThat(words()).contains("🗿".repeat(78) + " W");
        });
    }

    private long paragraphs(String words) {
        return find(Paragraph.class).all().stream()
                .filter(paragraph -> paragraph.getText().equals(words))
                .count();
    }

    private void answered(ShareId share, String kind, String words) {
        jdbc.sql("""
                        INSERT INTO share_answer (id, version, account_id, share_id, form, kind, name, words, reader, said_at)
                        VALUES (:id, 0, :account, :share, :id, :kind, 'Ines Moreau', :words, NULL, :now)""")
                .param("id", UUID.randomUUID().toString())
                .param("account", scene.account().toString())
                .param("share", share.toString())
                .param("kind", kind)
                .param("words", words)
                .param("now", StoredTime.column(clock.instant()))
                .update();
    }

    private long links() {
        return Drawn.text(getCurrentView().getElement()).split("Made by Maya Chen", -1).length - 1;
    }

    private TextArea field(String label) {
        return find(TextArea.class).all().stream()
                .filter(area -> label.equals(area.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    /** Waits for what is told to this open page from beside it. */
    private void sees(String sentence) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).pollInSameThread().untilAsserted(() -> {
            var session = VaadinSession.getCurrent();
            session.getService().runPendingAccessTasks(session);
            assertThat(words()).contains(sentence);
        });
    }

    private void open() {
        navigate(ShareView.class, Map.of("account", scene.account().toString()));
    }

    private String heading() {
        return find(H1.class).single().getText();
    }

    private String words() {
        return Drawn.text(getCurrentView().getElement());
    }

    private String link() {
        return find(TextField.class).all().stream()
                .map(TextField::getValue)
                .filter(value -> value.contains("/s/"))
                .findFirst()
                .orElse("");
    }

    private List<String> primary() {
        return find(Button.class).all().stream()
                .filter(button -> button.getThemeNames().contains(ButtonVariant.PRIMARY.getVariantName()))
                .map(Button::getText)
                .toList();
    }

    private void press(String words) {
        test(find(Button.class).all().stream()
                        .filter(button -> button.getText().equals(words))
                        .findFirst()
                        .orElseThrow())
                .click();
    }
}
