package app.merestone.checkins.ui;

import app.merestone.checkins.BrowsingCheckIns;
import app.merestone.checkins.CheckInSummary;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.Side;
import app.merestone.pictures.StatusWord;
import app.merestone.pictures.StatusWord.Tone;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.MarkupComponent;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Who follows up what, and by when? */
@Route("plan/:account/check-ins")
@RouteAlias("accounts/:account/check-ins")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class CheckInsView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingCheckIns checkIns;
    private final transient Clock clock;

    CheckInsView(BrowsingCheckIns checkIns, Clock clock) {
        this.checkIns = checkIns;
        this.clock = clock;
    }

    @Override
    protected void load() {
        follow(account());
        draw();
    }

    @Override
    protected void accountChanged() {
        draw();
    }

    private void draw() {
        var open = checkIns.open(account());
        var done = checkIns.done(account());
        boolean mayArrange = checkIns.offers(account()).arrange();
        heading(getTranslation("check-ins.heading", open.size()));
        lead(
                open.isEmpty()
                        ? ""
                        : getTranslation("check-ins.lead", open.getFirst().due()));
        var parts = new ArrayList<Component>();
        parts.add(
                open.isEmpty()
                        ? new EmptyState(
                                getTranslation("check-ins.empty"),
                                getTranslation(mayArrange ? "check-ins.empty.next" : "check-ins.empty.reading"))
                        : list(open));
        parts.add(Layouts.actions(mayArrange ? arrange() : back()));
        if (!done.isEmpty()) {
            parts.add(Layouts.section(getTranslation("check-ins.done"), finished(done)));
        }
        show(parts.toArray(Component[]::new));
    }

    private Button arrange() {
        return Buttons.primary(getTranslation("check-ins.arrange"), () -> UI.getCurrent()
                .navigate(path(CheckInsNavigation.arrange(account(), side(), ""))));
    }

    private Button back() {
        boolean ours = side() == Side.VENDOR;
        return Buttons.primary(
                getTranslation(ours ? "check-ins.to-account" : "check-ins.to-plan"),
                () -> UI.getCurrent().navigate((ours ? "accounts/" : "plan/") + account()));
    }

    private UnorderedList list(List<CheckInSummary> open) {
        var list = new UnorderedList();
        list.addClassName("log");
        open.forEach(c -> list.add(new ListItem(when(c), what(c))));
        return list;
    }

    private Div when(CheckInSummary c) {
        var today = DueDate.today(clock.instant(), c.zone());
        var late = new DueDate(c.due(), c.zone()).daysPastAt(clock.instant());
        var words = late > 0
                ? getTranslation("check-ins.late", late, Dates.shortDay(c.due()))
                : getTranslation(c.due().equals(today) ? "check-ins.today" : "check-ins.due", c.due());
        var tone = late > 0
                ? Tone.WATCH
                : c.due().isAfter(today)
                        ? Tone.PLAIN
                        : c.ownerSide() == Side.CUSTOMER ? Tone.CUSTOMERS_TURN : Tone.VENDORS_TURN;
        return new Div(new MarkupComponent(new StatusWord(tone, words).drawn()));
    }

    private Div what(CheckInSummary c) {
        var about = Layouts.link(CheckInsNavigation.one(c.account(), c.id(), side()), c.about());
        return Layouts.tight(
                about,
                Layouts.meta(getTranslation(
                        "check-ins.owner",
                        c.ownerName(),
                        c.openedByName() == null ? getTranslation("check-ins.by-rule") : c.openedByName())),
                new Paragraph(c.reason()));
    }

    private UnorderedList finished(List<CheckInSummary> done) {
        var list = new UnorderedList();
        list.addClassName("log");
        done.forEach(c -> {
            var at = c.doneAt();
            var item = new ListItem(new Span(at == null ? "" : Dates.day(at, c.zone())));
            item.add(Layouts.tight(
                    new Span(c.about()),
                    Layouts.meta(getTranslation("check-ins.done.by", String.valueOf(c.doneByName()))),
                    new Paragraph(String.valueOf(c.note()))));
            list.add(item);
        });
        return list;
    }

    private static Side side() {
        return CheckInsNavigation.side();
    }

    private static String path(String path) {
        return path.substring(1);
    }
}
