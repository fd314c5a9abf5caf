package app.merestone.agreement.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merestone.agreement.AgreedCriteria;
import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.BrowsingCriteria;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.ProposingCriteria;
import app.merestone.agreement.Standing;
import app.merestone.kernel.AccountId;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Drawn;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class AgreementViewsTests extends SpringBrowserlessTest {

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    ProposingCriteria proposing;

    @Autowired
    BrowsingCriteria browsing;

    @Autowired
    AgreedCriteria agreed;

    @Autowired
    TestClock.Moving clock;

    Scene scene;
    AccountId account;

    @BeforeEach
    void aPlanDrawnUp() {
        clock.reset();
        scene = accounts.scene();
        account = scene.account();
        agreements.drawUp(scene);
    }

    @Test
    void aNewPlanBeginsWithWhy() {
        scene.asChampion(() -> {
            navigate(AgreementView.class, ofAccount());
            assertThat(heading()).isEqualTo("Nothing is agreed by both yet");
            assertThat(primaries()).containsExactly("Say why");
            press("Say why");
            assertThat(heading()).isEqualTo("Why did you buy this?");
            type("We bought this because", Agreements.WHY);
            press("Continue");
            press("Say why");
            assertThat(heading()).isEqualTo("Your plan opens with this sentence");
            assertThat(page()).contains(Agreements.WHY).contains("Maya Chen").contains("in the history");
            press("Make your first result yours");
            assertThat(heading()).isEqualTo("Make this your first result");
            assertThat(primaries()).containsExactly("Make it yours");
        });
    }

    @Test
    void theCustomerMakesTheFirstResultItsOwnAndOnlyAnswersWhatIsMissing() {
        scene.asChampion(() -> sayWhy());
        scene.asChampion(() -> {
            var first = browsing.plan(account).firstValue();
            navigate(ChangeView.class, of(first));
            assertThat(heading()).isEqualTo("Which part of your why does it prove?");
            assertThat(find(RadioButtonGroup.class).single().getValue()).isNull();
            choose(0);
            press("Continue");
            if (heading().equals("By when?")) {
                test(find(DatePicker.class).single()).setValue(LocalDate.of(2026, 12, 11));
                press("Continue");
            }
            assertThat(heading()).startsWith("Who at Harbour & Pine");
            choose(0);
            press("Continue");
            assertThat(heading()).isEqualTo("Is this your wording?");
            assertThat(primaries()).containsExactly("Propose it to Fenwick Systems");
            press("Propose it to Fenwick Systems");
            assertThat(heading()).isEqualTo("Hanna Weiss has version 2 to answer");
            assertThat(page()).contains("Version 2 is on the table");
            assertThat(browsing.criterion(account, first).summary().standing()).isEqualTo(Standing.PROPOSED);
        });
    }

    @Test
    void agreeingTakesOpeningAgreeAndOneCheck() {
        var first = first();
        suggest(first, LocalDate.of(2026, 12, 7), "Your auditors come on the 4th.");
        scene.asChampion(() -> {
            navigate(CriterionView.class, of(first.id()));
            assertThat(heading()).isEqualTo("Fenwick Systems suggests a change");
            assertThat(page())
                    .contains("Hanna Weiss changed the date. Version 2 stays in force until you both agree.")
                    .contains("removed: 30 Nov")
                    .contains("added: 7 Dec 2026")
                    .contains("Your auditors come on the 4th.")
                    .contains("You’re answering as Maya Chen, champion at Harbour & Pine");
            assertThat(primaries()).containsExactly("Agree to version 3");
            press("Agree to version 3");
            assertThat(heading()).isEqualTo("Agree to version 3?");
            assertThat(primaries()).containsExactly("Agree to version 3");
            press("Agree to version 3");
            assertThat(heading()).isEqualTo("Agreed by both, due 7 Dec 2026");
            assertThat(page()).contains("You both agree on version 3 now.").contains("First agreed");
        });
        assertThat(agreed.agreed(account, first.id()).orElseThrow().revision()).isEqualTo(3);
    }

    @Test
    void theVersionBeforeIsKeptWithANote() {
        var first = first();
        suggest(first, LocalDate.of(2026, 12, 7), "");
        scene.asChampion(() -> {
            navigate(CriterionView.class, of(first.id()));
            type("Note to Hanna Weiss (optional)", "The board meets on the 1st.");
            press("Keep version 2");
            assertThat(heading()).isEqualTo("Agreed by both, due 30 Nov 2026");
            assertThat(page()).contains("Version 2 stays").contains("The board meets on the 1st.");
        });
    }

    @Test
    void suggestingAChangeBeginsWithEverythingAsItIs() {
        var first = first();
        scene.asCsm(() -> {
            navigate(CriterionView.class, of(first.id()));
            press("Suggest a change");
            assertThat(heading()).isEqualTo("What should be different?");
            find(Button.class).all().stream()
                    .filter(b -> b.getAriaLabel().orElse("").equals("Change: By when"))
                    .findFirst()
                    .orElseThrow()
                    .click();
            assertThat(heading()).isEqualTo("By when?");
            test(find(DatePicker.class).single()).setValue(LocalDate.of(2026, 12, 7));
            press("Continue");
            assertThat(heading()).isEqualTo("Is this the change you suggest?");
            assertThat(page()).contains("added: 7 Dec 2026");
            press("Suggest it to " + scene.name());
            assertThat(heading()).isEqualTo("Maya Chen has version 3 to answer");
        });
    }

    @Test
    void proposingAsksOneQuestionOnAPageAndNothingIsPreselected() {
        scene.asMember(() -> {
            navigate(ProposeView.class, ofAccount());
            assertThat(heading()).isEqualTo("What do you want to be able to say?");
            assertThat(find(RadioButtonGroup.class).single().getValue()).isNull();
            press("Continue");
            assertThat(page()).contains("is empty").contains("Nothing was saved");
            type("In one sentence", "Our planners close the month in two days");
            press("Continue");
            assertThat(heading()).isEqualTo("How will you both know?");
            choose(0);
            press("Continue");
            assertThat(heading()).isEqualTo("By when?");
            press("Continue");
            assertThat(page()).contains("Please choose 22 Nov 2026 or a later day");
            test(find(DatePicker.class).single()).setValue(LocalDate.of(2026, 12, 18));
            press("Continue");
            choose(1);
            press("Continue");
            choose(0);
            press("Continue");
            assertThat(heading()).isEqualTo("Is this what you propose?");
            press("Propose it to Fenwick Systems");
            assertThat(heading()).isEqualTo("Maya Chen has version 1 to answer");
            assertThat(page()).contains("Maya Chen has to accept it for your side");
        });
    }

    @Test
    void vendorWorkIsStoppedWithItsReasonAndTheReplacementIsOnePressAway() {
        scene.asCsm(() -> {
            navigate(ProposeView.class, ofAccount());
            type("In one sentence", "Training delivered");
            press("Continue");
            assertThat(heading()).isEqualTo("What will " + scene.name() + " be able to say?");
            assertThat(page()).contains("Training predicts nothing, use predicts something");
            press("Use: “We have run our first live workflow”");
            press("Continue");
            assertThat(heading()).isEqualTo("How will you both know?");
        });
    }

    @Test
    void vendorWorkStaysOnlyWithWhatIsObserved() {
        scene.asCsm(() -> {
            navigate(ProposeView.class, ofAccount());
            type("In one sentence", "Training delivered");
            press("Continue");
            type("What will people at " + scene.name() + " observe?", "Each of us has run one forecast alone");
            press("Continue");
            assertThat(heading()).isEqualTo("How will you both know?");
        });
    }

    @Test
    void vendorWorkCanBeSetAside() {
        scene.asCsm(() -> {
            navigate(ProposeView.class, ofAccount());
            type("In one sentence", "Kick-off held");
            press("Continue");
            press("Make it a set-up task");
            assertThat(page()).contains("Set aside for Fenwick Systems as a set-up task");
        });
    }

    @Test
    void aTypedNoteSurvivesTheOtherSidesChange() {
        var first = first();
        suggest(first, LocalDate.of(2026, 12, 7), "");
        scene.asChampion(() -> {
            navigate(CriterionView.class, of(first.id()));
            type("Note to Hanna Weiss (optional)", "Half typed");
            scene.asCsm(() -> proposing.counter(
                    account, first.id(), 3, wording(first.id()).by(LocalDate.of(2026, 12, 9)), ""));
            onceHeard(() -> {
                assertThat(page()).contains("Hanna Weiss changed this while you were reading. This is version 4 now.");
                assertThat(primaries()).containsExactly("Agree to version 4");
            });
            assertThat(field("Note to Hanna Weiss (optional)").getValue()).isEqualTo("Half typed");
        });
    }

    @Test
    void droppingIsAskedAnsweredAndChecked() {
        first();
        var second = agreements.agreed(scene, Agreements.wording(scene, "Our planners close the month in two days"));
        scene.asChampion(() -> {
            navigate(CriterionView.class, of(second.id()));
            press("Suggest dropping it");
            type("Why drop it", "We sold that branch");
            press("Suggest dropping it to Hanna Weiss");
            assertThat(heading()).isEqualTo("Maya Chen suggests dropping this");
        });
        scene.asCsm(() -> {
            navigate(CriterionView.class, of(second.id()));
            assertThat(page()).contains("We sold that branch");
            assertThat(primaries()).containsExactly("Drop it");
            press("Drop it");
            assertThat(heading()).isEqualTo("Drop this for good?");
            press("Drop it");
            assertThat(heading()).isEqualTo("Dropped by both");
        });
    }

    @Test
    void aLeaderReadsAndIsOfferedNothingButTheWayOn() {
        var first = first();
        scene.asLeader(() -> {
            navigate(CriterionView.class, of(first.id()));
            assertThat(heading()).isEqualTo("Agreed by both, due 30 Nov 2026");
            assertThat(find(Button.class).all().stream()
                            .filter(AgreementViewsTests::seen)
                            .map(Button::getText)
                            .filter(words -> !words.isEmpty()))
                    .containsExactly("See all we agreed");
        });
    }

    @Test
    void everyPageOffersOnePrimaryButtonAlsoToWhoeverWaits() {
        var first = first();
        for (var act : List.<Runnable>of(
                () -> navigate(AgreementView.class, ofAccount()),
                () -> navigate(CriterionView.class, of(first.id())))) {
            for (var reader : List.<java.util.function.Consumer<Runnable>>of(
                    look -> scene.asChampion(look::run),
                    look -> scene.asMember(look::run),
                    look -> scene.asCsm(look::run),
                    look -> scene.asLeader(look::run))) {
                reader.accept(() -> {
                    act.run();
                    assertThat(primaries()).hasSize(1);
                });
            }
        }
    }

    @Test
    void aPassedDateIsSaidInTheHeadingAndTheList() {
        var first = first();
        clock.moveTo(java.time.Instant.parse("2026-12-03T12:00:00Z"));
        scene.asMember(() -> {
            navigate(CriterionView.class, of(first.id()));
            assertThat(heading()).isEqualTo("3 days past 30 Nov, and not shown yet");
            navigate(AgreementView.class, ofAccount());
            assertThat(page()).contains("3 days past 30 Nov");
        });
        clock.reset();
    }

    @Test
    void theMostUsefulPartsOfAWhyAreOffered() {
        assertThat(WordingSteps.partsOf(Agreements.WHY))
                .containsExactly("We lose two days every month to copying figures between spreadsheets");
        assertThat(WordingSteps.partsOf("We close late, and nobody trusts the numbers."))
                .containsExactly(
                        "We close late",
                        "and nobody trusts the numbers",
                        "We close late, and nobody trusts the numbers");
    }

    private AgreedCriterion first() {
        return agreements.firstValueAgreed(scene);
    }

    private void sayWhy() {
        navigate(WhyView.class, ofAccount());
        type("We bought this because", Agreements.WHY);
        press("Continue");
        press("Say why");
    }

    private void suggest(AgreedCriterion criterion, LocalDate day, String note) {
        scene.asCsm(() -> proposing.counter(
                account,
                criterion.id(),
                criterion.revision(),
                wording(criterion.id()).by(day),
                note));
    }

    private app.merestone.agreement.Wording wording(CriterionId id) {
        return scene.asCsm(() -> browsing.criterion(account, id)).onTable().wording();
    }

    private Map<String, String> ofAccount() {
        return Map.of("account", account.toString());
    }

    private Map<String, String> of(CriterionId id) {
        return Map.of("account", account.toString(), "criterion", id.toString());
    }

    /** The act is told at once and what follows from it a moment later, by another thread: the page is drawn for both. */
    private void onceHeard(ThrowingRunnable holds) {
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            runPendingSignalsTasks();
            roundTrip();
            holds.run();
        });
    }

    private String heading() {
        return find(H1.class).single().getText();
    }

    private String page() {
        return Drawn.text(((Component) getCurrentView()).getElement());
    }

    private void press(String words) {
        var button = find(Button.class).withText(words).all().stream()
                .filter(AgreementViewsTests::seen)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button “" + words + "” on: " + page()));
        test(button).click();
    }

    private void type(String label, String words) {
        test(field(label)).setValue(words);
    }

    private TextArea field(String label) {
        return find(TextArea.class).all().stream()
                .filter(f -> label.equals(f.getLabel()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field “" + label + "” on: " + page()));
    }

    @SuppressWarnings("unchecked")
    private void choose(int index) {
        var group = (RadioButtonGroup<Object>) find(RadioButtonGroup.class).single();
        group.setValue(group.getListDataView().getItem(index));
    }

    private List<String> primaries() {
        return find(Button.class).all().stream()
                .filter(AgreementViewsTests::seen)
                .filter(b -> b.hasThemeName(ButtonVariant.PRIMARY.getVariantName()))
                .map(Button::getText)
                .toList();
    }

    private static boolean seen(Component component) {
        return component.isVisible()
                && component.getParent().map(AgreementViewsTests::seen).orElse(true);
    }
}
