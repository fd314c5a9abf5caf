package app.merestone.pictures;

import static app.merestone.pictures.Markup.element;
import static app.merestone.pictures.Markup.text;

import app.merestone.pictures.FinishLines.Gap;
import app.merestone.pictures.FinishLines.Result;
import app.merestone.pictures.FinishLines.SetUpTask;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The drawing of {@link FinishLines}. Across, everything stands at a percentage of the axis; down, at pixels.
 *
 * <p>Lines and marks are SVG without a view box, texts are HTML: so no text is scaled, and the contrast of each can be
 * computed. A text reaches its percentage behind a spacer, an empty drawing of that width: it needs no inline style.
 */
record FinishDrawing(FinishLines data, DateAxis axis, FinishLines.Words words) {

    private static final int LINE_HEIGHT = 30;
    private static final int MIDDLE = LINE_HEIGHT / 2;

    /** What one letter of the gap label takes of the axis on a phone. */
    private static final double LETTER = 0.021;

    /** And where the drawing has the room of a screen; pictures.css names that width. */
    private static final double LETTER_ON_A_SCREEN = 0.0135;

    /** Both lines and what lies between them. */
    Markup.Element field() {
        var rows = new ArrayList<Markup.Element>();
        axis.ticks().forEach(tick -> rows.add(rule("finish-rule", tick)));
        rows.add(rule("finish-rule today", data.today()));
        Map<LocalDate, Integer> tasksDone = byDay(data.setUp().stream().map(SetUpTask::done));
        Map<LocalDate, Integer> tasksOpen = byDay(
                data.setUp().stream().filter(task -> task.done().isEmpty()).map(SetUpTask::due));
        Map<LocalDate, Integer> shown = byDay(data.results().stream().map(Result::shown));
        Map<LocalDate, Integer> notShown = byDay(data.results().stream()
                .filter(result -> result.shown().isEmpty())
                .map(Result::due));
        rows.add(numbers("finish-numbers above", tasksDone, tasksOpen));
        rows.add(line("finish-vendor", tasksDone, tasksOpen, data.setUpFinished(), FinishDrawing::square));
        rows.add(data.gap().map(this::gap).orElseGet(() -> element("div").with("class", "finish-between")));
        rows.add(line("finish-customer", shown, notShown, data.resultsFinished(), FinishDrawing::circle));
        rows.add(numbers("finish-numbers below", shown, notShown));
        return element("div").with("class", "finish-field").with("dir", "ltr").containing(rows);
    }

    /** The axis with its dates. */
    Markup.Element dates() {
        var ticks = new ArrayList<Markup.Element>();
        axis.ticks().forEach(tick -> ticks.add(rule("finish-tick", tick)));
        ticks.add(rule("finish-tick today", data.today()));
        var labels = new ArrayList<>(axis.labelsBeside(data.today()));
        labels.add(axis.labelOf(data.today()));
        labels.sort(Comparator.comparing(DateAxis.Label::day));
        var row = new ArrayList<Markup.Element>();
        double passed = 0;
        for (DateAxis.Label label : labels) {
            boolean today = label.day().equals(data.today());
            double at = axis.share(label.day());
            row.add(spacer(at - passed));
            row.add(standing(
                    today ? words.today() : words.axisDate(label.day(), label.withYear()),
                    "finish-date" + (today ? " today " : " ") + label.anchor()));
            passed = at;
        }
        return element("div")
                .with("class", "finish-dates")
                .with("dir", "ltr")
                .containing(ticks)
                .containing(element("div").with("class", "finish-labels").containing(row));
    }

    static Markup.Element square(int middle, boolean done) {
        return element("rect")
                .with("class", done ? "finish-mark done" : "finish-mark")
                .with("x", middle - 5)
                .with("y", middle - 5)
                .with("width", 10)
                .with("height", 10)
                .with("rx", 1);
    }

    static Markup.Element circle(int middle, boolean done) {
        return element("circle")
                .with("class", done ? "finish-mark done" : "finish-mark")
                .with("cx", middle)
                .with("cy", middle)
                .with("r", 5);
    }

    private interface Shape {
        Markup.Element around(int middle, boolean done);
    }

    private Markup.Element line(
            String side,
            Map<LocalDate, Integer> done,
            Map<LocalDate, Integer> open,
            Optional<LocalDate> finished,
            Shape shape) {
        var strokes = new ArrayList<Markup.Element>();
        strokes.add(across("finish-ahead", "100%"));
        done.keySet().stream()
                .max(Comparator.naturalOrder())
                .ifPresent(day -> strokes.add(across("finish-behind", at(day))));
        finished.ifPresent(day -> strokes.add(element("line")
                .with("class", "finish-flag")
                .with("x1", at(day))
                .with("x2", at(day))
                .with("y1", 1)
                .with("y2", LINE_HEIGHT - 1)));
        open.keySet().forEach(day -> strokes.add(mark(shape.around(0, false), day)));
        done.keySet().forEach(day -> strokes.add(mark(shape.around(0, true), day)));
        return drawing("finish-line " + side, "100%", LINE_HEIGHT).containing(strokes);
    }

    private static Markup.Element across(String classes, String to) {
        return element("line")
                .with("class", classes)
                .with("x1", "0")
                .with("x2", to)
                .with("y1", MIDDLE)
                .with("y2", MIDDLE);
    }

    /** A nested drawing carries the shape, because a shape alone cannot stand a few pixels off a percentage. */
    private Markup.Element mark(Markup.Element shape, LocalDate day) {
        return element("svg", shape)
                .with("class", "finish-at")
                .with("x", at(day))
                .with("y", MIDDLE);
    }

    private Markup.Element gap(Gap gap) {
        double from = axis.share(gap.from());
        double until = axis.share(gap.until());
        String days = words.gap(gap.days(), gap.open());
        double room = days.length() * LETTER;
        String standing = gap.open() ? " open" : "";
        var band = element("div").with("class", "finish-gap" + standing);
        var row = element("div").with("class", "finish-between").containing(spacer(from));
        if (until - from >= room) {
            var label = element("span", text(days)).with("class", "finish-days" + standing);
            return row.containing(band.containing(label), spacer(1 - until));
        }
        // Too narrow to write into: the label stands before the gap, where the line of today cannot cross it.
        String outside = standing;
        if (until - from >= days.length() * LETTER_ON_A_SCREEN) {
            // only on a phone: where there is room, the same words stand in the gap
            outside += " narrow";
            band = band.containing(element("span", text(days)).with("class", "finish-days wide" + standing));
        }
        return from >= room
                ? row.containing(standing(days, "finish-days end" + outside), band, spacer(1 - until))
                : row.containing(band, standing(days, "finish-days start" + outside), spacer(1 - until));
    }

    /** How many a mark stands for, where it is more than one; beside it, because lines may run straight above. */
    private Markup.Element numbers(String classes, Map<LocalDate, Integer> done, Map<LocalDate, Integer> open) {
        var all = new TreeMap<>(done);
        open.forEach((day, count) -> all.merge(day, count, Integer::sum));
        var row = new ArrayList<Markup.Element>();
        double passed = 0;
        for (Map.Entry<LocalDate, Integer> day : all.entrySet()) {
            if (day.getValue() > 1) {
                double at = axis.share(day.getKey());
                row.add(spacer(at - passed));
                row.add(standing(day.getValue().toString(), "finish-number start"));
                passed = at;
            }
        }
        return element("div").with("class", classes).containing(row);
    }

    /** A text that takes no room of its own, so that the next spacer counts from the same place. */
    private static Markup.Element standing(String words, String classes) {
        return element("span", element("span", text(words))).with("class", "finish-standing " + classes);
    }

    private Markup.Element rule(String classes, LocalDate day) {
        return element("div", spacer(axis.share(day)), element("span")).with("class", classes);
    }

    private static Markup.Element spacer(double share) {
        return drawing("finish-spacer", DateAxis.percent(Math.max(0, share)), 0);
    }

    private static Markup.Element drawing(String classes, String width, int height) {
        return element("svg")
                .with("class", classes)
                .with("width", width)
                .with("height", height)
                .with("aria-hidden", "true")
                .with("focusable", "false");
    }

    private String at(LocalDate day) {
        return DateAxis.percent(axis.share(day));
    }

    private static Map<LocalDate, Integer> byDay(Stream<Optional<LocalDate>> days) {
        var counts = new TreeMap<LocalDate, Integer>();
        days.flatMap(Optional::stream).forEach(day -> counts.merge(day, 1, Integer::sum));
        return counts;
    }
}
