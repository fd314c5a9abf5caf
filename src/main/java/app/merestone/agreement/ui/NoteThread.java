package app.merestone.agreement.ui;

import app.merestone.agreement.BrowsingCriteria;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.NoteAbout;
import app.merestone.agreement.NoteLine;
import app.merestone.agreement.Reader;
import app.merestone.agreement.WritingNotes;
import app.merestone.kernel.AccountId;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.Layouts;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The notes beside a criterion, newest first, with a place to write the next one that no redrawing touches. */
final class NoteThread extends Section {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingCriteria browsing;
    private final transient WritingNotes writing;
    private final transient BiConsumer<Runnable, Runnable> attempt;
    private final H2 heading = new H2();
    private final Div lines = new Div();
    private final TextArea next = new TextArea();
    private final Div writingPart = new Div();
    private transient List<NoteLine> shown = List.of();

    NoteThread(BrowsingCriteria browsing, WritingNotes writing, BiConsumer<Runnable, Runnable> attempt) {
        this.browsing = browsing;
        this.writing = writing;
        this.attempt = attempt;
        addClassName("stack");
        lines.addClassName("stack");
        writingPart.addClassName("stack");
        add(heading, writingPart, lines);
    }

    /** Shows the newest notes about this criterion. */
    void about(AccountId account, CriterionId criterion, Phrases phrases, Reader reader) {
        shown = browsing.notes(account, criterion, null);
        heading.setText(phrases.say("notes.heading"));
        next.setLabel(phrases.say("notes.label"));
        next.setMaxLength(2000);
        if (reader.proposes() && writingPart.getComponentCount() == 0) {
            writingPart.add(
                    next,
                    Layouts.actions(Buttons.secondary(
                            phrases.say("notes.add"),
                            () -> attempt.accept(() -> writing.write(account, criterion, next.getValue()), () -> {
                                next.clear();
                                about(account, criterion, phrases, reader);
                            }))));
        }
        redraw(account, criterion, phrases, reader);
    }

    /** What the proposer of a version wrote with it. */
    Optional<NoteLine> remark(AccountId account, CriterionId criterion, int version) {
        return browsing.notes(account, criterion, null).stream()
                .filter(line -> line.about() == NoteAbout.PROPOSAL
                        && Integer.valueOf(version).equals(line.revision()))
                .findFirst();
    }

    private void redraw(AccountId account, CriterionId criterion, Phrases phrases, Reader reader) {
        lines.removeAll();
        if (shown.isEmpty()) {
            lines.add(Layouts.meta(
                    phrases.say("notes.empty", reader.answersFor(reader.side().other()))));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("log");
        shown.forEach(line -> list.add(item(line, phrases, reader)));
        lines.add(list);
        if (shown.size() % BrowsingCriteria.NOTES == 0) {
            lines.add(Buttons.quiet(phrases.say("notes.older"), () -> {
                var older = browsing.notes(account, criterion, shown.getLast().id());
                var all = new ArrayList<>(shown);
                all.addAll(older);
                shown = List.copyOf(all);
                redraw(account, criterion, phrases, reader);
            }));
        }
    }

    private static ListItem item(NoteLine line, Phrases phrases, Reader reader) {
        var when = new Span(Dates.minute(line.written().at(), ReadersZone.or(reader.zone())));
        when.addClassName("meta");
        var who = new Paragraph(
                line.about() == NoteAbout.THREAD || line.revision() == null
                        ? line.written().name()
                        : phrases.say(
                                "notes.with." + line.about().name().toLowerCase(java.util.Locale.ROOT),
                                line.written().name(),
                                line.revision()));
        who.addClassName("meta");
        return new ListItem(when, Layouts.tight(who, new Paragraph(line.text())));
    }
}
