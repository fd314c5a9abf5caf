package app.merestone.datasync.ui;

import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.DisputeCard;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.Layouts;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What was said to be off before and is over, the latest first, each closed until it is opened. */
final class SettledDisputes extends Div {

    private static final long serialVersionUID = 1L;

    private final ZoneId zone;
    private final transient Function<DisputeCard, Component> said;
    private final Div lines = new Div();
    private final Div next = new Div();

    /** With what is shown of one once it is opened. */
    SettledDisputes(ZoneId zone, Function<DisputeCard, Component> said) {
        this.zone = zone;
        this.said = said;
        lines.addClassName("stack");
    }

    /**
     * Shows the first page, if there is anything on it.
     *
     * @param after the page after this dispute; empty when it could not be read
     */
    SettledDisputes show(List<DisputeCard> first, Function<DisputeCard, Optional<List<DisputeCard>>> after) {
        if (!first.isEmpty()) {
            add(Layouts.section(getTranslation("data.settled"), lines, next));
            append(first, after);
        }
        return this;
    }

    private void append(List<DisputeCard> page, Function<DisputeCard, Optional<List<DisputeCard>>> after) {
        for (var dispute : page) {
            var line = getTranslation(
                    "data.settled.line",
                    getTranslation("data.reason." + dispute.reason()),
                    Dates.minute(dispute.raisedAt(), ReadersZone.or(zone)));
            lines.add(new NativeDetails(line, said.apply(dispute)));
        }
        next.removeAll();
        if (page.size() == BrowsingSyncs.SETTLED_SHOWN) {
            next.add(Buttons.secondary(getTranslation("data.settled.more"), () -> after.apply(page.getLast())
                    .ifPresent(more -> append(more, after))));
        }
    }
}
