package app.merestone.closing.ui;

import app.merestone.closing.ClosingContent;
import app.merestone.closing.ClosingStatus;
import app.merestone.kernel.Side;
import app.merestone.pictures.AlignmentList;
import app.merestone.pictures.StatusWord;
import app.merestone.pictures.StatusWord.Tone;
import app.merestone.pictures.Stone;
import app.merestone.shell.Amounts;
import app.merestone.shell.Dates;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import app.merestone.shell.MarkupComponent;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;

/** What both sign, told in the order in which it happened: why, what was shown, which data, what comes next. */
class ContentParts extends Div {

    private static final long serialVersionUID = 1L;

    ContentParts(ClosingContent content, ZoneId zone, Side reader) {
        addClassName("stack-loose");
        add(Layouts.section(getTranslation("closing.content.shown"), shown(content, zone, reader)));
        var facts = new Facts()
                .with(getTranslation("closing.content.why"), content.why())
                .with(
                        getTranslation("closing.content.data"),
                        content.data().isEmpty()
                                ? getTranslation("closing.content.data.none")
                                : String.join(
                                        ", ",
                                        content.data().stream()
                                                .map(ClosingContent.VerifiedData::name)
                                                .toList()));
        var next = content.next();
        if (next != null) {
            facts.with(
                    getTranslation("closing.content.next"),
                    getTranslation("closing.content.next.by", next.statement(), next.due()));
        }
        add(facts);
    }

    private Component shown(ClosingContent content, ZoneId zone, Side reader) {
        var word = new StatusWord(Tone.PLAIN, getTranslation("closing.status.co-signed"));
        var entries = content.shown().stream()
                .map(r -> new AlignmentList.Entry(
                        new Stone(true, true, false),
                        r.statement(),
                        Optional.of(ClosingNavigation.base(content.account(), reader)
                                        .substring(1) + "/agreement/" + r.criterion()),
                        getTranslation("closing.content.signed", r.customerName(), Dates.day(r.customerAt(), zone)),
                        confirmed(content, r, zone),
                        word,
                        Optional.of(new AlignmentList.Dated(
                                getTranslation("closing.content.observed", r.observedOn()), r.observedOn()))))
                .toList();
        return new MarkupComponent(new AlignmentList(entries).drawn());
    }

    private String confirmed(ClosingContent content, ClosingContent.ShownResult r, ZoneId zone) {
        var told = new ArrayList<String>();
        told.add(getTranslation("closing.content.co-signed", r.vendorName(), Dates.day(r.vendorAt(), zone)));
        if (r.grade() != null) {
            told.add(getTranslation("closing." + r.grade().key(), content.company()));
        }
        var figure = r.figure();
        if (figure != null) {
            told.add(getTranslation(
                    "closing.figure",
                    figure.name(),
                    Amounts.of(figure.amount()),
                    figure.unit(),
                    getTranslation("closing.figure.aim", Amounts.of(figure.target()))));
        }
        return String.join(" · ", told);
    }

    /** The customer's answer to the evidence question, as a quotation. */
    static Component answer(Component page, ClosingStatus status) {
        var answer = status.answer();
        var question = new Paragraph(page.getTranslation("closing.question"));
        question.addClassName("serif");
        if (answer == null) {
            return Layouts.tight(question, new Paragraph(page.getTranslation("closing.question.open")));
        }
        var words = new Div(new Span(answer.words()));
        words.addClassName("as-typed");
        return Layouts.tight(
                question,
                words,
                Layouts.meta(page.getTranslation(
                        "closing.question.by",
                        answer.name(),
                        Dates.minute(answer.at(), ReadersZone.or(status.zone())))));
    }
}
