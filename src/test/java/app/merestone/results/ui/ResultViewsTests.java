package app.merestone.results.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.agreement.CriterionId;
import app.merestone.shell.Buttons;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class ResultViewsTests extends SpringBrowserlessTest {

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    ShownAccounts shown;

    @Autowired
    TestClock.Moving clock;

    private Scene scene;
    private CriterionId first;

    @BeforeEach
    void anAgreedFirstResult() {
        clock.reset();
        scene = accounts.scene();
        first = agreements.firstValueAgreed(scene).id();
    }

    @Test
    void whoeverWaitsForTheOtherSideIsLedOn() {
        shown.recorded(scene, first);
        scene.asChampion(() -> {
            navigate(ResultView.class, ofFirst());
            assertThat(primary()).containsExactly("See all results");
        });
        scene.asOtherCsm(() -> {
            navigate(ResultView.class, ofFirst());
            assertThat(primary()).containsExactly("See all results");
        });
        scene.asSponsor(() -> {
            navigate(ResultsView.class, Map.of("account", scene.account().toString()));
            assertThat(primary()).containsExactly("Go to our plan");
        });
    }

    @Test
    void coSigningWithNothingToSignLeadsOn() {
        scene.asCsm(() -> {
            navigate(CoSignView.class, ofFirst());
            assertThat(primary()).containsExactly("See all results");
        });
        shown.recorded(scene, first);
        scene.asCsm(() -> {
            navigate(CoSignView.class, ofFirst());
            assertThat(primary()).containsExactly("Co-sign this result");
        });
    }

    private Map<String, String> ofFirst() {
        return Map.of("account", scene.account().toString(), "criterion", first.toString());
    }

    private List<String> primary() {
        return find(Button.class).all().stream()
                .filter(ResultViewsTests::seen)
                .filter(Buttons::isPrimary)
                .map(Button::getText)
                .toList();
    }

    private static boolean seen(Component component) {
        return component.isVisible()
                && component.getParent().map(ResultViewsTests::seen).orElse(true);
    }
}
