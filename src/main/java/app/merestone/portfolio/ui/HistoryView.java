package app.merestone.portfolio.ui;

import app.merestone.accounts.Vendor;
import app.merestone.ledger.LedgerEntry;
import app.merestone.portfolio.BrowsingHistory;
import app.merestone.portfolio.BrowsingHistory.HistoryPage;
import app.merestone.portfolio.BrowsingHistory.Line;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import app.merestone.shell.ReadersZone;
import app.merestone.shell.Translations;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import java.util.TreeMap;

/** Who did what when? Everything that binds, newest first, and whether the record still holds. */
@Route("plan/:account/history")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class HistoryView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingHistory history;
    private final transient Translations words;
    private final transient Vendor vendor;

    HistoryView(BrowsingHistory history, Translations words, Vendor vendor) {
        this.history = history;
        this.words = words;
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
        var page = history.page(account(), Long.MAX_VALUE);
        above(Layouts.back("/plan/" + account(), getTranslation("history.back")));
        heading(getTranslation("history.heading", page.accountName(), vendor.name()));
        lead(getTranslation("history.lead"));
        if (page.lines().isEmpty()) {
            show(new EmptyState(getTranslation("history.empty"), getTranslation("history.empty.next")));
            return;
        }
        var list = new OrderedList();
        list.addClassName("log");
        list.getElement().setAttribute("role", "list");
        var more = new Div();
        append(list, more, page);
        show(
                Layouts.actions(Buttons.primary(getTranslation("history.check"), this::check)),
                list,
                more,
                Layouts.meta(getTranslation("history.kept")));
    }

    private void check() {
        attempt(() -> history.check(account())).ifPresent(breaks -> {
            if (breaks.isEmpty()) {
                notice().done(getTranslation("history.holds"));
            } else {
                notice().error(getTranslation(
                        "history.broken", breaks.size(), breaks.getFirst().sequence()));
            }
        });
    }

    private void append(OrderedList list, Div more, HistoryPage page) {
        page.lines().forEach(line -> list.add(item(line, page)));
        more.removeAll();
        if (page.more()) {
            long last = page.lines().getLast().entry().sequence();
            more.add(
                    Buttons.secondary(getTranslation("history.more"), () -> attempt(() -> history.page(account(), last))
                            .ifPresent(next -> append(list, more, next))));
        }
    }

    private ListItem item(Line line, HistoryPage page) {
        var entry = line.entry();
        var time = new Span(Dates.minute(entry.at(), ReadersZone.or(page.zone())));
        time.addClassName("meta");
        var what = new Paragraph(getTranslation(
                "history.line",
                line.person(),
                getTranslation("role." + entry.role().name().toLowerCase(Locale.ROOT)),
                getTranslation("act." + entry.kind())));
        var facts = new Facts();
        var details = new TreeMap<>(entry.details());
        // named above, with their role
        details.remove(LedgerEntry.BY);
        details.forEach((name, detail) ->
                facts.with(words.has("detail." + name) ? getTranslation("detail." + name) : name, detail));
        facts.with(getTranslation("history.time"), Dates.utc(entry.at()));
        facts.with(
                getTranslation("history.how"),
                getTranslation("how." + entry.authenticatedBy().name().toLowerCase(Locale.ROOT)));
        var invitedBy = line.invitedBy();
        if (invitedBy != null) {
            facts.with(getTranslation("history.invited-by"), invitedBy);
        }
        var content = entry.content();
        if (content != null) {
            facts.with(getTranslation("history.content"), hash(content.hex()));
        }
        facts.with(getTranslation("history.hash"), hash(entry.hash().hex()));
        var unfolding = new Details(getTranslation("history.details", entry.reference()), facts);
        return new ListItem(time, Layouts.tight(what, unfolding));
    }

    private static Span hash(String hex) {
        var span = new Span(hex);
        span.addClassName("hash");
        return span;
    }
}
