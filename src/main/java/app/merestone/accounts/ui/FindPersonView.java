package app.merestone.accounts.ui;

import app.merestone.accounts.AppointingPeople;
import app.merestone.accounts.AppointingPeople.CustomerPerson;
import app.merestone.accounts.EndingAccess;
import app.merestone.shell.Buttons;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** Whose access should end at once? For somebody on a customer's side, found by their address. */
@Route("people/find")
@RolesAllowed("ADMIN")
class FindPersonView extends FormPage {

    private static final long serialVersionUID = 1L;

    private final transient AppointingPeople appointing;
    private final transient EndingAccess ending;

    FindPersonView(AppointingPeople appointing, EndingAccess ending) {
        this.appointing = appointing;
        this.ending = ending;
    }

    @Override
    protected void load() {
        above(Layouts.back(AccountsNavigation.vendorPeople(), getTranslation("vendor-people.back")));
        heading(getTranslation("find.heading"));
        lead(getTranslation("find.lead"));
        // asked for on every look, so that nobody but an admin ever sees this form
        appointing.mayLook();
        var email = new EmailField(getTranslation("invite.email"));
        email.setRequiredIndicatorVisible(true);
        question(
                email,
                Layouts.actions(
                        Buttons.primary(getTranslation("find.act"), () -> {
                            if (answered(email)) {
                                find(email.getValue());
                            }
                        }),
                        cancel(AccountsNavigation.vendorPeople())));
    }

    private void find(String email) {
        attempt(() -> appointing.customer(email)).ifPresent(found -> {
            if (found.isPresent()) {
                decide(found.get());
            } else {
                notice().error(getTranslation("find.nobody"));
            }
        });
    }

    private void decide(CustomerPerson person) {
        heading(getTranslation(person.ended() ? "find.ended" : "find.found", person.name()));
        lead(getTranslation(person.ended() ? "find.ended.lead" : "find.found.lead", person.email()));
        var act = person.ended() ? "find.let-back" : "find.end";
        show(Layouts.actions(
                Buttons.primary(
                        getTranslation(act, person.name()),
                        () -> attempt(
                                () -> {
                                    if (person.ended()) {
                                        ending.letBack(person.id());
                                    } else {
                                        ending.everywhere(person.id());
                                    }
                                },
                                () -> done(
                                        getTranslation(act + ".done", person.name()),
                                        getTranslation(act + ".done.next"),
                                        AccountsNavigation.vendorPeople(),
                                        getTranslation("vendor-people.way")))),
                cancel(AccountsNavigation.vendorPeople())));
    }
}
