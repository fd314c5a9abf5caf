package app.merestone.checkins.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.accounts.PersonFacts;
import app.merestone.checkins.ArrangingCheckIns;
import app.merestone.checkins.BrowsingCheckIns;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class CheckInViewsTests extends SpringBrowserlessTest {

    @Autowired
    Accounts accounts;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    ArrangingCheckIns arranging;

    @Autowired
    BrowsingCheckIns browsing;

    private Scene scene;

    @BeforeEach
    void scene() {
        clock.reset();
        scene = accounts.scene();
    }

    @Test
    void anEmptyListSaysWhyAndWhatComesNext() {
        scene.asChampion(() -> {
            navigate(CheckInsView.class, account());

            assertThat(heading()).isEqualTo("No check-in is arranged");
            assertThat(find(Button.class).withText("Arrange a check-in").single())
                    .isNotNull();
        });
    }

    @Test
    void aCheckInIsArrangedAfterItsAnswersWereChecked() {
        scene.asMember(() -> {
            fillIn(LocalDate.parse("2026-11-27"));
            press("Continue");
            assertThat(heading()).isEqualTo("Is this the check-in you want to arrange?");
            press("Arrange a check-in");

            assertThat(heading()).isEqualTo("Maya Chen sees to it by 27 Nov 2026");
            assertThat(browsing.open(scene.account())).hasSize(1);
        });
    }

    @Test
    void whatWasTypedStaysWhenADayIsRefused() {
        scene.asMember(() -> {
            fillIn(LocalDate.parse("2026-11-01"));
            press("Continue");
            press("Arrange a check-in");

            assertThat(texts())
                    .anyMatch(t -> t.startsWith("The check-in was not saved, because 1 Nov 2026 has passed."));
            assertThat(browsing.open(scene.account())).isEmpty();
            find(Button.class).withText("Change").all().getFirst().click();
            assertThat(find(TextArea.class).single().getValue()).isEqualTo("The export is late.");
        });
    }

    @Test
    void whatIsMissingIsNamed() {
        scene.asMember(() -> {
            navigate(ArrangeCheckInView.class, account());
            press("Continue");

            assertThat(texts()).anyMatch(t -> t.startsWith("“What it is about” is empty"));
        });
    }

    @Test
    void anOwnerRecordsWhatCameOfIt() {
        var id = scene.asCsm(() -> arranging.arrange(
                scene.account(),
                "The first report",
                LocalDate.parse("2026-11-27"),
                scene.champion(),
                "The export is late."));
        scene.asChampion(() -> {
            navigate(CheckInView.class, Map.of("account", scene.account().toString(), "checkIn", id.toString()));
            assertThat(heading()).isEqualTo("Maya Chen sees to this by 27 Nov 2026");
            test(find(TextArea.class).single()).setValue("It runs now.");
            press("Record what came of it");

            assertThat(heading()).isEqualTo("This check-in took place, says Maya Chen");
            assertThat(find(TextArea.class).all()).isEmpty();
        });
    }

    @Test
    void whoeverOnlyReadsIsOfferedNothingThatWouldBeRefused() {
        var id = scene.asCsm(() -> arranging.arrange(
                scene.account(),
                "The first report",
                LocalDate.parse("2026-11-27"),
                scene.csm(),
                "The export is late."));
        var one = Map.of("account", scene.account().toString(), "checkIn", id.toString());
        Runnable reading = () -> {
            navigate(CheckInsView.class, account());
            assertThat(heading()).isEqualTo("One check-in is arranged");
            assertThat(find(Button.class).withText("Arrange a check-in").all()).isEmpty();
            navigate(CheckInView.class, one);
            assertThat(heading()).isEqualTo("Hanna Weiss sees to this by 27 Nov 2026");
            assertThat(find(TextArea.class).all()).isEmpty();
            UI.getCurrent().navigate("accounts/" + scene.account() + "/check-ins/new");
            assertThat(heading()).isEqualTo("There is no such page for you");
        };
        scene.asSponsor(reading);
        scene.asOtherCsm(reading);
    }

    @Test
    @SuppressWarnings("unchecked")
    void aSponsorIsNotOfferedAsAnOwner() {
        scene.asMember(() -> {
            navigate(ArrangeCheckInView.class, account());
            Select<PersonFacts> owner = find(Select.class).single();
            assertThat(owner.getListDataView().getItems().map(PersonFacts::name))
                    .containsExactly("Maya Chen", "Jonas Petit", "Aisha Bello", "Hanna Weiss");
        });
    }

    private void fillIn(LocalDate day) {
        navigate(ArrangeCheckInView.class, account());
        test(find(TextField.class).single()).setValue("The first report");
        test(find(TextArea.class).single()).setValue("The export is late.");
        test(find(DatePicker.class).single()).setValue(day);
        @SuppressWarnings("unchecked")
        Select<PersonFacts> owner = find(Select.class).single();
        test(owner).selectItem("Maya Chen");
    }

    private void press(String words) {
        test(find(Button.class).withText(words).single()).click();
    }

    private java.util.List<String> texts() {
        return find(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    private Map<String, String> account() {
        return Map.of("account", scene.account().toString());
    }

    private String heading() {
        return find(H1.class).single().getText();
    }
}
