package app.merestone.identity.ui;

import app.merestone.identity.CurrentPerson;
import app.merestone.identity.OwnAccounts;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** Which account? Customers with one go straight there; the vendor's people go to their day's work. */
@Route("")
@PermitAll
class HomeView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient CurrentPerson person;
    private final transient OwnAccounts accounts;

    HomeView(CurrentPerson person, OwnAccounts accounts) {
        this.person = person;
        this.accounts = accounts;
        setClassName("page page-narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var roles = person.roles();
        if (roles.contains("CUSTOMER")) {
            choose(event);
        } else if (roles.contains("CSM")) {
            event.forwardTo("today");
        } else if (roles.contains("LEADER")) {
            event.forwardTo("at-risk");
        } else {
            event.forwardTo("segments");
        }
    }

    private void choose(BeforeEnterEvent event) {
        var own = accounts.all();
        if (own.size() == 1) {
            event.forwardTo("plan/" + own.getFirst().account());
            return;
        }
        removeAll();
        var heading = new H1(getTranslation("identity.home.which"));
        event.getUI().getPage().setTitle(heading.getText());
        var list = new UnorderedList();
        list.addClassName("choices");
        own.forEach(account -> list.add(new ListItem(new Anchor("plan/" + account.account(), account.name()))));
        add(heading, new Paragraph(getTranslation("identity.home.lead")), list);
    }
}
