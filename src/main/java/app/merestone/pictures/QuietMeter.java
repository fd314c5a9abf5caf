package app.merestone.pictures;

import static app.merestone.pictures.Markup.element;
import static app.merestone.pictures.Markup.text;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The last fourteen days of a customer, oldest first: filled on days when one of its people acted, outlined while that
 * is within what both sides agreed, hatched beyond it.
 *
 * @param today the newest cell, a day in the account's zone
 * @param since when the account's clock started; earlier days have no cell
 * @param actedOn the days of human acts by customer people in these two weeks, and the last one before them
 * @param agreedEvery the agreed cadence in days
 */
public record QuietMeter(LocalDate today, LocalDate since, NavigableSet<LocalDate> actedOn, int agreedEvery) {

    private static final int DAYS = 14;
    private static final int CELL = 8;
    private static final int STEP = 11;
    private static final int HEIGHT = 16;
    private static final String HATCHING = "M0 5L5 0M0 10L8 2M0 15L8 7M4 16L8 12";

    /** The sentences of this picture in the reader's language. */
    public interface Words {
        /**
         * Beside the cells, such as "Quiet 9 days; you agreed every 3.".
         *
         * @param quietDays whole days since the last act, 0 on the day itself
         */
        String quiet(long quietDays, int agreedEvery);

        /** What the cells show, such as "Acted on 9, 10 and 13 Nov in the 14 days to 22 Nov 2026." */
        String days(LocalDate from, LocalDate to, List<LocalDate> actedOn);
    }

    public QuietMeter {
        if (agreedEvery < 1) {
            throw new IllegalArgumentException("a cadence is at least one day: " + agreedEvery);
        }
        actedOn = Collections.unmodifiableNavigableSet(new TreeSet<>(actedOn));
    }

    /** Whole days without an act, up to today. */
    public long quietDays() {
        return quietDaysOn(today);
    }

    public boolean pastCadence() {
        return quietDays() > agreedEvery;
    }

    public Markup.Element drawn(Words words) {
        LocalDate from = today.minusDays(DAYS - 1L);
        return element(
                        "div",
                        cells(from),
                        element("span", text(words.quiet(quietDays(), agreedEvery)))
                                .with("class", pastCadence() ? "quiet-words past" : "quiet-words"),
                        element(
                                        "span",
                                        text(words.days(
                                                from, today, List.copyOf(actedOn.subSet(from, true, today, true)))))
                                .with("class", "visually-hidden"))
                .with("class", "picture quiet-meter");
    }

    private Markup.Element cells(LocalDate from) {
        var cells = new ArrayList<Markup.Element>();
        for (int i = 0; i < DAYS; i++) {
            cells.add(cell(from.plusDays(i), i * STEP));
        }
        return element("svg")
                .with("width", (DAYS - 1) * STEP + CELL)
                .with("height", HEIGHT)
                .with("aria-hidden", "true")
                .with("focusable", "false")
                .containing(cells);
    }

    private Markup.Element cell(LocalDate day, int x) {
        if (day.isBefore(since)) {
            return element("line")
                    .with("class", "quiet-before")
                    .with("x1", x)
                    .with("x2", x + CELL)
                    .with("y1", HEIGHT - 1)
                    .with("y2", HEIGHT - 1);
        }
        if (actedOn.contains(day)) {
            return box("quiet-acted", x, 0, 0);
        }
        Markup.Element outline = box("quiet-open", x, 1, 1);
        if (quietDaysOn(day) <= agreedEvery) {
            return outline;
        }
        return element(
                        "g",
                        element("path").with("class", "quiet-hatching").with("d", HATCHING),
                        box("quiet-past", 0, 1, 1))
                .with("transform", "translate(" + x + " 0)");
    }

    private static Markup.Element box(String classes, int x, int inset, int radius) {
        // Strokes straddle their path: half a pixel in keeps an outline as large as a fill.
        String half = inset == 0 ? "0" : "0.5";
        return element("rect")
                .with("class", classes)
                .with("x", inset == 0 ? Integer.toString(x) : x + ".5")
                .with("y", half)
                .with("width", CELL - inset)
                .with("height", HEIGHT - inset)
                .with("rx", radius);
    }

    private long quietDaysOn(LocalDate day) {
        LocalDate last = actedOn.floor(day);
        return Math.max(0, ChronoUnit.DAYS.between(last == null ? since : last, day));
    }
}
