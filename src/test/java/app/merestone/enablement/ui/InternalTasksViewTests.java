package app.merestone.enablement.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.accounts.PlanStarted;
import app.merestone.ledger.Role;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class InternalTasksViewTests extends SpringBrowserlessTest {

    @Autowired
    Accounts accounts;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private Scene scene;

    @BeforeEach
    void startThePlan() {
        clock.reset();
        scene = accounts.scene();
        transaction.executeWithoutResult(
                t -> events.publishEvent(new PlanStarted(scene.account(), scene.csm(), Role.CSM, clock.instant())));
    }

    @Test
    void theCsmTicksATask() {
        scene.asCsm(() -> {
            open();
            assertThat(heading()).isEqualTo("14 set-up tasks are left");

            test(find(Checkbox.class).all().getFirst()).click();

            assertThat(find(Checkbox.class).all().getFirst().getValue()).isTrue();
        });
    }

    @Test
    void theCsmSaysWhatIsNotNeededAndWhy() {
        scene.asCsm(() -> {
            open();
            test(find(Button.class).withText("Not needed").all().getFirst()).click();
            var why = find(TextField.class)
                    .withPropertyValue(TextField::getLabel, "Why this account does not need it")
                    .single();
            test(why).setValue("They have one branch only.");
            test(find(Button.class).withText("Save the reason").single()).click();

            assertThat(find(Button.class).withText("Needed after all").all()).hasSize(1);
            assertThat(find(Checkbox.class).all()).hasSize(13);
        });
    }

    @Test
    void aLeaderReads() {
        scene.asLeader(() -> {
            open();

            assertThat(heading()).isEqualTo("14 set-up tasks are left");
            assertThat(find(Checkbox.class).all()).isEmpty();
            assertThat(find(TextField.class).all()).isEmpty();
        });
    }

    @Test
    void aCustomerDoesNotGetHere() {
        scene.asChampion(() -> assertThatThrownBy(this::open).isInstanceOf(RuntimeException.class));
    }

    private void open() {
        navigate(InternalTasksView.class, Map.of("account", scene.account().toString()));
    }

    private String heading() {
        return find(H1.class).single().getText();
    }
}
