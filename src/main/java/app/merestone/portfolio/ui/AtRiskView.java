package app.merestone.portfolio.ui;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Role;
import app.merestone.portfolio.BrowsingPortfolio;
import app.merestone.portfolio.BrowsingPortfolio.AfterRisk;
import app.merestone.portfolio.BrowsingPortfolio.RiskLine;
import app.merestone.portfolio.OwningRisks;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.DayField;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.Notice;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who looks finished and isn't? Unowned first; a leader gives each an owner, a next step and a date. */
@Route("at-risk")
@RolesAllowed({"CSM", "LEADER"})
class AtRiskView extends Page {

    private static final long serialVersionUID = 1L;
    private static final Set<String> NUMBERS = Set.of("days", "tasks", "results");

    private final transient BrowsingPortfolio portfolio;
    private final transient OwningRisks owning;
    private final transient Directory directory;
    private final transient Vendor vendor;
    private final transient Access access;
    private final boolean leader;

    AtRiskView(
            BrowsingPortfolio portfolio,
            OwningRisks owning,
            Directory directory,
            Vendor vendor,
            Access access,
            AuthenticationContext authentication) {
        super("page page-wide");
        this.portfolio = portfolio;
        this.owning = owning;
        this.directory = directory;
        this.vendor = vendor;
        this.access = access;
        this.leader = authentication.hasRole("LEADER");
    }

    @Override
    protected void load() {
        var count = portfolio.riskCount();
        var lines = portfolio.atRisk(null);
        heading(
                count.total() == 0
                        ? getTranslation("risk.none")
                        : getTranslation("risk.heading", count.total(), count.unowned()));
        lead(getTranslation(leader ? "risk.lead" : "risk.lead.csm"));
        if (lines.isEmpty()) {
            show(new EmptyState(getTranslation("risk.empty"), getTranslation("risk.empty.next")));
            return;
        }
        var table = new NativeTable();
        table.addClassName("cards");
        table.setCaptionText(getTranslation("risk.caption", count.total()));
        var head = table.getHead().addRow();
        // only a leader assigns, and a column without anything in it says nothing
        var columns = List.of("account", "days", "tasks", "results", "owner", "step", "act");
        for (var column : leader ? columns : columns.subList(0, columns.size() - 1)) {
            var cell = head.addHeaderCell();
            if (NUMBERS.contains(column)) {
                cell.addClassName("number");
            }
            cell.setText(getTranslation("risk.column." + column));
            cell.getElement().setAttribute("scope", "col");
        }
        var more = new Div();
        append(table.getBody(), more, lines, true);
        var scroll = new Div(table);
        scroll.addClassName("table-scroll");
        if (leader) {
            show(scroll, more);
        } else {
            show(Layouts.actions(open(lines)), scroll, more);
        }
    }

    /** A CSM assigns nothing here: what they can do is look what is missing, at their own account first. */
    private Component open(List<RiskLine> lines) {
        var me = access.person();
        var first = lines.stream()
                .filter(line -> me.equals(line.standing().csm()))
                .findFirst()
                .orElseGet(lines::getFirst)
                .standing();
        return Buttons.primary(getTranslation("risk.open", first.name()), () -> UI.getCurrent()
                .navigate("accounts/" + first.account() + "/close"));
    }

    private void append(NativeTableBody body, Div more, List<RiskLine> lines, boolean first) {
        for (int i = 0; i < lines.size(); i++) {
            body.add(row(lines.get(i), first && i == 0));
        }
        more.removeAll();
        if (lines.size() == BrowsingPortfolio.PAGE) {
            var last = lines.getLast().standing();
            var since = last.atRiskSince();
            if (since != null) {
                more.add(Buttons.secondary(getTranslation("accounts.more"), () -> attempt(
                                () -> portfolio.atRisk(new AfterRisk(last.riskOwned(), since, last.account())))
                        .ifPresent(next -> append(body, more, next, false))));
            }
        }
    }

    private NativeTableRow row(RiskLine line, boolean first) {
        var standing = line.standing();
        var name = new NativeTableHeaderCell();
        name.add(Layouts.link("/accounts/" + standing.account(), standing.name()));
        name.getElement().setAttribute("scope", "row");
        var row = new NativeTableRow();
        row.add(name);
        row.add(cell("days", new Span(getTranslation("risk.days", line.days()))));
        row.add(cell("tasks", new Span(getTranslation("accounts.of", standing.tasksDone(), standing.tasksTotal()))));
        row.add(cell(
                "results", new Span(getTranslation("accounts.of", standing.resultsShown(), standing.resultsAgreed()))));
        var step = line.step();
        // a step whose day has passed, or whose owner has left, stays to be read and counts for nothing
        boolean owned = standing.riskOwned();
        row.add(cell("owner", new Span(step != null && owned ? step.ownerName() : getTranslation("risk.nobody"))));
        row.add(cell(
                "step",
                new Span(
                        step == null
                                ? getTranslation("risk.no-step")
                                : getTranslation("risk.step", step.step(), Dates.day(step.due())))));
        if (leader) {
            var label = getTranslation(owned ? "risk.reassign" : "risk.assign");
            var button = first && !owned
                    ? Buttons.primary(label, () -> ask(line))
                    : Buttons.secondary(label, () -> ask(line));
            button.setAriaLabel(label + ", " + standing.name());
            row.add(cell("act", button));
        }
        if (!owned) {
            row.addClassName("waiting");
        }
        return row;
    }

    private NativeTableCell cell(String column, com.vaadin.flow.component.Component content) {
        var cell = new NativeTableCell(content);
        if (NUMBERS.contains(column)) {
            cell.addClassName("number");
        }
        cell.getElement().setAttribute("data-label", getTranslation("risk.column." + column));
        return cell;
    }

    /** Each once: somebody may be CSM and leader. */
    private List<PersonFacts> whoCanOwn() {
        var people = new LinkedHashMap<PersonId, PersonFacts>();
        Stream.of(Role.CSM, Role.LEADER)
                .flatMap(role -> directory.vendorPeople(role).stream())
                .forEach(person -> people.putIfAbsent(person.person(), person));
        return List.copyOf(people.values());
    }

    private void ask(RiskLine line) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("risk.ask", line.standing().name()));
        // as wide before a refusal as after it
        dialog.setWidth("480px");
        dialog.setMaxWidth("100%");
        var owner = new ComboBox<PersonFacts>(getTranslation("risk.ask.owner"));
        owner.setItems(whoCanOwn());
        owner.setItemLabelGenerator(PersonFacts::name);
        owner.setRequiredIndicatorVisible(true);
        owner.setWidthFull();
        var step = new TextField(getTranslation("risk.ask.step"));
        step.setHelperText(getTranslation("risk.ask.step.help"));
        step.setRequiredIndicatorVisible(true);
        step.setWidthFull();
        var due = new DayField(getTranslation("risk.ask.due"));
        due.setHelperText(getTranslation("risk.ask.due.help", vendor.zone().getId()));
        due.setRequiredIndicatorVisible(true);
        var said = new Notice();
        var save = Buttons.primary(getTranslation("risk.ask.save"), () -> {
            var who = owner.getValue();
            LocalDate day = due.getValue();
            if (who == null || day == null) {
                said.error(getTranslation("risk.ask.missing"));
                return;
            }
            attempt(
                            () -> {
                                owning.assign(line.standing().account(), who.person(), step.getValue(), day);
                                return true;
                            },
                            said)
                    .ifPresent(saved -> {
                        dialog.close();
                        load();
                        notice().done(getTranslation(
                                "risk.saved", who.name(), line.standing().name(), Dates.day(day)));
                    });
        });
        dialog.add(Layouts.stack(owner, step, due, said));
        dialog.getFooter().add(Buttons.quiet(getTranslation("risk.ask.cancel"), dialog::close), save);
        dialog.open();
    }
}
