package app.merestone.accounts.ui;

import app.merestone.accounts.AssigningOwners;
import app.merestone.accounts.PersonFacts;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** Who acts for the account's CSM, from when to when? */
@Route("accounts/:account/stand-in")
@RolesAllowed("LEADER")
class StandInView extends FormPage {

    private static final long serialVersionUID = 1L;

    private final transient AssigningOwners assigning;

    StandInView(AssigningOwners assigning) {
        this.assigning = assigning;
    }

    @Override
    protected void load() {
        var choices = assigning.choices(account());
        above(Layouts.back(AccountsNavigation.people(account()), getTranslation("people.back")));
        heading(getTranslation(
                "stand-in.heading",
                choices.owner().map(PersonFacts::name).orElse(getTranslation("stand-in.nobody")),
                choices.account().name()));
        lead(getTranslation("stand-in.lead"));
        var person = new ComboBox<PersonFacts>(getTranslation("stand-in.label"));
        person.setItems(choices.csms());
        person.setItemLabelGenerator(PersonFacts::name);
        person.setRequiredIndicatorVisible(true);
        var from = day("stand-in.from", choices.today());
        var to = day("stand-in.to", null);
        var named = new UnorderedList();
        named.addClassName("log");
        choices.standIns().forEach(standIn -> {
            var period = Dates.shortDay(standIn.from()) + " – " + Dates.day(standIn.to());
            var end = Buttons.quiet(
                    getTranslation("stand-in.end"),
                    () -> attempt(() -> assigning.endStandIn(account(), standIn.person(), standIn.from()), () -> {
                        load();
                        notice().done(getTranslation("stand-in.ended", standIn.name(), period));
                    }));
            end.setAriaLabel(getTranslation("stand-in.end.whom", standIn.name(), period));
            named.add(new ListItem(new Span(period), Layouts.row(new Span(standIn.name()), end)));
        });
        question(
                person,
                from,
                to,
                Layouts.actions(
                        Buttons.primary(getTranslation("stand-in.act"), () -> {
                            if (answered(person, from, to)) {
                                attempt(
                                        () -> assigning.nameStandIn(
                                                account(), person.getValue().person(), from.getValue(), to.getValue()),
                                        () -> done(
                                                getTranslation(
                                                        "stand-in.done",
                                                        person.getValue().name(),
                                                        Dates.day(to.getValue())),
                                                getTranslation("stand-in.done.next"),
                                                AccountsNavigation.people(account()),
                                                getTranslation("invite.done.way")));
                            }
                        }),
                        cancel(AccountsNavigation.people(account()))),
                named);
    }
}
