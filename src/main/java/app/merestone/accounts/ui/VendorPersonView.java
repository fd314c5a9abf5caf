package app.merestone.accounts.ui;

import app.merestone.accounts.AppointingPeople;
import app.merestone.accounts.AppointingPeople.VendorPerson;
import app.merestone.accounts.AssigningOwners;
import app.merestone.accounts.EndingAccess;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Role;
import app.merestone.shell.Buttons;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;

/** What should change for this colleague? */
@Route("people/:person")
@RolesAllowed("ADMIN")
class VendorPersonView extends FormPage {

    private static final long serialVersionUID = 1L;

    private final transient AppointingPeople appointing;
    private final transient EndingAccess ending;
    private final transient AssigningOwners assigning;

    VendorPersonView(AppointingPeople appointing, EndingAccess ending, AssigningOwners assigning) {
        this.appointing = appointing;
        this.ending = ending;
        this.assigning = assigning;
    }

    @Override
    protected void load() {
        var id = PersonId.parse(parameter("person"));
        var people = appointing.vendorPeople();
        var person = people.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
        above(Layouts.back(AccountsNavigation.vendorPeople(), getTranslation("vendor-people.back")));
        heading(getTranslation(
                person.endedAt() == null ? "vendor-person.heading" : "vendor-person.heading.ended",
                person.name(),
                person.owned()));
        lead(getTranslation("vendor-person.lead"));
        var choice = new RadioButtonGroup<Change>(getTranslation("person.question", person.name()));
        choice.setItems(changes(person));
        choice.setRenderer(new ComponentRenderer<>(change -> {
            var hint =
                    new Div(getTranslation("vendor-person.change." + change + ".hint", person.name(), person.owned()));
            hint.addClassName("field-hint");
            return new Div(new Span(getTranslation("vendor-person.change." + change)), hint);
        }));
        choice.setRequiredIndicatorVisible(true);
        var roles = new CheckboxGroup<Role>(getTranslation("appoint.roles"));
        roles.setItems(Role.CSM, Role.LEADER, Role.ADMIN);
        roles.setItemLabelGenerator(role -> getTranslation("appoint.role." + role));
        roles.setValue(person.roles());
        roles.setVisible(false);
        var heir = new ComboBox<VendorPerson>(getTranslation("vendor-person.heir"));
        heir.setItems(people.stream()
                .filter(candidate -> candidate.endedAt() == null
                        && candidate.roles().contains(Role.CSM)
                        && !candidate.id().equals(id))
                .toList());
        heir.setItemLabelGenerator(VendorPerson::name);
        heir.setVisible(false);
        choice.addValueChangeListener(chosen -> {
            roles.setVisible(chosen.getValue() == Change.ROLES);
            heir.setVisible(chosen.getValue() == Change.REASSIGN);
        });
        question(
                choice,
                roles,
                heir,
                Layouts.actions(
                        Buttons.primary(getTranslation("person.act"), () -> {
                            if (answered(choice) && (choice.getValue() != Change.REASSIGN || answered(heir))) {
                                change(person, choice.getValue(), roles, heir);
                            }
                        }),
                        cancel(AccountsNavigation.vendorPeople())));
    }

    private void change(VendorPerson person, Change change, CheckboxGroup<Role> roles, ComboBox<VendorPerson> heir) {
        attempt(
                () -> {
                    switch (change) {
                        case ROLES -> appointing.giveRoles(person.id(), roles.getValue());
                        case REASSIGN ->
                            assigning.reassignAll(person.id(), heir.getValue().id());
                        case END -> ending.everywhere(person.id());
                        case LET_BACK -> ending.letBack(person.id());
                    }
                },
                () -> done(
                        getTranslation(
                                "vendor-person.done." + change,
                                person.name(),
                                person.owned(),
                                heir.getValue() == null ? "" : heir.getValue().name()),
                        getTranslation("vendor-person.done." + change + ".next", person.name(), person.owned()),
                        AccountsNavigation.vendorPeople(),
                        getTranslation("vendor-people.way")));
    }

    private static List<Change> changes(VendorPerson person) {
        var changes = new ArrayList<Change>();
        if (person.endedAt() == null) {
            changes.add(Change.ROLES);
        }
        if (person.owned() > 0) {
            changes.add(Change.REASSIGN);
        }
        changes.add(person.endedAt() == null ? Change.END : Change.LET_BACK);
        return changes;
    }

    enum Change {
        ROLES,
        REASSIGN,
        END,
        LET_BACK
    }
}
