package app.merestone.accounts.ui;

import app.merestone.accounts.BrowsingPeople;
import app.merestone.accounts.BrowsingPeople.PeopleOfAccount;
import app.merestone.accounts.InvitingPeople;
import app.merestone.accounts.PersonFacts;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Side;
import app.merestone.ledger.Role;
import app.merestone.shell.Buttons;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Whom do you invite? The first champion for the CSM, a member or sponsor for champion and deputy. */
@Route("plan/:account/people/invite")
@RouteAlias("accounts/:account/people/invite")
@RolesAllowed({"CUSTOMER", "CSM"})
class InviteView extends FormPage {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingPeople browsing;
    private final transient InvitingPeople inviting;
    private TextField name = new TextField();
    private EmailField email = new EmailField();
    private RadioButtonGroup<Role> role = new RadioButtonGroup<>();

    InviteView(BrowsingPeople browsing, InvitingPeople inviting) {
        this.browsing = browsing;
        this.inviting = inviting;
    }

    @Override
    protected void load() {
        var page = browsing.people(account());
        if (!page.asking().signs()) {
            throw new NotFound();
        }
        boolean champion = page.asking().side() == Side.VENDOR;
        above(Layouts.back(AccountsNavigation.people(account()), getTranslation("people.back")));
        heading(getTranslation(
                champion ? "invite.heading.champion" : "invite.heading",
                page.account().name()));
        lead(getTranslation(champion ? "invite.lead.champion" : "invite.lead"));
        name = text("invite.name");
        email = new EmailField(getTranslation("invite.email"));
        email.setHelperText(getTranslation("invite.email.hint"));
        email.setRequiredIndicatorVisible(true);
        role = roles();
        var buttons = Layouts.actions(
                Buttons.primary(
                        getTranslation(champion ? "invite.act.champion" : "invite.act"), () -> invite(page, champion)),
                cancel(AccountsNavigation.people(account())));
        var contacts = champion ? browsing.contacts(account()) : List.<PersonFacts>of();
        if (champion && !contacts.isEmpty()) {
            question(known(contacts), name, email, buttons);
        } else if (champion) {
            question(name, email, buttons);
        } else {
            question(name, email, role, buttons);
        }
    }

    // whoever came in with an import is chosen rather than typed again
    private ComboBox<PersonFacts> known(List<PersonFacts> contacts) {
        var box = new ComboBox<PersonFacts>(getTranslation("invite.known"));
        box.setHelperText(getTranslation("invite.known.hint"));
        box.setItems(contacts);
        box.setItemLabelGenerator(contact -> contact.name() + ", " + contact.email());
        box.addValueChangeListener(chosen -> {
            if (chosen.getValue() != null) {
                name.setValue(chosen.getValue().name());
                email.setValue(chosen.getValue().email().value());
            }
        });
        return box;
    }

    private RadioButtonGroup<Role> roles() {
        var group = new RadioButtonGroup<Role>(getTranslation("invite.role"));
        group.setItems(Role.MEMBER, Role.SPONSOR);
        group.setRenderer(new ComponentRenderer<>(choice -> {
            var hint = new Div(getTranslation("invite.role." + choice));
            hint.addClassName("field-hint");
            return new Div(new Span(getTranslation("role." + choice)), hint);
        }));
        group.setRequiredIndicatorVisible(true);
        return group;
    }

    private void invite(PeopleOfAccount page, boolean champion) {
        boolean complete = champion ? answered(name, email) : answered(name, email, role);
        if (!complete) {
            return;
        }
        attempt(
                () -> {
                    if (champion) {
                        inviting.inviteChampion(account(), name.getValue(), email.getValue());
                    } else {
                        inviting.invite(account(), name.getValue(), email.getValue(), role.getValue());
                    }
                },
                () -> invited(page));
    }

    private void invited(PeopleOfAccount page) {
        boolean ours = page.asking().side() == Side.VENDOR;
        var again = Buttons.secondary(getTranslation("invite.another"), this::load);
        done(
                getTranslation("invite.done", name.getValue().strip()),
                getTranslation(
                        "invite.done.next",
                        email.getValue().strip(),
                        page.account().name()),
                AccountsNavigation.people(account()),
                getTranslation("invite.done.way"),
                ours ? new com.vaadin.flow.component.Component[0] : new com.vaadin.flow.component.Component[] {again});
    }
}
