package app.merestone.portfolio.ui;

import app.merestone.accounts.Vendor;
import app.merestone.pictures.StatusWord;
import app.merestone.pictures.StatusWord.Tone;
import app.merestone.portfolio.AccountStanding;
import app.merestone.portfolio.AccountStatus;
import app.merestone.portfolio.BrowsingPortfolio;
import app.merestone.portfolio.BrowsingPortfolio.After;
import app.merestone.portfolio.BrowsingPortfolio.Line;
import app.merestone.portfolio.BrowsingPortfolio.Which;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.MarkupComponent;
import app.merestone.shell.Page;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which accounts are there, and where does each stand? */
@Route("accounts")
@RolesAllowed({"CSM", "LEADER"})
class AccountsView extends Page {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NAME = 200;
    private static final Set<String> NUMBERS = Set.of("tasks", "results", "gap", "next");

    private final transient BrowsingPortfolio portfolio;
    private final transient Clock clock;
    private final transient Vendor vendor;
    private final Div list = new Div();
    private Which which = Which.ALL;

    AccountsView(BrowsingPortfolio portfolio, Clock clock, Vendor vendor) {
        super("page page-wide");
        this.portfolio = portfolio;
        this.clock = clock;
        this.vendor = vendor;
        list.addClassName("stack-loose");
    }

    @Override
    protected void load() {
        fill();
        lead(getTranslation("accounts.lead"));
        var start = Layouts.link("/accounts/new", getTranslation("accounts.new"));
        start.addClassNames("button", "button-primary");
        var bar = Layouts.row(whose(), name(), Layouts.actions(start));
        bar.addClassName("row-spread");
        show(bar, list);
    }

    private RadioButtonGroup<Boolean> whose() {
        var whose = new RadioButtonGroup<Boolean>(getTranslation("accounts.which"));
        whose.setItems(false, true);
        whose.setItemLabelGenerator(own -> getTranslation(own ? "accounts.which.mine" : "accounts.which.all"));
        whose.setValue(which.mine());
        whose.addValueChangeListener(choice -> narrow(new Which(Boolean.TRUE.equals(choice.getValue()), which.name())));
        return whose;
    }

    private TextField name() {
        var name = new TextField(getTranslation("accounts.name"));
        name.setClearButtonVisible(true);
        name.setMaxLength(LONGEST_NAME);
        name.setValue(which.name());
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(typed -> narrow(new Which(which.mine(), typed.getValue())));
        return name;
    }

    private void narrow(Which wanted) {
        which = wanted;
        attempt(this::fill, () -> {});
    }

    private void fill() {
        var lines = portfolio.accounts(which, null);
        heading(getTranslation(which.mine() ? "accounts.mine.heading" : "accounts.heading"));
        list.removeAll();
        if (lines.isEmpty()) {
            list.add(nothing());
            return;
        }
        var table = table();
        var body = table.getBody();
        var more = new Div();
        append(body, more, lines);
        var scroll = new Div(table);
        scroll.addClassName("table-scroll");
        list.add(scroll, more);
    }

    private EmptyState nothing() {
        if (!which.name().isBlank()) {
            return new EmptyState(
                    getTranslation("accounts.none-of-name", which.name().strip()),
                    getTranslation(which.mine() ? "accounts.none-of-name.mine" : "accounts.none-of-name.next"));
        }
        return which.mine()
                ? new EmptyState(
                        getTranslation("accounts.none-of-yours"), getTranslation("accounts.none-of-yours.next"))
                : new EmptyState(getTranslation("accounts.empty"), getTranslation("accounts.empty.next"));
    }

    private void append(NativeTableBody body, Div more, List<Line> lines) {
        lines.forEach(line -> body.add(row(line)));
        more.removeAll();
        if (lines.size() == BrowsingPortfolio.PAGE) {
            var last = lines.getLast().standing();
            more.add(Buttons.secondary(getTranslation("accounts.more"), () -> attempt(
                            () -> portfolio.accounts(which, new After(last.name(), last.account())))
                    .ifPresent(next -> append(body, more, next))));
        }
    }

    private NativeTable table() {
        var table = new NativeTable();
        table.addClassName("cards");
        table.setCaptionText(
                getTranslation("accounts.caption", Dates.minute(clock.instant(), ReadersZone.or(vendor.zone()))));
        var head = table.getHead().addRow();
        for (var column : List.of("account", "status", "tasks", "results", "gap", "next", "owner")) {
            var cell = head.addHeaderCell();
            if (NUMBERS.contains(column)) {
                cell.addClassName("number");
            }
            cell.setText(getTranslation("accounts.column." + column));
            cell.getElement().setAttribute("scope", "col");
        }
        table.getBody();
        return table;
    }

    private NativeTableRow row(Line line) {
        var standing = line.standing();
        var name = new NativeTableHeaderCell();
        name.add(Layouts.link("/accounts/" + standing.account(), standing.name()));
        name.getElement().setAttribute("scope", "row");
        var status = Layouts.tight(new MarkupComponent(status(standing).drawn()));
        var quiet = line.quiet();
        if (quiet != null) {
            status.add(new MarkupComponent(
                    new StatusWord(Tone.WATCH, getTranslation("status.quiet", quiet.days())).drawn()));
        }
        if (!standing.aligned()) {
            status.add(new MarkupComponent(new StatusWord(Tone.WATCH, getTranslation("status.not-aligned")).drawn()));
        }
        if (standing.disputes() > 0) {
            status.add(new MarkupComponent(new StatusWord(Tone.DISPUTE, getTranslation("status.in-dispute")).drawn()));
        }
        var row = new NativeTableRow();
        row.add(name);
        row.add(cell("status", new NativeTableCell(status)));
        row.add(cell(
                "tasks",
                new NativeTableCell(getTranslation("accounts.of", standing.tasksDone(), standing.tasksTotal()))));
        row.add(cell(
                "results",
                new NativeTableCell(getTranslation("accounts.of", standing.resultsShown(), standing.resultsAgreed()))));
        row.add(cell("gap", new NativeTableCell(gap(line))));
        row.add(cell("next", new NativeTableCell(standing.status().open() ? day(standing.nextDue()) : "–")));
        row.add(cell(
                "owner",
                new NativeTableCell(line.csmName() == null ? getTranslation("accounts.no-owner") : line.csmName())));
        if (standing.status() == AccountStatus.SETUP_DONE_NO_RESULT) {
            row.addClassName("waiting");
        }
        return row;
    }

    private NativeTableCell cell(String column, NativeTableCell cell) {
        if (NUMBERS.contains(column)) {
            cell.addClassName("number");
        }
        cell.getElement().setAttribute("data-label", getTranslation("accounts.column." + column));
        return cell;
    }

    private String gap(Line line) {
        var standing = line.standing();
        var finished = standing.tasksFinishedOn();
        if (finished == null) {
            return getTranslation("accounts.gap.setup");
        }
        var first = standing.firstValueOn();
        var until = first == null ? line.today() : first;
        long days = java.time.temporal.ChronoUnit.DAYS.between(finished, until);
        var key =
                first != null ? "accounts.gap" : standing.status().open() ? "accounts.gap.open" : "accounts.gap.ended";
        return getTranslation(key, Math.max(0, days));
    }

    private StatusWord status(AccountStanding standing) {
        var tone =
                switch (standing.status()) {
                    case SETTING_UP, ENDED_WITHOUT_RESULT -> Tone.PLAIN;
                    case SETUP_DONE_NO_RESULT -> Tone.WATCH;
                    case RESULT_SHOWN, CLOSED_BY_BOTH -> Tone.AGREED;
                };
        return new StatusWord(tone, getTranslation(standing.status().key()));
    }

    private static String day(java.time.@Nullable LocalDate day) {
        return day == null ? "–" : Dates.day(day);
    }
}
