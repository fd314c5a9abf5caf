package app.merestone.sharing.ui;

import app.merestone.sharing.HearingReaders.Said;
import app.merestone.sharing.SharesOfAccount;
import app.merestone.shell.Dates;
import app.merestone.shell.Layouts;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** What people with a link said; a name stands as they wrote it, proven by nothing. */
class SaidList extends UnorderedList {

    private static final long serialVersionUID = 1L;

    /** What can be done with something that was said. */
    interface Way {
        Component of(Said answer);
    }

    SaidList(List<Said> said, SharesOfAccount shares, Way way) {
        addClassName("log");
        for (var answer : said) {
            var who = answer.name().isEmpty() ? getTranslation("share.somebody") : answer.name();
            var details = new Div();
            if (answer.erasedBy() != null) {
                details.add(new Paragraph(getTranslation("share.heard.erased", answer.erasedBy())));
            }
            if (!answer.words().isEmpty()) {
                var words = new Paragraph(answer.words());
                words.getElement().setAttribute("dir", "auto");
                details.add(words);
            }
            var when = Dates.minute(answer.at(), ReadersZone.or(shares.zone()));
            details.add(Layouts.meta(
                    answer.reader() == null
                            ? getTranslation("share.heard.by", who, when)
                            : getTranslation("share.heard.proven", who, answer.reader(), when)));
            if (answer.link() != null) {
                var made = Dates.minute(answer.link(), ReadersZone.or(shares.zone()));
                details.add(Layouts.meta(getTranslation(
                        "share.heard.link",
                        answer.linkFor().isEmpty()
                                ? made
                                : getTranslation("share.link.which", made, answer.linkFor()))));
            }
            if (answer.passedOnBy() != null) {
                details.add(
                        Layouts.meta(getTranslation("share.heard.passed-on-by", answer.passedOnBy(), shares.vendor())));
            }
            if (answer.doneBy() != null) {
                details.add(Layouts.meta(getTranslation("share.heard.done-by", answer.doneBy())));
            }
            details.add(way.of(answer));
            add(new ListItem(
                    new Span(getTranslation("share.heard." + answer.kind().key())), details));
        }
    }
}
