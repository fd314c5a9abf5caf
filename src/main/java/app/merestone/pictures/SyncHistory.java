package app.merestone.pictures;

import static app.merestone.pictures.Markup.element;
import static app.merestone.pictures.Markup.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a data sync delivered over time: each run where it ended, as high as the records that it brought, once the customer
 * has counted it. What nobody counted stands on the base line, so that its height says nothing (rule 6). A table with the
 * same stands beside it.
 *
 * @param runs those that have ended, at least two
 */
public record SyncHistory(List<Run> runs) {

    /** Fewer than so many are read faster in the table. */
    public static final int FEWEST = 3;

    private static final int HEIGHT = 112;
    private static final int TOP = 14;
    private static final int BASE = HEIGHT - 14;

    /** Where nothing was counted there is nothing above the base line. */
    private static final int FLAT = 28;

    /** Room beside the first and the last mark, as a share of the width. */
    private static final double MARGIN = 0.02;

    /** How a run came to stand there. */
    public enum Kind {
        /** It arrived, and the customer has not counted it. */
        ARRIVED,
        /** It ended well, and brought nothing. */
        EMPTY,
        /** It failed, or somebody stopped it. */
        FAILED,
        /** The customer counted it, and has not said more. */
        COUNTED,
        /** The customer counted it and said that it is right. */
        RIGHT,
        /** The customer said that something is off with it. */
        OFF
    }

    /**
     * One run.
     *
     * @param records what it brought, once the customer has counted it; empty for everything else
     */
    public record Run(Instant at, Kind kind, Optional<Long> records) {

        public Run {
            boolean counted = kind == Kind.COUNTED || kind == Kind.RIGHT || kind == Kind.OFF;
            if (records.isPresent() && !counted) {
                throw new IllegalArgumentException("what nobody counted has no height: " + kind);
            }
        }
    }

    /** The sentences of this picture in the reader's language. */
    public interface Words {
        /** What each mark means, such as "counted by you, and right". */
        String kind(Kind kind);

        /** The day at an end of the axis. */
        String day(Instant at);

        /** What the highest mark stands for, such as "4,830 records". */
        String highest(long records);

        /** The whole in a sentence, for people who cannot see it. */
        String summary(Instant from, Instant to, int runs);
    }

    public SyncHistory {
        runs = runs.stream().sorted(Comparator.comparing(Run::at)).toList();
        if (runs.size() < 2) {
            throw new IllegalArgumentException("one run has no history");
        }
    }

    public Markup.Element drawn(Words words) {
        var from = runs.getFirst().at();
        var to = runs.getLast().at();
        var parts = new ArrayList<Markup>();
        parts.add(element("p", text(words.summary(from, to, runs.size()))).with("class", "visually-hidden"));
        highest()
                .ifPresent(most ->
                        parts.add(element("p", text(words.highest(most))).with("class", "history-highest meta")));
        parts.add(plot());
        parts.add(element("div", element("span", text(words.day(from))), element("span", text(words.day(to))))
                .with("class", "history-days meta"));
        parts.add(key(words));
        return element("div").with("class", "picture sync-history").containing(parts);
    }

    private Optional<Long> highest() {
        return runs.stream().flatMap(run -> run.records().stream()).max(Comparator.naturalOrder());
    }

    private Markup.Element plot() {
        var strokes = new ArrayList<Markup.Element>();
        int base = base();
        strokes.add(line("history-base", "0", "100%", base, base));
        for (var run : runs) {
            int top = top(run);
            if (run.records().isPresent()) {
                strokes.add(line("history-stem", at(run), at(run), top, base));
            }
            // a nested drawing carries the shape, because a shape alone cannot stand a few pixels off a percentage
            strokes.add(element("svg", mark(run.kind()))
                    .with("class", "history-at")
                    .with("x", at(run))
                    .with("y", top));
        }
        return element("svg")
                .with("class", "history-plot")
                .with("width", "100%")
                .with("height", highest().isPresent() ? HEIGHT : FLAT)
                .with("aria-hidden", "true")
                .with("focusable", "false")
                .containing(strokes);
    }

    private static Markup.Element line(String classes, String from, String to, int y1, int y2) {
        return element("line")
                .with("class", classes)
                .with("x1", from)
                .with("x2", to)
                .with("y1", y1)
                .with("y2", y2);
    }

    private int top(Run run) {
        long most = highest().orElse(0L);
        return run.records()
                .filter(records -> most > 0)
                .map(records -> (int) Math.round(BASE - (double) records / most * (BASE - TOP)))
                .orElse(base());
    }

    private int base() {
        return highest().isPresent() ? BASE : FLAT / 2;
    }

    private String at(Run run) {
        var first = runs.getFirst().at();
        var whole = Duration.between(first, runs.getLast().at()).toMillis();
        double share =
                whole == 0 ? 0.5 : (double) Duration.between(first, run.at()).toMillis() / whole;
        return DateAxis.percent(MARGIN + share * (1 - 2 * MARGIN));
    }

    /** Shape first, colour second: filled what is right, crossed what is off, a stroke what nobody counted. */
    private static Markup.Element mark(Kind kind) {
        return switch (kind) {
            case ARRIVED -> path("history-mark arrived", "M0 -6V0");
            case EMPTY -> path("history-mark arrived", "M-3 0H3");
            case FAILED -> path("history-mark failed", "M-4 -4L4 4M-4 4L4 -4");
            case COUNTED -> circle("history-mark counted");
            case RIGHT -> circle("history-mark right");
            case OFF -> path("history-mark off", "M0 -6L6 0L0 6L-6 0Z");
        };
    }

    private static Markup.Element path(String classes, String way) {
        return element("path").with("class", classes).with("d", way);
    }

    private static Markup.Element circle(String classes) {
        return element("circle")
                .with("class", classes)
                .with("cx", 0)
                .with("cy", 0)
                .with("r", 5);
    }

    /** What the marks that are there mean. */
    private Markup.Element key(Words words) {
        var items = new ArrayList<Markup.Element>();
        for (var kind : Kind.values()) {
            if (runs.stream().anyMatch(run -> run.kind() == kind)) {
                var sample = element(
                                "svg",
                                element("svg", mark(kind))
                                        .with("class", "history-at")
                                        .with("x", 8)
                                        .with("y", 8))
                        .with("class", "history-sample")
                        .with("width", 16)
                        .with("height", 16)
                        .with("aria-hidden", "true")
                        .with("focusable", "false");
                items.add(element("li", sample, element("span", text(words.kind(kind)))));
            }
        }
        return element("ul")
                .with("class", "history-key meta")
                .with("role", "list")
                .containing(items);
    }
}
