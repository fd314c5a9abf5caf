package app.merestone.accounts.ui;

import app.merestone.accounts.AppointingPeople;
import app.merestone.accounts.AppointingPeople.VendorPerson;
import app.merestone.accounts.Vendor;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Collectors;

/** Who are the vendor's people, and what is each of them? */
@Route("people")
@RolesAllowed("ADMIN")
class VendorPeopleView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient AppointingPeople appointing;
    private final transient Vendor vendor;

    VendorPeopleView(AppointingPeople appointing, Vendor vendor) {
        this.appointing = appointing;
        this.vendor = vendor;
    }

    @Override
    protected void load() {
        var people = appointing.vendorPeople();
        var present = people.stream().filter(person -> person.endedAt() == null).toList();
        var ended = people.stream().filter(person -> person.endedAt() != null).toList();
        heading(getTranslation("vendor-people.heading", present.size(), vendor.name()));
        lead(getTranslation("vendor-people.lead"));
        var list = new UnorderedList();
        list.addClassName("log");
        present.forEach(person -> list.add(line(person)));
        var parts = Layouts.stack(
                Layouts.actions(
                        FormPage.primaryLink(
                                AccountsNavigation.vendorPeople() + "/new", getTranslation("vendor-people.add")),
                        FormPage.secondaryLink(
                                AccountsNavigation.vendorPeople() + "/find", getTranslation("vendor-people.find"))),
                list);
        if (!ended.isEmpty()) {
            var gone = new UnorderedList();
            ended.forEach(person -> gone.add(new ListItem(Layouts.row(new Span(person.name()), change(person)))));
            parts.add(Layouts.section(getTranslation("people.ended"), gone));
        }
        show(parts);
    }

    private ListItem line(VendorPerson person) {
        var roles = person.roles().stream()
                .map(role -> getTranslation("role." + role))
                .collect(Collectors.joining(", "));
        var mail = new Span(person.email());
        mail.addClassName("meta");
        var details = new Div(Layouts.row(new Span(person.name()), mail, change(person)));
        if (person.owned() > 0) {
            details.add(Layouts.meta(getTranslation("vendor-people.owns", person.owned())));
        }
        return new ListItem(new Span(roles.isEmpty() ? getTranslation("vendor-people.no-role") : roles), details);
    }

    private Component change(VendorPerson person) {
        var link = Layouts.link(AccountsNavigation.vendorPerson(person.id()), getTranslation("people.change"));
        link.addClassName("change");
        link.getElement().setAttribute("aria-label", getTranslation("people.change.whom", person.name()));
        return link;
    }
}
