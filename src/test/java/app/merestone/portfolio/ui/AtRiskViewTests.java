package app.merestone.portfolio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.accounts.PersonFacts;
import app.merestone.enablement.InternalTaskLine;
import app.merestone.enablement.InternalTasks;
import app.merestone.portfolio.OwningRisks;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The question that a leader is asked for each account at risk. */
@DatabaseTest
class AtRiskViewTests extends SpringBrowserlessTest {

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    InternalTasks tasks;

    @Autowired
    OwningRisks risks;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    private Scene scene;

    @BeforeEach
    void anAccountAtRisk() {
        clock.reset();
        scene = accounts.scene();
        agreements.firstValueAgreed(scene);
        var list = scene.asCsm(() -> tasks.list(scene.account()));
        list.stream().map(InternalTaskLine::id).forEach(id -> scene.asCsm(() -> tasks.tick(scene.account(), id)));
        // brings the list up to date at once, and leaves the risk to nobody again
        scene.asLeader(() -> risks.assign(scene.account(), scene.csm(), "Call Dana", LocalDate.of(2026, 11, 29)));
        jdbc.sql(
                        "UPDATE account_standing SET at_risk_since = '2019-01-01', risk_owned = FALSE WHERE account_id = :account")
                .param("account", scene.account().toString())
                .update();
    }

    @Test
    void whoIsCsmAndLeaderIsOfferedOnce() {
        var both = accounts.vendorPerson("Bo Both", "CSM", "LEADER");
        scene.asLeader(() -> {
            ask();
            assertThat(owner().getListDataView().getItems().filter(person -> person.person()
                            .equals(both)))
                    .hasSize(1);
        });
    }

    @Test
    void whatIsNotTheirsAnyMoreIsSaidInTheDialogAndWhatWasTypedStays() {
        scene.asLeader(() -> {
            ask();
            test(find(Button.class).withText("Save owner and step").single()).click();
            assertThat(said()).startsWith("Nothing was saved. Choose an owner and a date");
            choose();
            jdbc.sql("DELETE FROM vendor_role WHERE person_id = :leader")
                    .param("leader", scene.leader().toString())
                    .update();

            test(find(Button.class).withText("Save owner and step").single()).click();

            assertThat(find(Dialog.class).single().isOpened()).isTrue();
            assertThat(said()).isEqualTo(owner().getTranslation("shell.no-longer-yours"));
            assertThat(step().getValue()).isEqualTo("Call Dana again");
        });
    }

    private void ask() {
        navigate(AtRiskView.class);
        find(Button.class).all().stream()
                .filter(button -> button.getAriaLabel()
                        .filter(label -> label.endsWith(", " + scene.name()))
                        .isPresent())
                .findFirst()
                .orElseThrow()
                .click();
    }

    private void choose() {
        owner().setValue(owner().getListDataView()
                .getItems()
                .filter(person -> person.person().equals(scene.csm()))
                .findFirst()
                .orElseThrow());
        step().setValue("Call Dana again");
        find(DatePicker.class).single().setValue(LocalDate.of(2026, 11, 30));
    }

    @SuppressWarnings("unchecked")
    private ComboBox<PersonFacts> owner() {
        return find(ComboBox.class).single();
    }

    private TextField step() {
        return find(TextField.class).withCaption("Next step").single();
    }

    private String said() {
        return find(Paragraph.class, find(Dialog.class).single()).single().getText();
    }
}
