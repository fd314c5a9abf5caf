package app.merestone.datasync.ui;

import app.merestone.datasync.Basis;
import app.merestone.datasync.BlindRun;
import app.merestone.datasync.NamedComparison;
import app.merestone.datasync.SumName;
import app.merestone.datasync.SyncDetail;
import app.merestone.datasync.SyncRunId;
import app.merestone.datasync.TypedCount;
import app.merestone.datasync.TypedSum;
import app.merestone.kernel.Refused;
import app.merestone.shell.Buttons;
import app.merestone.shell.DayField;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The customer's own count, asked blind: of what, of which days, as of when, how many, and, for whoever wants it, the sum. It
 * lasts as long as its page, so that what is typed outlives a redraw; what is drawn of it is of one run.
 */
final class CountQuestion implements Serializable {

    private static final long serialVersionUID = 1L;

    private final TextField quantity = new TextField();
    private final DatePicker from = new DayField();
    private final DatePicker to = new DayField();
    private final DateTimePicker asOf = new DateTimePicker();
    private final TextField count = new TextField();
    private final TextField sum = new TextField();

    private boolean renaming;
    private @Nullable SyncRunId asked;
    private @Nullable TypedCount doubtful;

    /** What its page does with it. */
    interface Acts {

        /** Takes the count as it is typed. */
        void enter(BlindRun run);

        /** Takes this number, which is what they say they meant. */
        void enter(BlindRun run, long meant);

        /** Asks again with the sync as it was drawn. */
        void redraw();

        /** The way on for whoever sees something wrong before counting. */
        Component somethingOff();
    }

    void label(ZoneId zone, String vendor) {
        quantity.setLabel(SyncPhrases.say("data.field.quantity"));
        quantity.setHelperText(SyncPhrases.say("data.field.quantity.hint"));
        quantity.setMaxLength(140);
        from.setLabel(SyncPhrases.say("data.field.from"));
        to.setLabel(SyncPhrases.say("data.field.to"));
        asOf.setLabel(SyncPhrases.say("data.field.as-of"));
        asOf.setHelperText(SyncPhrases.say("data.field.as-of.hint", zone.getId().replace('_', ' ')));
        asOf.setLocale(Locale.UK);
        asOf.setDatePickerI18n(DayField.written());
        asOf.setStep(Duration.ofMinutes(15));
        asOf.setDateAriaLabel(SyncPhrases.say("data.field.as-of.date"));
        asOf.setTimeAriaLabel(SyncPhrases.say("data.field.as-of.time"));
        count.setLabel(SyncPhrases.say("data.field.count"));
        count.setHelperText(SyncPhrases.say("data.field.count.hint", vendor));
        count.setMaxLength(60);
        count.addClassName("count");
        count.getElement().setAttribute("inputmode", "numeric");
        count.getElement().setAttribute("autocomplete", "off");
        sum.setHelperText(SyncPhrases.say("data.field.sum.hint", vendor));
        sum.setMaxLength(60);
        sum.addClassName("count");
        sum.getElement().setAttribute("inputmode", "decimal");
        sum.getElement().setAttribute("autocomplete", "off");
        // so that the server knows what is typed when a colleague's act redraws the page
        for (var field : List.of(quantity, count, sum)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
        }
    }

    /** From now on it is asked of this run; whether they were typing a count of an earlier one. */
    boolean movesOnTo(BlindRun run) {
        boolean typing = asked != null && !asked.equals(run.id()) && !count.isEmpty();
        asked = run.id();
        return typing;
    }

    static String heading(SyncDetail sync, SyncPhrases phrases) {
        var name = sync.summary().name();
        return sync.dispute() != null
                ? SyncPhrases.say("data.heading.recount", name)
                : phrases.look(sync.summary(), sync.zone())
                        .map(why -> SyncPhrases.say("data.heading.count.look", name, why))
                        .orElseGet(() -> SyncPhrases.say("data.heading.count", name));
    }

    Component drawn(SyncDetail sync, BlindRun run, Acts acts) {
        var form = new Div();
        form.addClassName("question");
        if (sync.compared() == null || renaming) {
            form.add(quantity(sync));
            if (run.basis() != Basis.PERIOD) {
                form.add(asOf);
            }
        } else {
            var rename = Buttons.quiet(SyncPhrases.say("shell.change"), () -> {
                renaming = true;
                acts.redraw();
                quantity.focus();
            });
            rename.setAriaLabel(SyncPhrases.say("data.change-comparison"));
            form.add(Layouts.row(new Span(SyncPhrases.say("data.comparing", sync.compared())), rename));
        }
        if (run.basis() == Basis.PERIOD) {
            form.add(new Paragraph(SyncPhrases.say("data.period.why")), Layouts.row(from, to));
        }
        form.add(
                count,
                Layouts.meta(SyncPhrases.say(
                        "data.distance." + sync.tolerance().kind(),
                        sync.tolerance().amount())));
        var summed = run.sum();
        if (summed != null) {
            form.add(askForSum(sync, summed));
        }
        if (doubtful == null) {
            form.add(Layouts.actions(
                    Buttons.primary(SyncPhrases.say("data.enter"), () -> acts.enter(run)), acts.somethingOff()));
        } else {
            askWhatIsMeant(form, run, doubtful.number(), acts);
        }
        return form;
    }

    private void askWhatIsMeant(Div form, BlindRun run, long meant, Acts acts) {
        var question = new Paragraph(SyncPhrases.say("data.doubtful", count.getValue(), SyncPhrases.number(meant)));
        question.getElement().setAttribute("role", "alert");
        form.add(
                question,
                Layouts.actions(
                        Buttons.primary(
                                SyncPhrases.say("data.doubtful.yes", SyncPhrases.number(meant)),
                                () -> acts.enter(run, meant)),
                        Buttons.secondary(SyncPhrases.say("data.doubtful.no"), () -> {
                            doubtful = null;
                            acts.redraw();
                            count.focus();
                        })));
    }

    /** One more number for whoever wants it; closed until then. */
    private Component askForSum(SyncDetail sync, SumName name) {
        sum.setLabel(SyncPhrases.say("data.field.sum", SyncPhrases.sum(name)));
        var asking = new NativeDetails(
                SyncPhrases.say("data.sum.ask"),
                Layouts.stack(
                        sum,
                        Layouts.meta(SyncPhrases.say(
                                "data.sum.distance." + sync.tolerance().kind(),
                                sync.tolerance().amount()))));
        asking.setOpen(!sum.isEmpty());
        return asking;
    }

    /** What it is that they look at, by the name of the last time until they give another. */
    TextField quantity(SyncDetail sync) {
        if (quantity.isEmpty() && sync.compared() != null) {
            quantity.setValue(sync.compared());
        }
        return quantity;
    }

    /** The name that is typed. */
    String quantity() {
        return quantity.getValue();
    }

    /** The count as typed; refused while it is no number. */
    TypedCount typed() {
        return TypedCount.read(count.getValue(), Locale.UK);
    }

    /** The sum as typed, where the run has one; empty while none is. */
    @Nullable
    BigDecimal typedSum(BlindRun run) {
        return run.sum() == null ? null : TypedSum.read(sum.getValue()).orElse(null);
    }

    /** What they counted; refused while it needs a period and has none. */
    NamedComparison comparison(SyncDetail sync, BlindRun run, Clock clock) {
        var what = sync.compared() == null || renaming ? quantity.getValue() : sync.compared();
        var chosen = asOf.getValue();
        var at = chosen == null || run.basis() == Basis.PERIOD
                ? clock.instant()
                : chosen.atZone(sync.zone()).toInstant();
        return run.basis() == Basis.PERIOD
                ? period(what, at)
                : new NamedComparison(what, null, null, at.truncatedTo(ChronoUnit.MICROS));
    }

    private NamedComparison period(String what, Instant at) {
        if (from.isEmpty() || to.isEmpty()) {
            throw Refused.because("sync.period-needed");
        }
        return new NamedComparison(what, from.getValue(), to.getValue(), at);
    }

    /** What is typed could be read in two ways: from the next drawing on, which one they mean is asked. */
    void doubt(TypedCount typed) {
        doubtful = typed;
    }

    /** Another question stands on the page: what was in doubt is not any more. */
    void doubtNothing() {
        doubtful = null;
    }

    void focus() {
        count.focus();
    }

    /** What was typed is taken. */
    void clear() {
        count.clear();
        sum.clear();
        quantity.clear();
        asOf.clear();
        from.clear();
        to.clear();
        renaming = false;
        doubtful = null;
        asked = null;
    }
}
