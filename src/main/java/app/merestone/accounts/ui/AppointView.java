package app.merestone.accounts.ui;

import app.merestone.accounts.AppointingPeople;
import app.merestone.accounts.Vendor;
import app.merestone.ledger.Role;
import app.merestone.shell.Buttons;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** Who else works here, and as what? */
@Route("people/new")
@RolesAllowed("ADMIN")
class AppointView extends FormPage {

    private static final long serialVersionUID = 1L;

    private final transient AppointingPeople appointing;
    private final transient Vendor vendor;

    AppointView(AppointingPeople appointing, Vendor vendor) {
        this.appointing = appointing;
        this.vendor = vendor;
    }

    @Override
    protected void load() {
        above(Layouts.back(AccountsNavigation.vendorPeople(), getTranslation("vendor-people.back")));
        heading(getTranslation("appoint.heading", vendor.name()));
        lead(getTranslation("appoint.lead"));
        var name = text("invite.name");
        var email = new EmailField(getTranslation("invite.email"));
        email.setRequiredIndicatorVisible(true);
        var roles = new CheckboxGroup<Role>(getTranslation("appoint.roles"));
        roles.setItems(Role.CSM, Role.LEADER, Role.ADMIN);
        roles.setItemLabelGenerator(role -> getTranslation("appoint.role." + role));
        question(
                name,
                email,
                roles,
                Layouts.actions(
                        Buttons.primary(getTranslation("appoint.act"), () -> {
                            if (answered(name, email, roles)) {
                                attempt(() -> appointing.appoint(name.getValue(), email.getValue(), roles.getValue()))
                                        .ifPresent(person -> done(
                                                getTranslation(
                                                        "appoint.done",
                                                        name.getValue().strip()),
                                                getTranslation(
                                                        "appoint.done.next",
                                                        email.getValue().strip()),
                                                AccountsNavigation.vendorPeople(),
                                                getTranslation("vendor-people.way")));
                            }
                        }),
                        cancel(AccountsNavigation.vendorPeople())));
    }
}
