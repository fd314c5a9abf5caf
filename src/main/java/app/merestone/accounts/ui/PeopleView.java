package app.merestone.accounts.ui;

import app.merestone.accounts.BrowsingPeople;
import app.merestone.accounts.BrowsingPeople.MemberOfAccount;
import app.merestone.accounts.BrowsingPeople.PeopleOfAccount;
import app.merestone.accounts.BrowsingPeople.StandIn;
import app.merestone.accounts.PersonFacts;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.Side;
import app.merestone.ledger.Role;
import app.merestone.shell.Dates;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;

/** Who can act on this account, on both sides? */
@Route("plan/:account/people")
@RouteAlias("accounts/:account/people")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class PeopleView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingPeople browsing;
    private final transient Vendor vendor;

    PeopleView(BrowsingPeople browsing, Vendor vendor) {
        this.browsing = browsing;
        this.vendor = vendor;
    }

    @Override
    protected void load() {
        draw();
        follow(account());
    }

    @Override
    protected void accountChanged() {
        draw();
    }

    private void draw() {
        var page = browsing.people(account());
        var name = page.account().name();
        var others = page.present().size() - 1;
        heading(page.champion()
                .map(champion -> page.asking().person().equals(champion.person())
                        ? getTranslation("people.heading.you", name, others)
                        : getTranslation("people.heading", champion.name(), name, others))
                .orElseGet(() -> getTranslation("people.heading.nobody", name)));
        lead(getTranslation(page.asking().side() == Side.VENDOR ? "people.lead.vendor" : "people.lead", vendor.name()));
        var parts = new ArrayList<Component>();
        parts.add(Layouts.actions(wayOn(page)));
        parts.add(Layouts.section(getTranslation("people.customer", name), customers(page)));
        parts.add(Layouts.section(getTranslation("people.vendor", vendor.name()), vendorSide(page)));
        if (!page.ended().isEmpty()) {
            parts.add(Layouts.section(getTranslation("people.ended"), ended(page)));
        }
        show(parts.toArray(Component[]::new));
    }

    private Component[] wayOn(PeopleOfAccount page) {
        var account = page.account().id();
        var role = page.asking().role();
        if (role == Role.CHAMPION || role == Role.DEPUTY) {
            return new Component[] {
                FormPage.primaryLink(AccountsNavigation.invite(account), getTranslation("people.invite"))
            };
        }
        boolean ownerOfEmpty = (role == Role.CSM || role == Role.STAND_IN)
                && page.champion().isEmpty()
                && page.deputy().isEmpty();
        if (ownerOfEmpty) {
            return new Component[] {
                FormPage.primaryLink(AccountsNavigation.invite(account), getTranslation("people.invite-champion"))
            };
        }
        boolean ours = page.asking().side() == Side.VENDOR;
        return new Component[] {
            FormPage.primaryLink(AccountsNavigation.plan(account, ours), getTranslation("people.to-plan"))
        };
    }

    private Component customers(PeopleOfAccount page) {
        if (page.present().isEmpty()) {
            return new EmptyState(getTranslation("people.none"), getTranslation("people.none.next"));
        }
        var list = list();
        page.present()
                .forEach(member -> list.add(line(
                        getTranslation("role." + member.role()),
                        person(page, member),
                        getTranslation(
                                member.invitedBySide() == Side.VENDOR ? "people.since.vendor" : "people.since",
                                Dates.day(member.since(), page.account().zone()),
                                member.invitedBy(),
                                vendor.name()))));
        return list;
    }

    private Component person(PeopleOfAccount page, MemberOfAccount member) {
        var row = Layouts.row(name(member.name()), meta(member.email()));
        if (!PersonView.changes(page, member).isEmpty()) {
            var change = Layouts.link(
                    AccountsNavigation.person(page.account().id(), member.person()), getTranslation("people.change"));
            change.addClassName("change");
            change.getElement().setAttribute("aria-label", getTranslation("people.change.whom", member.name()));
            row.add(change);
        }
        return row;
    }

    private Component vendorSide(PeopleOfAccount page) {
        var parts = Layouts.stack();
        if (page.vendor().isEmpty()) {
            parts.add(new Paragraph(getTranslation("people.no-owner", vendor.name())));
        } else {
            var list = list();
            page.vendor()
                    .forEach(person -> list.add(line(
                            getTranslation("role." + person.role()),
                            Layouts.row(name(person.name()), meta(person.email().value())),
                            until(page, person))));
            parts.add(list);
        }
        var ways = new ArrayList<Component>();
        var account = page.account().id();
        if (page.asking().role() == Role.LEADER) {
            ways.add(FormPage.secondaryLink(AccountsNavigation.owner(account), getTranslation("people.assign")));
            ways.add(FormPage.secondaryLink(AccountsNavigation.standIn(account), getTranslation("people.stand-in")));
        }
        if (page.asking().role() == Role.CSM || page.asking().role() == Role.STAND_IN) {
            ways.add(FormPage.secondaryLink(
                    AccountsNavigation.onboardingStart(account), getTranslation("people.onboarding-start")));
        }
        if (!ways.isEmpty()) {
            parts.add(Layouts.actions(ways.toArray(Component[]::new)));
        }
        return parts;
    }

    private String until(PeopleOfAccount page, PersonFacts person) {
        if (person.role() != Role.STAND_IN) {
            return "";
        }
        return page.standIns().stream()
                .filter(standIn -> standIn.person().equals(person.person()))
                .map(StandIn::to)
                .max(java.util.Comparator.naturalOrder())
                .map(last -> getTranslation("people.stand-in.until", Dates.day(last)))
                .orElse("");
    }

    private Component ended(PeopleOfAccount page) {
        var list = new UnorderedList();
        for (var member : page.ended()) {
            var endedAt = member.endedAt();
            if (endedAt != null) {
                list.add(new ListItem(getTranslation(
                        "people.ended.line",
                        member.name(),
                        getTranslation("role." + member.role()),
                        Dates.day(member.since(), page.account().zone()),
                        Dates.day(endedAt, page.account().zone()),
                        member.endedBy() == null ? vendor.name() : member.endedBy())));
            }
        }
        return list;
    }

    private static UnorderedList list() {
        var list = new UnorderedList();
        list.addClassName("log");
        return list;
    }

    private static ListItem line(String role, Component person, String since) {
        var item = new ListItem(new Span(role));
        var details = new Div(person);
        if (!since.isEmpty()) {
            details.add(Layouts.meta(since));
        }
        item.add(List.of(details));
        return item;
    }

    private static Span name(String name) {
        var span = new Span(name);
        span.getElement().getStyle().set("font-weight", "560");
        return span;
    }

    private static Span meta(String text) {
        var span = new Span(text);
        span.addClassName("meta");
        return span;
    }
}
