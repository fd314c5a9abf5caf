package app.merestone.datasync.ui;

import app.merestone.accounts.Vendor;
import app.merestone.datasync.SyncNeed;
import app.merestone.datasync.WatchingSyncs;
import app.merestone.datasync.WatchingSyncs.After;
import app.merestone.datasync.WatchingSyncs.Line;
import app.merestone.datasync.WatchingSyncs.Which;
import app.merestone.kernel.Side;
import app.merestone.pictures.StatusWord;
import app.merestone.pictures.StatusWord.Tone;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.MarkupComponent;
import app.merestone.shell.Page;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Which data needs somebody, on all accounts? */
@Route("syncs")
@RolesAllowed({"CSM", "LEADER"})
class SyncsView extends Page {

    private static final long serialVersionUID = 1L;
    private static final List<String> COLUMNS = List.of("sync", "account", "needs", "since", "who");

    private final transient WatchingSyncs watching;
    private final transient Vendor vendor;
    private final transient Clock clock;
    private final Div list = new Div();
    private Which which = Which.ALL;

    SyncsView(WatchingSyncs watching, Vendor vendor, Clock clock) {
        super("page page-wide");
        this.watching = watching;
        this.vendor = vendor;
        this.clock = clock;
        list.addClassName("stack-loose");
    }

    @Override
    protected void load() {
        fill();
        lead(getTranslation("syncs.lead"));
        var bar = Layouts.row(whose(), need());
        bar.addClassName("row-spread");
        show(bar, list);
    }

    private RadioButtonGroup<Boolean> whose() {
        var whose = new RadioButtonGroup<Boolean>(getTranslation("syncs.which"));
        whose.setItems(false, true);
        whose.setItemLabelGenerator(own -> getTranslation(own ? "syncs.which.mine" : "syncs.which.all"));
        whose.setValue(which.mine());
        whose.addValueChangeListener(choice -> narrow(new Which(Boolean.TRUE.equals(choice.getValue()), which.need())));
        return whose;
    }

    private Select<SyncNeed> need() {
        var need = new Select<SyncNeed>();
        need.setLabel(getTranslation("syncs.need"));
        need.setEmptySelectionAllowed(true);
        need.setEmptySelectionCaption(getTranslation("syncs.need.any"));
        need.setItems(SyncNeed.values());
        need.setItemLabelGenerator(each -> getTranslation(each == null ? "syncs.need.any" : "syncs.need." + each));
        need.setValue(which.need());
        need.addValueChangeListener(choice -> narrow(new Which(which.mine(), choice.getValue())));
        return need;
    }

    private void narrow(Which wanted) {
        which = wanted;
        attempt(this::fill, () -> {});
    }

    private void fill() {
        var lines = watching.page(which, null);
        heading(
                lines.isEmpty()
                        ? getTranslation("syncs.heading.none")
                        : getTranslation(
                                lines.size() < WatchingSyncs.PAGE ? "syncs.heading" : "syncs.heading.more",
                                lines.size()));
        list.removeAll();
        if (lines.isEmpty()) {
            list.add(new EmptyState(
                    getTranslation(which.equals(Which.ALL) ? "syncs.empty" : "syncs.empty.narrowed"),
                    getTranslation("syncs.empty.next")));
            return;
        }
        var first = lines.getFirst();
        var see = Layouts.link(path(first), getTranslation("syncs.first", first.name(), first.accountName()));
        see.addClassNames("button", "button-primary");
        var table = table();
        var more = new Div();
        append(table.getBody(), more, lines);
        var scroll = new Div(table);
        scroll.addClassName("table-scroll");
        list.add(Layouts.actions(see), scroll, more);
    }

    private void append(NativeTableBody body, Div more, List<Line> lines) {
        lines.forEach(line -> body.add(row(line)));
        more.removeAll();
        if (lines.size() == WatchingSyncs.PAGE) {
            var last = After.of(lines.getLast());
            more.add(Buttons.secondary(getTranslation("syncs.more"), () -> attempt(() -> watching.page(which, last))
                    .ifPresent(next -> append(body, more, next))));
        }
    }

    private NativeTable table() {
        var table = new NativeTable();
        table.addClassName("cards");
        table.setCaptionText(
                getTranslation("syncs.caption", Dates.minute(clock.instant(), ReadersZone.or(vendor.zone()))));
        var head = table.getHead().addRow();
        for (var column : COLUMNS) {
            var cell = head.addHeaderCell();
            cell.setText(getTranslation("syncs.column." + column));
            cell.getElement().setAttribute("scope", "col");
        }
        table.getBody();
        return table;
    }

    private NativeTableRow row(Line line) {
        var name = new NativeTableHeaderCell();
        name.add(Layouts.link(path(line), line.name()));
        name.getElement().setAttribute("scope", "row");
        var row = new NativeTableRow();
        row.add(name);
        row.add(cell("account", Layouts.link("/accounts/" + line.account(), line.accountName())));
        row.add(cell("needs", needs(line)));
        row.add(cell("since", new Span(Dates.minute(line.since(), ReadersZone.or(vendor.zone())))));
        row.add(cell("who", new Span(who(line))));
        return row;
    }

    private Component needs(Line line) {
        return switch (line.need()) {
            case DISPUTED ->
                Layouts.tight(
                        word(Tone.DISPUTE, "data.state.DISPUTED"),
                        Layouts.meta(Optional.ofNullable(line.answerBy())
                                .map(day -> getTranslation("syncs.answer-by", Dates.day(day)))
                                .orElseGet(() -> getTranslation("syncs.answered"))));
            case LOOK ->
                Layouts.tight(
                        word(Tone.WATCH, "data.state.NEEDS_ANOTHER_LOOK"),
                        Layouts.meta(line.look() == null ? "" : getTranslation("syncs.look." + line.look())));
            case UNDECIDED, FAILED, OVERDUE, WAITING -> new Span(getTranslation("syncs.need." + line.need()));
        };
    }

    private Component word(Tone tone, String key) {
        return new MarkupComponent(new StatusWord(tone, getTranslation(key)).drawn());
    }

    /** Whose it is to see to: the customer's where they count, theirs who answer the dispute, else the account's CSM. */
    private String who(Line line) {
        if (line.customers()) {
            return line.accountName();
        }
        return Optional.ofNullable(line.disputeOwner())
                .or(() -> Optional.ofNullable(line.csm()))
                .orElseGet(() -> getTranslation("syncs.nobody"));
    }

    private NativeTableCell cell(String column, Component words) {
        var cell = new NativeTableCell(words);
        cell.getElement().setAttribute("data-label", getTranslation("syncs.column." + column));
        return cell;
    }

    private static String path(Line line) {
        return DataNavigation.one(line.account(), line.sync(), Side.VENDOR);
    }
}
