package app.merestone.shell;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.pictures.Stone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The frame around every page for people with a session: skip link, menu in the drawer, account and person at the top. The
 * accent says whose hand holds the pen: heather for customer people, slate for vendor people.
 */
@Layout
@AnonymousAllowed
class MainLayout extends AppLayout implements AfterNavigationObserver {

    private static final long serialVersionUID = 1L;

    private final transient List<NavigationSource> sources;
    private final transient ObjectProvider<AccountName> accountNames;
    private final UnorderedList menu = new UnorderedList();
    private final Span accountName = new Span();
    private final Main main = new Main();
    private final Set<String> roles = roles();

    MainLayout(
            List<NavigationSource> sources,
            ObjectProvider<AccountName> accountNames,
            ObjectProvider<SignedInName> person) {
        this.sources = sources;
        this.accountNames = accountNames;
        setPrimarySection(Section.DRAWER);
        main.setId("main");

        var skip = new Anchor("#main", getTranslation("shell.skip"));
        skip.addClassName("skip-link");
        skip.setRouterIgnore(true);
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("shell.menu"));
        accountName.addClassName("meta");
        var space = new Span();
        space.addClassName("grow");
        var bar = new Div(skip, toggle, accountName, space);
        bar.addClassName("bar");
        var names = person.getIfAvailable();
        Optional.ofNullable(names).flatMap(SignedInName::name).ifPresent(name -> {
            var who = new Span(name);
            who.addClassName("meta");
            bar.add(who, signOut());
        });
        var header = new Element("header");
        header.appendChild(bar.getElement());
        header.setAttribute("slot", "navbar");
        getElement().appendChild(header);

        var brand = new Anchor("", new MarkupComponent(Stone.brand()), new Span(getTranslation("shell.brand")));
        brand.addClassName("brand");
        brand.setRouterIgnore(false);
        menu.addClassName("main-nav");
        menu.getElement().setAttribute("role", "list");
        var nav = new Nav(menu);
        nav.setAriaLabel(getTranslation("shell.menu"));
        addToDrawer(brand, nav);
    }

    @Override
    public void showRouterLayoutContent(com.vaadin.flow.component.HasElement content) {
        main.removeAll();
        content.getElement().getComponent().ifPresent(main::add);
        setContent(main);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var account = event.getRouteParameters().get("account").flatMap(MainLayout::readable);
        menu.removeAll();
        sources.stream()
                .flatMap(source -> source.items(roles, account).stream())
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .forEach(item -> menu.add(line(item, "/" + event.getLocation().getPath())));
        var names = accountNames.getIfAvailable();
        accountName.setText(
                Optional.ofNullable(names).flatMap(n -> account.flatMap(n::of)).orElse(""));
        var side = roles.contains("CUSTOMER") ? "customer" : roles.isEmpty() ? "customer" : "vendor";
        getElement().executeJs("document.documentElement.dataset.side = $0", side);
    }

    private static ListItem line(NavigationItem item, String here) {
        var link = Layouts.link(item.path(), item.words());
        if (item.path().equals(here)) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return new ListItem(link);
    }

    private Component signOut() {
        // a form and not a link: signing out changes something, so it is never a GET
        var form = new Element("form");
        form.setAttribute("method", "post");
        form.setAttribute("action", "sign-out");
        var button = new Element("button");
        button.setText(getTranslation("shell.sign-out"));
        button.setAttribute("class", "button button-quiet");
        button.setAttribute("type", "submit");
        form.appendChild(button);
        var wrapper = new Div();
        wrapper.getElement().appendChild(form);
        return wrapper;
    }

    private static Optional<AccountId> readable(String text) {
        try {
            return Optional.of(AccountId.parse(text));
        } catch (NotFound noId) {
            return Optional.empty();
        }
    }

    private static Set<String> roles() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            return Set.of();
        }
        return authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith("ROLE_"))
                .map(authority -> authority.substring("ROLE_".length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
