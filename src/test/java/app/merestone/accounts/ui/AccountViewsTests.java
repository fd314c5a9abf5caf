package app.merestone.accounts.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.accounts.StartingAccounts;
import app.merestone.ledger.Role;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class AccountViewsTests extends SpringBrowserlessTest {

    @Autowired
    Accounts accounts;

    @Autowired
    Directory directory;

    @Autowired
    StartingAccounts starting;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    private Scene scene;

    @BeforeEach
    void scene() {
        clock.reset();
        scene = accounts.scene();
    }

    @Test
    void theChampionSeesWhoCanActAndInvitesSomebody() {
        var email = "nina." + UUID.randomUUID() + "@harbour.example";
        scene.asChampion(() -> {
            navigate(PeopleView.class, account());
            assertThat(heading()).isEqualTo("You lead for " + scene.name() + ", and 3 more people can act");
            assertThat(page()).contains("Jonas Petit", "Deputy", "Hanna Weiss", "invited by Maya Chen");
            assertThat(primary()).isEqualTo("Invite someone");

            navigate(InviteView.class, account());
            field("Name").setValue("Nina Roth");
            find(EmailField.class).single().setValue("nonsense");
            press("Send the invitation");
            assertThat(page()).contains("Something is not answered yet");
            radio(Role.MEMBER);
            press("Send the invitation");
            assertThat(page()).contains("That is not an e-mail address");
            assertThat(field("Name").getValue()).isEqualTo("Nina Roth");
            find(EmailField.class).single().setValue(email);
            press("Send the invitation");
            assertThat(heading()).isEqualTo("Nina Roth is invited");
            assertThat(page()).contains(email);
            assertThat(primary()).isEqualTo("See who can act");
        });
        assertThat(directory.customerPeople(scene.account()))
                .extracting(PersonFacts::name)
                .contains("Nina Roth");
    }

    @Test
    void aMemberReadsWhoCanActAndIsOfferedNoChange() {
        scene.asMember(() -> {
            navigate(PeopleView.class, account());
            assertThat(heading()).startsWith("Maya Chen leads for");
            assertThat(primary()).isEqualTo("Open the plan");
            assertThat(find(Anchor.class).all()).noneMatch(a -> a.getText().equals("Change"));
        });
    }

    @Test
    void thePageOfAForeignAccountIsNotFound() {
        scene.asOtherChampion(() -> {
            UIs.navigate(AccountsNavigation.people(scene.account()));
            assertThat(heading()).isEqualTo("There is no such page for you");
            UIs.navigate(AccountsNavigation.people(scene.account()) + "/invite");
            assertThat(heading()).isEqualTo("There is no such page for you");
            UIs.navigate("/plan/nonsense/people");
            assertThat(heading()).isEqualTo("There is no such page for you");
        });
        scene.asMember(() -> {
            UIs.navigate(AccountsNavigation.invite(scene.account()));
            assertThat(heading()).isEqualTo("There is no such page for you");
        });
    }

    @Test
    void theChampionNamesAnotherDeputy() {
        scene.asChampion(() -> {
            navigate(
                    PersonView.class,
                    Map.of(
                            "account", scene.account().toString(),
                            "person", scene.member().toString()));
            assertThat(heading()).isEqualTo("Aisha Bello does the work for " + scene.name());
            radio(PersonView.Change.NAME_DEPUTY);
            press("Save the change");
            assertThat(heading()).isEqualTo("Aisha Bello is your deputy");
        });
    }

    @Test
    void aCsmStartsAnAccountAfterTheAnswersWereChecked() {
        scene.asCsm(() -> {
            navigate(NewAccountView.class);
            field("Company name").setValue("Blue Heron");
            press("Continue");
            assertThat(page()).contains("Something is not answered yet");
            @SuppressWarnings("unchecked")
            RadioButtonGroup<StartingAccounts.SegmentChoice> segments =
                    find(RadioButtonGroup.class).single();
            segments.setValue(starting.choices().segments().getFirst());
            find(DatePicker.class).single().setValue(LocalDate.of(2026, 11, 20));
            field("Their mail domain (optional)").setValue("https://nonsense");
            press("Continue");
            assertThat(page()).contains("That is not a mail domain");
            field("Their mail domain (optional)").setValue("");
            press("Continue");
            assertThat(heading()).isEqualTo("Is this how Blue Heron starts?");
            press("Start the account");
            assertThat(heading()).isEqualTo("Blue Heron is started");
            assertThat(primary()).isEqualTo("Invite the champion");
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void theFirstChampionIsChosenAmongTheImportedContacts() {
        var empty = accounts.account("Imported & Co", scene.csm());
        var contact = accounts.person("Nora Contact", app.merestone.kernel.Side.CUSTOMER);
        jdbc.sql("INSERT INTO contact (account_id, person_id) VALUES (:account, :person)")
                .param("account", empty.toString())
                .param("person", contact.toString())
                .update();
        scene.asCsm(() -> {
            navigate(PeopleView.class, Map.of("account", empty.toString()));
            assertThat(heading()).isEqualTo("Nobody can act for Imported & Co yet");
            assertThat(primary()).isEqualTo("Invite the champion");
            navigate(InviteView.class, Map.of("account", empty.toString()));
            ComboBox<PersonFacts> known = find(ComboBox.class).single();
            known.setValue(known.getListDataView().getItems().findFirst().orElseThrow());
            press("Invite the champion");
            assertThat(heading()).isEqualTo("Nora Contact is invited");
        });
        assertThat(directory.champion(empty))
                .get()
                .extracting(PersonFacts::person)
                .isEqualTo(contact);
    }

    @Test
    void anImportedAccountsPlanIsStartedByItsCsm() {
        var imported = accounts.account("Waiting & Co", scene.csm());
        jdbc.sql("UPDATE account SET plan_started_at = NULL WHERE id = :account")
                .param("account", imported.toString())
                .update();
        var there = Map.of("account", imported.toString());
        scene.asOtherCsm(() -> {
            navigate(StartPlanView.class, there);
            assertThat(page()).contains("Only the account’s CSM can start it");
        });
        scene.asCsm(() -> {
            navigate(StartPlanView.class, there);
            press("Start the plan");
            assertThat(heading()).isEqualTo("The plan of Waiting & Co is started");
        });
        assertThat(directory.account(imported).planStarted()).isTrue();
    }

    @Test
    void aLeaderAssignsAnOwnerAndAStandIn() {
        scene.asLeader(() -> {
            navigate(OwnerView.class, account());
            assertThat(heading()).isEqualTo("Hanna Weiss owns " + scene.name());
            chooseIn(scene.otherCsm());
            press("Assign the owner");
            assertThat(heading()).isEqualTo("Tom Okafor owns " + scene.name());

            navigate(StandInView.class, account());
            chooseIn(scene.csm());
            find(DatePicker.class).withCaption("Last day").single().setValue(LocalDate.of(2026, 11, 30));
            press("Name the stand-in");
            assertThat(heading()).isEqualTo("Hanna Weiss stands in until 30 Nov 2026");
        });
        scene.asChampion(() -> {
            navigate(HandoffView.class, account());
            assertThat(heading()).isEqualTo("Tom Okafor follows Hanna Weiss: is this still our next milestone?");
            assertThat(page()).contains("Nothing that lies ahead is agreed yet");
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void theChampionSetsTheZoneAndTheCsmMovesTheStart() {
        scene.asChampion(() -> {
            navigate(TimeZoneView.class, account());
            assertThat(heading()).isEqualTo("Your days are counted in Europe/London");
            find(ComboBox.class).single().setValue("Europe/Berlin");
            press("Set the time zone");
            assertThat(heading()).isEqualTo("Your days are counted in Europe/Berlin from now on");
        });
        scene.asCsm(() -> {
            navigate(OnboardingStartView.class, account());
            find(DatePicker.class).single().setValue(LocalDate.of(2026, 10, 26));
            find(TextArea.class).single().setValue("Signed a week earlier");
            press("Move onboarding start");
            assertThat(heading()).isEqualTo("Onboarding started on 26 Oct 2026 from now on");
        });
    }

    @Test
    void anAdminRewordsASegmentAfterSeeingWhatChanges() {
        scene.asAdmin(() -> {
            navigate(SegmentsView.class);
            assertThat(heading()).contains("segments say what a first result is");
            UIs.navigate("/segments/new");
            field("Name").setValue("Charities " + UUID.randomUUID());
            field("First result, in a customer’s words").setValue("We have reported to our board from it");
            press("See what changes");
            assertThat(heading()).startsWith("Is this what plans of Charities");
            assertThat(page()).contains("We have reported to our board from it");
            press("Save the segment");
            assertThat(heading()).endsWith("is saved");
        });
    }

    @Test
    void anAdminEndsSomebodysAccess() {
        var email = directory.champion(scene.account()).orElseThrow().email().value();
        scene.asAdmin(() -> {
            navigate(VendorPeopleView.class);
            assertThat(heading()).contains("here for Fenwick Systems");
            UIs.navigate("/people/" + scene.csm());
            radio(VendorPersonView.Change.END);
            press("Save the change");
            assertThat(page()).contains("Hanna Weiss still owns 1 account. Nothing was saved.");

            jdbc.sql("UPDATE account SET csm_id = :heir WHERE csm_id = :leaver")
                    .param("heir", scene.otherCsm().toString())
                    .param("leaver", scene.csm().toString())
                    .update();
            UIs.navigate("/people/" + scene.csm());
            radio(VendorPersonView.Change.END);
            press("Save the change");
            assertThat(heading()).isEqualTo("Hanna Weiss has no access any more");

            navigate(FindPersonView.class);
            find(EmailField.class).single().setValue(email);
            press("Find this person");
            assertThat(heading()).isEqualTo("Should Maya Chen’s access end now?");
            press("End Maya Chen’s access");
            assertThat(heading()).isEqualTo("Maya Chen has no access any more");
        });
        assertThat(directory.champion(scene.account())).isEmpty();
    }

    @Test
    void aNewColleagueIsAdded() {
        scene.asAdmin(() -> {
            navigate(AppointView.class);
            field("Name").setValue("Una Berg");
            find(EmailField.class).single().setValue("una." + UUID.randomUUID() + "@fenwick.example");
            press("Add this colleague");
            assertThat(page()).contains("Something is not answered yet");
        });
    }

    private Map<String, String> account() {
        return Map.of("account", scene.account().toString());
    }

    private String heading() {
        return find(H1.class).single().getText();
    }

    private String primary() {
        var links = find(Anchor.class).all().stream()
                .filter(a -> a.getClassNames().contains("button-primary"))
                .map(Anchor::getText)
                .toList();
        var buttons = find(Button.class).all().stream()
                .filter(b -> b.getThemeNames().contains(ButtonVariant.PRIMARY.getVariantName()))
                .map(Button::getText)
                .toList();
        assertThat(links.size() + buttons.size()).as("primary buttons").isEqualTo(1);
        return links.isEmpty() ? buttons.getFirst() : links.getFirst();
    }

    private String page() {
        return find(Component.class).all().stream()
                .map(component -> component.getElement().getText())
                .reduce("", (one, other) -> one + "\n" + other);
    }

    private TextField field(String label) {
        return find(TextField.class).withCaption(label).single();
    }

    @SuppressWarnings("unchecked")
    private void radio(Object choice) {
        find(RadioButtonGroup.class).single().setValue(choice);
    }

    @SuppressWarnings("unchecked")
    private void chooseIn(app.merestone.kernel.PersonId person) {
        ComboBox<PersonFacts> box = find(ComboBox.class).single();
        box.setValue(box.getListDataView()
                .getItems()
                .filter(facts -> facts.person().equals(person))
                .findFirst()
                .orElseThrow());
    }

    private void press(String words) {
        test(find(Button.class).withText(words).single()).click();
    }

    private static final class UIs {

        static void navigate(String path) {
            com.vaadin.flow.component.UI.getCurrent().navigate(path.substring(1));
        }
    }
}
