package app.merestone.accounts.ui;

import app.merestone.accounts.BrowsingPeople;
import app.merestone.accounts.BrowsingPeople.MemberOfAccount;
import app.merestone.accounts.BrowsingPeople.PeopleOfAccount;
import app.merestone.accounts.InvitingPeople;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Role;
import app.merestone.shell.Buttons;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;

/** What should this person be able to do from now on? */
@Route("plan/:account/people/:person")
@RolesAllowed("CUSTOMER")
class PersonView extends FormPage {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingPeople browsing;
    private final transient InvitingPeople inviting;

    PersonView(BrowsingPeople browsing, InvitingPeople inviting) {
        this.browsing = browsing;
        this.inviting = inviting;
    }

    @Override
    protected void load() {
        var page = browsing.people(account());
        var id = PersonId.parse(parameter("person"));
        var member = page.present().stream()
                .filter(present -> present.person().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
        var changes = changes(page, member);
        if (changes.isEmpty()) {
            throw new NotFound();
        }
        above(Layouts.back(AccountsNavigation.people(account()), getTranslation("people.back")));
        heading(getTranslation(
                "person.heading." + member.role(), member.name(), page.account().name()));
        lead(getTranslation("person.lead"));
        var choice = new RadioButtonGroup<Change>(getTranslation("person.question", member.name()));
        choice.setItems(changes);
        choice.setRenderer(new ComponentRenderer<>(change -> {
            var hint = new Div(getTranslation("person.change." + change + ".hint", member.name()));
            hint.addClassName("field-hint");
            return new Div(new Span(getTranslation("person.change." + change, member.name())), hint);
        }));
        choice.setRequiredIndicatorVisible(true);
        question(
                choice,
                Layouts.actions(
                        Buttons.primary(getTranslation("person.act"), () -> {
                            if (answered(choice)) {
                                change(member, choice.getValue());
                            }
                        }),
                        cancel(AccountsNavigation.people(account()))));
    }

    private void change(MemberOfAccount member, Change change) {
        attempt(
                () -> {
                    switch (change) {
                        case NAME_DEPUTY -> inviting.nameDeputy(account(), member.person());
                        case UNNAME_DEPUTY -> inviting.unnameDeputy(account(), member.person());
                        case HAND_ON -> inviting.handOn(account(), member.person());
                        case END -> inviting.endAccess(account(), member.person());
                    }
                },
                () -> done(
                        getTranslation("person.done." + change, member.name()),
                        getTranslation("person.done." + change + ".next", member.name()),
                        AccountsNavigation.people(account()),
                        getTranslation("invite.done.way")));
    }

    // what the reader may do, so that nothing is offered that would be refused; the use cases decide
    static List<Change> changes(PeopleOfAccount page, MemberOfAccount member) {
        var changes = new ArrayList<Change>();
        boolean self = page.asking().person().equals(member.person());
        boolean leads = page.asking().role() == Role.CHAMPION;
        boolean takesOver =
                page.asking().role() == Role.DEPUTY && page.champion().isEmpty();
        if (leads && !self) {
            changes.add(member.role() == Role.DEPUTY ? Change.UNNAME_DEPUTY : Change.NAME_DEPUTY);
        }
        if ((leads && !self) || takesOver) {
            changes.add(Change.HAND_ON);
        }
        if (page.asking().signs() && !self && member.role() != Role.CHAMPION) {
            changes.add(Change.END);
        }
        return changes;
    }

    enum Change {
        NAME_DEPUTY,
        UNNAME_DEPUTY,
        HAND_ON,
        END
    }
}
