package app.merestone.checkins.ui;

import app.merestone.checkins.BrowsingCheckIns;
import app.merestone.checkins.CheckInId;
import app.merestone.checkins.CheckInSummary;
import app.merestone.checkins.CompletingCheckIns;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;

/** What came of it? */
@Route("plan/:account/check-ins/:checkIn")
@RouteAlias("accounts/:account/check-ins/:checkIn")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class CheckInView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingCheckIns checkIns;
    private final transient CompletingCheckIns completing;
    private final TextArea note = new TextArea();

    CheckInView(BrowsingCheckIns checkIns, CompletingCheckIns completing) {
        super("page page-narrow");
        this.checkIns = checkIns;
        this.completing = completing;
    }

    @Override
    protected void load() {
        note.setLabel(getTranslation("field.check-in.note"));
        note.setHelperText(getTranslation("check-ins.note.hint"));
        note.setMaxLength(1_000);
        follow(account());
        draw();
    }

    @Override
    protected void accountChanged() {
        draw();
    }

    private void draw() {
        var checkIn = checkIns.checkIn(account(), id());
        above(Layouts.back(
                CheckInsNavigation.all(account(), CheckInsNavigation.side()), getTranslation("check-ins.back")));
        heading(
                checkIn.open()
                        ? getTranslation("check-ins.one.open", checkIn.ownerName(), checkIn.due())
                        : getTranslation("check-ins.one.done", String.valueOf(checkIn.doneByName())));
        lead(checkIn.about());
        var parts = new ArrayList<Component>();
        parts.add(facts(checkIn));
        if (checkIn.open() && checkIns.offers(account()).record()) {
            var question =
                    new Div(note, Layouts.actions(Buttons.primary(getTranslation("check-ins.record"), this::record)));
            question.addClassName("question");
            parts.add(question);
        }
        show(parts.toArray(Component[]::new));
    }

    private Facts facts(CheckInSummary c) {
        var facts = new Facts()
                .with(getTranslation("field.check-in.reason"), c.reason())
                .with(getTranslation("check-ins.field.due"), Dates.day(c.due()))
                .with(getTranslation("check-ins.field.owner"), c.ownerName())
                .with(
                        getTranslation("check-ins.arranged.by"),
                        (c.openedByName() == null ? getTranslation("check-ins.by-rule") : c.openedByName()) + ", "
                                + Dates.minute(c.openedAt(), ReadersZone.or(c.zone())));
        var at = c.doneAt();
        return at == null
                ? facts
                : facts.with(getTranslation("field.check-in.note"), String.valueOf(c.note()))
                        .with(
                                getTranslation("check-ins.recorded.by"),
                                c.doneByName() + ", " + Dates.minute(at, ReadersZone.or(c.zone())));
    }

    private void record() {
        attempt(() -> completing.done(account(), id(), note.getValue()), () -> {
            draw();
            notice().done(getTranslation("check-ins.recorded"));
        });
    }

    private CheckInId id() {
        return CheckInId.parse(parameter("checkIn"));
    }
}
