package app.merestone.portfolio.ui;

import app.merestone.accounts.Vendor;
import app.merestone.checkins.BrowsingCheckIns;
import app.merestone.kernel.DueDate;
import app.merestone.portfolio.BrowsingPortfolio;
import app.merestone.portfolio.BrowsingPortfolio.AfterTurn;
import app.merestone.portfolio.BrowsingPortfolio.TurnLine;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Who is waiting on me? The oldest first. */
@Route("today")
@RolesAllowed({"CSM", "LEADER"})
class TodayView extends Page {

    private static final long serialVersionUID = 1L;
    private static final int CHECK_INS = 20;

    private final transient BrowsingPortfolio portfolio;
    private final transient BrowsingCheckIns checkIns;
    private final transient OpenDays days;
    private final transient Vendor vendor;
    private final transient Clock clock;

    TodayView(BrowsingPortfolio portfolio, BrowsingCheckIns checkIns, OpenDays days, Vendor vendor, Clock clock) {
        this.portfolio = portfolio;
        this.checkIns = checkIns;
        this.days = days;
        this.vendor = vendor;
        this.clock = clock;
    }

    @Override
    protected void load() {
        draw();
        var reader = portfolio.reader();
        follow((ui, redraw) -> days.subscribe(reader, ui, redraw));
    }

    @Override
    protected void accountChanged() {
        draw();
    }

    private void draw() {
        var turns = portfolio.myTurns(null);
        var quiet = portfolio.quiet();
        var due = checkIns.mine(null, CHECK_INS);
        heading(
                turns.isEmpty()
                        ? getTranslation("today.nobody")
                        : getTranslation(
                                turns.size() < BrowsingPortfolio.PAGE ? "today.waiting" : "today.waiting.more",
                                turns.size(),
                                accounts(turns)));
        lead(turns.isEmpty() ? "" : getTranslation("today.lead"));
        if (turns.isEmpty() && quiet.isEmpty() && due.isEmpty()) {
            var accounts = Layouts.link("/accounts", getTranslation("today.accounts"));
            accounts.addClassNames("button", "button-primary");
            show(new EmptyState(
                    getTranslation("today.empty"), getTranslation("today.empty.next"), Layouts.actions(accounts)));
            return;
        }
        var reading = Layouts.stack();
        reading.setClassName("stack-loose");
        if (!turns.isEmpty()) {
            reading.add(Layouts.section(getTranslation("today.my-turn"), turnList(turns)));
        }
        if (!due.isEmpty()) {
            var list = log();
            due.forEach(checkIn -> list.add(item(
                    Layouts.link("/accounts/" + checkIn.account() + "/check-ins", checkIn.about()),
                    getTranslation("today.check-in", checkIn.accountName(), Dates.day(checkIn.due())))));
            reading.add(Layouts.section(getTranslation("today.check-ins"), list));
        }
        if (!quiet.isEmpty()) {
            var list = log();
            quiet.forEach(line -> {
                var days = line.quiet();
                if (days != null) {
                    list.add(item(
                            Layouts.link(
                                    "/accounts/" + line.standing().account(),
                                    line.standing().name()),
                            getTranslation("today.quiet", days.days(), days.agreed())));
                }
            });
            reading.add(Layouts.section(getTranslation("today.quiet.heading"), list));
        }
        show(reading);
    }

    private Component turnList(List<TurnLine> turns) {
        var list = log();
        var more = new Div();
        append(list, more, turns);
        return Layouts.stack(list, more);
    }

    private void append(UnorderedList list, Div more, List<TurnLine> turns) {
        turns.forEach(line -> list.add(item(line, list.getComponentCount() == 0)));
        more.removeAll();
        if (turns.size() == BrowsingPortfolio.PAGE) {
            var last = AfterTurn.of(turns.getLast());
            more.add(Buttons.secondary(getTranslation("today.more"), () -> attempt(() -> portfolio.myTurns(last))
                    .ifPresent(next -> append(list, more, next))));
        }
    }

    private ListItem item(TurnLine line, boolean first) {
        var turn = line.turn();
        var action = Layouts.link(
                turn.path(), getTranslation("turn." + turn.kind() + ".action", turn.about(), line.accountName()));
        action.addClassName("button");
        if (first) {
            action.addClassName("button-primary");
        }
        action.setAriaLabel(action.getText() + ", " + line.accountName());
        var words = new Paragraph(getTranslation("turn." + turn.kind(), turn.about(), line.accountName()));
        return new ListItem(Layouts.tight(words, Layouts.meta(since(line))), Layouts.actions(action));
    }

    /** How long it has waited; where a day binds, that day, and by how much it has passed. */
    private String since(TurnLine line) {
        var zone = vendor.zone();
        var since = Dates.minute(line.turn().since(), ReadersZone.or(zone));
        var due = line.turn().due();
        if (due == null) {
            return getTranslation("today.turn", line.accountName(), since);
        }
        long past = ChronoUnit.DAYS.between(due, DueDate.today(clock.instant(), zone));
        return past > 0
                ? getTranslation("today.turn.past", line.accountName(), since, Dates.day(due), past)
                : getTranslation("today.turn.due", line.accountName(), since, Dates.day(due));
    }

    private static UnorderedList log() {
        var list = new UnorderedList();
        list.addClassName("log");
        list.getElement().setAttribute("role", "list");
        return list;
    }

    private static ListItem item(Component link, String words) {
        return new ListItem(Layouts.tight(link, Layouts.meta(words)));
    }

    private static long accounts(List<TurnLine> turns) {
        return turns.stream().map(line -> line.turn().account()).distinct().count();
    }
}
