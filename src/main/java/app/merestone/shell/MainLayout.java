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
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;

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
    private final Nav menu = new Nav();
    private final Div places = new Div();
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
        menu.setAriaLabel(getTranslation("shell.menu"));
        menu.add(brand, places);
        addToDrawer(menu);
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
        var names = accountNames.getIfAvailable();
        var name =
                Optional.ofNullable(names).flatMap(n -> account.flatMap(n::of)).orElse("");
        accountName.setText(name);
        draw(account, name, "/" + event.getLocation().getPath());
        var side = roles.contains("CUSTOMER") ? "customer" : roles.isEmpty() ? "customer" : "vendor";
        getElement().executeJs("document.documentElement.dataset.side = $0", side);
        // Vaadin's own sign for a lost connection stands outside every landmark: it is a status, and says so
        getElement().executeJs("document.querySelector('vaadin-connection-indicator')?.setAttribute('role', 'status')");
    }

    /** The portfolio's places, then those of the account that is open, then the reader's own. */
    private void draw(Optional<AccountId> account, String name, String here) {
        var items = sources.stream()
                .flatMap(source -> source.items(roles, account).stream())
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
        var current = current(items, here);
        places.removeAll();
        var portfolio = items.stream().filter(i -> !i.of(account) && !i.own()).toList();
        group(portfolio, current, here, "");
        group(
                items.stream().filter(i -> i.of(account)).toList(),
                current,
                here,
                // a customer's account is in the bar already, and there is nothing to tell it from
                portfolio.isEmpty() ? "" : name);
        group(items.stream().filter(i -> !i.of(account) && i.own()).toList(), current, here, "");
    }

    private void group(List<NavigationItem> items, Optional<NavigationItem> current, String here, String name) {
        if (items.isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        list.addClassName("main-nav");
        list.getElement().setAttribute("role", "list");
        items.forEach(item -> {
            var link = Layouts.link(item.path(), item.words());
            if (current.filter(item::equals).isPresent()) {
                link.getElement().setAttribute("aria-current", item.path().equals(here) ? "page" : "true");
            }
            list.add(new ListItem(link));
        });
        var group = new Div();
        group.addClassName("main-nav-group");
        if (!name.isEmpty()) {
            var whose = new Paragraph(name);
            whose.addClassName("main-nav-name");
            list.getElement().setAttribute("aria-label", name);
            group.add(whose);
        }
        group.add(list);
        places.add(group);
    }

    /** The line whose page is open, or whose page the open one lies below. */
    private static Optional<NavigationItem> current(List<NavigationItem> items, String here) {
        var open = NavigationItem.place(here);
        return items.stream()
                .filter(item -> {
                    var place = NavigationItem.place(item.path());
                    return open.equals(place) || open.startsWith(place + "/");
                })
                .max(Comparator.comparingInt(item -> item.path().length()));
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
        token().ifPresent(token -> {
            var field = new Element("input");
            field.setAttribute("type", "hidden");
            field.setAttribute("name", token.getParameterName());
            field.setAttribute("value", token.getToken());
            form.appendChild(field);
        });
        var wrapper = new Div();
        wrapper.getElement().appendChild(form);
        return wrapper;
    }

    private static Optional<CsrfToken> token() {
        return Optional.ofNullable(VaadinServletRequest.getCurrent())
                .map(request -> request.getHttpServletRequest().getAttribute(CsrfToken.class.getName()))
                .map(CsrfToken.class::cast);
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
