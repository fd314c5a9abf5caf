package app.merestone.accounts.ui;

import app.merestone.accounts.AssigningOwners;
import app.merestone.accounts.AssigningOwners.OwnerChoices;
import app.merestone.accounts.PersonFacts;
import app.merestone.shell.Buttons;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** Which CSM owns this account? */
@Route("accounts/:account/owner")
@RolesAllowed("LEADER")
class OwnerView extends FormPage {

    private static final long serialVersionUID = 1L;

    private final transient AssigningOwners assigning;

    OwnerView(AssigningOwners assigning) {
        this.assigning = assigning;
    }

    @Override
    protected void load() {
        var choices = assigning.choices(account());
        above(Layouts.back(AccountsNavigation.people(account()), getTranslation("people.back")));
        heading(choices.owner()
                .map(owner -> getTranslation(
                        "owner.heading", owner.name(), choices.account().name()))
                .orElseGet(() ->
                        getTranslation("owner.heading.nobody", choices.account().name())));
        lead(getTranslation(choices.seen() == null ? "owner.lead.nobody" : "owner.lead"));
        var owner = new ComboBox<PersonFacts>(getTranslation("owner.label"));
        owner.setItems(choices.csms());
        owner.setItemLabelGenerator(PersonFacts::name);
        owner.setRequiredIndicatorVisible(true);
        question(
                owner,
                Layouts.actions(
                        Buttons.primary(getTranslation("owner.act"), () -> {
                            if (answered(owner)) {
                                assign(choices, owner.getValue());
                            }
                        }),
                        cancel(AccountsNavigation.people(account()))));
    }

    private void assign(OwnerChoices choices, PersonFacts owner) {
        attempt(
                () -> assigning.assign(account(), owner.person(), choices.seen()),
                () -> done(
                        getTranslation(
                                "owner.done", owner.name(), choices.account().name()),
                        getTranslation(
                                choices.seen() == null ? "owner.done.next.first" : "owner.done.next",
                                owner.firstName()),
                        AccountsNavigation.plan(account(), true),
                        getTranslation("new-account.done.open")));
    }
}
