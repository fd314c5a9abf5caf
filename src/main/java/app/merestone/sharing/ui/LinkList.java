package app.merestone.sharing.ui;

import app.merestone.sharing.SharesOfAccount;
import app.merestone.sharing.SharesOfAccount.Link;
import app.merestone.sharing.SharesOfAccount.State;
import app.merestone.shell.Dates;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Locale;

/** An account's links and who opened them. */
class LinkList extends Div {

    private static final long serialVersionUID = 1L;

    private final transient SharesOfAccount shares;

    /** What can be done with a link that leads somewhere. */
    interface Way {
        Component of(Link link, String day);
    }

    /** Why there is none, where the list is empty. */
    LinkList(SharesOfAccount shares, EmptyState none, Way way) {
        this.shares = shares;
        if (shares.links().isEmpty()) {
            add(none);
            return;
        }
        var list = new UnorderedList();
        list.addClassName("log");
        for (var link : shares.links()) {
            list.add(line(link, way));
        }
        add(list);
    }

    private ListItem line(Link link, Way way) {
        var made = Dates.minute(link.at(), ReadersZone.or(shares.zone()));
        var state = link.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var details = new Div(new Paragraph(getTranslation("share.link.by", link.by(), made)));
        boolean open = link.state() == State.OPEN;
        if (!link.note().isEmpty()) {
            var note = new Paragraph(link.note());
            note.getElement().setAttribute("dir", "auto");
            details.add(note);
        }
        if (open) {
            // what a link does that leads nowhere is nothing
            details.add(Layouts.meta(getTranslation(link.frozen() ? "share.link.frozen" : "share.link.live")));
        }
        if (!link.frames().isEmpty()) {
            details.add(Layouts.meta(getTranslation("share.link.frames", String.join(", ", link.frames()))));
        }
        if (link.codes()) {
            details.add(Layouts.meta(
                    link.readers().isEmpty()
                            ? getTranslation("share.link.codes")
                            : getTranslation("share.link.codes.readers", String.join(", ", link.readers()))));
        }
        if (open) {
            details.add(Layouts.meta(
                    getTranslation(link.downloads() ? "share.link.downloads" : "share.link.no-downloads")));
        }
        if (link.answers() > 0) {
            details.add(Layouts.meta(getTranslation("share.link.answered", link.answers())));
        }
        details.add(Layouts.meta(getTranslation(
                link.vendorSees() ? "share.link.readings.both" : "share.link.readings",
                link.readings(),
                shares.vendor())));
        for (var opened : link.latest()) {
            var when = getTranslation(opened.visitor().key(), Dates.minute(opened.at(), ReadersZone.or(shares.zone())));
            details.add(Layouts.meta(
                    opened.reader() == null ? when : getTranslation("share.visitor.by", opened.reader(), when)));
        }
        if (link.machines() > 0) {
            details.add(Layouts.meta(getTranslation("share.link.machines", link.machines())));
        }
        if (open) {
            details.add(way.of(link, made));
        }
        return new ListItem(new Span(getTranslation("share.state." + state, Dates.day(link.until()))), details);
    }
}
