package app.merestone.sharing.ui;

import app.merestone.sharing.SharePart;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** An account's links and who opened them. */
class LinkList extends Div {

    private static final long serialVersionUID = 1L;

    private final transient SharesOfAccount shares;

    /** What can be done with a link. */
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
        var details = new Div();
        var by = getTranslation("share.link.by", link.by(), made);
        if (link.madeFor().isEmpty()) {
            details.add(new Paragraph(by));
        } else {
            // whom it is for tells it apart from the others; who made it does not
            var madeFor = new Paragraph(link.madeFor());
            madeFor.getElement().setAttribute("dir", "auto");
            details.add(madeFor, Layouts.meta(by));
        }
        boolean open = link.state() == State.OPEN;
        if (!link.note().isEmpty()) {
            var note = new Paragraph(link.note());
            note.getElement().setAttribute("dir", "auto");
            details.add(note);
        }
        var told = told(link, open);
        if (!told.isEmpty()) {
            details.add(Layouts.meta(told));
        }
        if (!link.readers().isEmpty()) {
            details.add(Layouts.meta(getTranslation("share.link.readers", String.join(", ", link.readers()))));
        }
        if (!link.frames().isEmpty()) {
            details.add(Layouts.meta(getTranslation("share.link.frames", String.join(", ", link.frames()))));
        }
        details.add(Layouts.meta(opened(link)));
        if (link.answers() > 0) {
            details.add(Layouts.meta(getTranslation("share.link.answered", link.answers())));
        }
        for (var opened : link.latest()) {
            var when = getTranslation(opened.visitor().key(), Dates.minute(opened.at(), ReadersZone.or(shares.zone())));
            details.add(Layouts.meta(
                    opened.reader() == null ? when : getTranslation("share.visitor.by", opened.reader(), when)));
        }
        if (link.machines() > 0) {
            details.add(Layouts.meta(getTranslation("share.link.machines", link.machines())));
        }
        details.add(way.of(
                link, link.madeFor().isEmpty() ? made : getTranslation("share.link.which", made, link.madeFor())));
        return new ListItem(new Span(getTranslation("share.state." + state, Dates.day(link.until()))), details);
    }

    private String opened(Link link) {
        var how =
                switch (link.opening()) {
                    case NOBODY_YET -> getTranslation("share.link.opened.not");
                    case NONE_NOTED -> getTranslation("share.link.opened.none-noted");
                    case COUNTED -> getTranslation("share.link.opened", link.readings());
                    case BY_ITS_ANSWERS -> getTranslation("share.link.opened.unnoted");
                    case FORGOTTEN -> getTranslation("share.link.opened.forgotten");
                };
        return how + " "
                + getTranslation(link.vendorSees() ? "share.link.seen.both" : "share.link.seen", shares.vendor());
    }

    /** All that its champion chose for it, in one line. */
    private String told(Link link, boolean open) {
        var told = new ArrayList<String>();
        if (link.parts() != null) {
            told.add(getTranslation(open ? "share.link.shows" : "share.link.showed", listed(shown(link.parts()))));
        }
        if (open) {
            // how a link works that leads nowhere is nothing
            told.add(getTranslation(link.frozen() ? "share.link.frozen" : "share.link.live"));
            told.add(getTranslation(link.downloads() ? "share.link.downloads" : "share.link.no-downloads"));
            if (link.codes()) {
                told.add(getTranslation("share.link.codes"));
            }
        }
        return String.join(" · ", told);
    }

    private List<String> shown(Set<SharePart> parts) {
        var shown = new ArrayList<String>();
        shown.add(getTranslation("share.shows.lines"));
        if (parts.contains(SharePart.RESULTS)) {
            // numbers and files stand beside results, and without them nowhere
            shown.add(getTranslation("share.shows.results"
                    + (parts.contains(SharePart.NUMBERS) ? ".numbers" : "")
                    + (parts.contains(SharePart.FILES) ? ".files" : "")));
        }
        Stream.of(SharePart.AGREED, SharePart.NEXT, SharePart.CERTIFICATE)
                .filter(parts::contains)
                .forEach(part ->
                        shown.add(getTranslation("share.shows." + part.name().toLowerCase(Locale.ROOT))));
        return shown;
    }

    private String listed(List<String> things) {
        return things.size() == 1
                ? things.getFirst()
                : getTranslation(
                        "share.shows.and", String.join(", ", things.subList(0, things.size() - 1)), things.getLast());
    }
}
