package app.merestone.portfolio.ui;

import app.merestone.accounts.Vendor;
import app.merestone.kernel.Side;
import app.merestone.ledger.LedgerEntry;
import app.merestone.portfolio.ActGroup;
import app.merestone.portfolio.BrowsingHistory;
import app.merestone.portfolio.BrowsingHistory.HistoryPage;
import app.merestone.portfolio.BrowsingHistory.Line;
import app.merestone.portfolio.BrowsingHistory.Which;
import app.merestone.portfolio.EntryWords;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import app.merestone.shell.ReadersZone;
import app.merestone.shell.Translations;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who did what when? Everything that binds, newest first, and whether the record still holds. */
@Route("plan/:account/history")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class HistoryView extends Page {

    private static final long serialVersionUID = 1L;

    /** The details that name what an act was done to, the closest first. */
    private static final List<String> SUBJECTS =
            List.of("statement", "criterion", "sync", "connection", "about", "person");

    /** Whose acts. */
    private enum Whose {
        BOTH(null),
        CUSTOMER(Side.CUSTOMER),
        VENDOR(Side.VENDOR);

        private final @Nullable Side side;

        Whose(@Nullable Side side) {
            this.side = side;
        }
    }

    private final transient BrowsingHistory history;
    private final transient Translations words;
    private final transient Vendor vendor;

    // what was chosen stays when the page hears of an act: only what is told below is drawn anew
    private final Select<ActGroup> acts = new Select<>();
    private final Select<Whose> whose = new Select<>();
    private final Paragraph shown = Layouts.meta("");
    private final Button all;
    private final Div tools = Layouts.stack();
    private final Div told = Layouts.stack();
    private String customer = "";

    HistoryView(BrowsingHistory history, Translations words, Vendor vendor) {
        this.history = history;
        this.words = words;
        this.vendor = vendor;
        acts.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose();
            }
        });
        whose.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose();
            }
        });
        shown.getElement().setAttribute("role", "status");
        all = Buttons.secondary(getTranslation("history.all"), () -> {
            acts.setValue(ActGroup.ALL);
            whose.setValue(Whose.BOTH);
            choose();
            // the button goes with what it undid
            acts.focus();
        });
    }

    @Override
    protected void load() {
        var page = history.page(account(), Which.EVERYTHING, Long.MAX_VALUE);
        customer = page.accountName();
        acts.setLabel(getTranslation("history.acts"));
        acts.setItemLabelGenerator(this::said);
        acts.setItems(ActGroup.values());
        acts.setValue(ActGroup.ALL);
        whose.setLabel(getTranslation("history.whose"));
        whose.setItemLabelGenerator(this::said);
        whose.setItems(Whose.values());
        whose.setValue(Whose.BOTH);
        tools.removeAll();
        var buttons = Layouts.actions(Buttons.primary(getTranslation("history.check"), this::check));
        tools.add(buttons);
        if (page.theirsToTake()) {
            var file = new Anchor("/plan/" + account() + "/history/file", getTranslation("history.download"));
            file.addClassName("button");
            // an attachment, not a page of the portal
            file.setRouterIgnore(true);
            buttons.add(file);
            tools.add(Layouts.meta(getTranslation("history.download.hint")));
        }
        tools.add(Layouts.row(acts, whose), Layouts.row(shown, all));
        draw(page);
        show(tools, told);
        follow(account());
    }

    @Override
    protected void accountChanged() {
        draw(history.page(account(), which(), Long.MAX_VALUE));
    }

    private void choose() {
        attempt(() -> history.page(account(), which(), Long.MAX_VALUE)).ifPresent(this::draw);
    }

    private Which which() {
        return new Which(acts.getValue(), whose.getValue().side);
    }

    private String said(ActGroup group) {
        return getTranslation("history.acts." + group);
    }

    private String said(Whose side) {
        return getTranslation("history.whose." + side, side == Whose.VENDOR ? vendor.name() : customer);
    }

    private void draw(HistoryPage page) {
        above(Layouts.back("/plan/" + account(), getTranslation("history.back")));
        heading(getTranslation("history.heading", page.accountName(), vendor.name()));
        lead(getTranslation("history.lead"));
        var which = which();
        boolean everything = which.equals(Which.EVERYTHING);
        tools.setVisible(!everything || !page.lines().isEmpty());
        shown.setText(getTranslation("history.shown", said(acts.getValue()), said(whose.getValue())));
        all.setVisible(!everything);
        told.removeAll();
        if (page.lines().isEmpty()) {
            told.add(
                    everything
                            ? new EmptyState(getTranslation("history.empty"), getTranslation("history.empty.next"))
                            : new EmptyState(getTranslation("history.none"), getTranslation("history.none.next")));
            return;
        }
        var list = new OrderedList();
        list.addClassName("log");
        list.getElement().setAttribute("role", "list");
        var more = new Div();
        append(list, more, page, which);
        told.add(list, more, Layouts.meta(getTranslation("history.kept")));
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

    private void append(OrderedList list, Div more, HistoryPage page, Which which) {
        page.lines().forEach(line -> list.add(item(line, page)));
        more.removeAll();
        if (page.more()) {
            long last = page.lines().getLast().entry().sequence();
            more.add(Buttons.secondary(
                    getTranslation("history.more"), () -> attempt(() -> history.page(account(), which, last))
                            .ifPresent(next -> append(list, more, next, which))));
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
        new EntryWords(words, page.accountName(), vendor.name(), ReadersZone.or(page.zone()))
                .of(entry).stream()
                        // named above, with their role
                        .filter(each -> !each.detail().equals(LedgerEntry.BY))
                        .forEach(each -> facts.with(each.label(), each.value()));
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
        var told = Layouts.tight(what);
        about(entry).ifPresent(subject -> told.add(Layouts.meta(subject)));
        told.add(unfolding);
        return new ListItem(time, told);
    }

    /** What the act was done to, in the words that people know it by. */
    private static Optional<String> about(LedgerEntry entry) {
        return SUBJECTS.stream()
                .map(entry.details()::get)
                .filter(Objects::nonNull)
                .filter(subject -> !subject.isBlank())
                .findFirst();
    }

    private static Span hash(String hex) {
        var span = new Span(hex);
        span.addClassName("hash");
        return span;
    }
}
