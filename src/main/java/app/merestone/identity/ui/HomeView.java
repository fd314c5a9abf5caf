package app.merestone.identity.ui;

import app.merestone.identity.CurrentPerson;
import app.merestone.identity.OwnAccounts;
import app.merestone.identity.OwnAccounts.OwnAccount;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Which account? Customers with one go straight there; the vendor's people go to their day's work. */
@Route("")
@PermitAll
class HomeView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient CurrentPerson person;
    private final transient OwnAccounts accounts;

    HomeView(CurrentPerson person, OwnAccounts accounts) {
        super("page page-narrow");
        this.person = person;
        this.accounts = accounts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var roles = person.roles();
        if (roles.contains("CUSTOMER")) {
            var own = accounts.all();
            if (own.size() == 1) {
                event.forwardTo(plan(own.getFirst()).substring(1));
            } else {
                super.beforeEnter(event);
            }
        } else if (roles.contains("CSM")) {
            event.forwardTo("today");
        } else if (roles.contains("LEADER")) {
            event.forwardTo("at-risk");
        } else {
            event.forwardTo("segments");
        }
    }

    @Override
    protected void load() {
        List<OwnAccount> own = accounts.all();
        heading(getTranslation("identity.home.which"));
        if (own.isEmpty()) {
            show(new EmptyState(getTranslation("identity.home.none"), getTranslation("identity.home.none.next")));
            return;
        }
        lead(getTranslation("identity.home.lead", own.size()));
        var doors = new UnorderedList();
        doors.addClassName("doors");
        own.forEach(account -> doors.add(door(account)));
        show(doors);
    }

    private ListItem door(OwnAccount account) {
        var item = new ListItem(Layouts.link(plan(account), account.name()));
        if (account.ended()) {
            var ended = new Span(getTranslation("identity.home.ended"));
            ended.addClassName("meta");
            item.add(ended);
        }
        return item;
    }

    private static String plan(OwnAccount account) {
        return "/plan/" + account.account();
    }
}
