package app.merestone.portfolio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Drawn;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class PlanViewsTests extends SpringBrowserlessTest {

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    TestClock.Moving clock;

    private Scene scene;

    @BeforeEach
    void anAgreedFirstResult() {
        clock.reset();
        scene = accounts.scene();
        agreements.firstValueAgreed(scene);
    }

    @Test
    void whoeverNothingWaitsForStillHasOneNextAct() {
        scene.asCsm(() -> {
            navigate(AccountView.class, ofAccount());
            assertThat(primary()).containsExactly("Arrange a check-in");
        });
        scene.asOtherCsm(() -> {
            navigate(AccountView.class, ofAccount());
            assertThat(primary()).as("a colleague reads").containsExactly("See the results");
        });
        scene.asSponsor(() -> {
            navigate(PlanView.class, ofAccount());
            assertThat(primary())
                    .as("a sponsor’s primary act is the button that acknowledges")
                    .isEmpty();
        });
    }

    @Test
    void aSponsorAcknowledgesThePlanWithOnePressAndNobodyElseIsOfferedTo() {
        scene.asChampion(() -> {
            navigate(PlanView.class, ofAccount());
            assertThat(buttons()).doesNotContain("Acknowledge this plan");
        });
        scene.asSponsor(() -> {
            navigate(PlanView.class, ofAccount());
            test(find(Button.class).withText("Acknowledge this plan").single()).click();
            assertThat(buttons()).doesNotContain("Acknowledge this plan");
            assertThat(primary()).containsExactly("See the results");
            assertThat(Drawn.text(getCurrentView().getElement()))
                    .contains("You acknowledged the plan as it stands on")
                    .containsPattern("Acknowledged: entry \\d+-[0-9a-f]{8}. A receipt is on its way to you");
        });
    }

    private List<String> buttons() {
        return find(Button.class).all().stream().map(Button::getText).toList();
    }

    private Map<String, String> ofAccount() {
        return Map.of("account", scene.account().toString());
    }

    private List<String> primary() {
        return find(Anchor.class).all().stream()
                .filter(anchor -> anchor.hasClassName("button-primary"))
                .map(Anchor::getText)
                .toList();
    }
}
