package app.merestone.pictures;

import static app.merestone.pictures.Markup.element;
import static app.merestone.pictures.Markup.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a data sync delivered over time: each run where it ended, and, once the customer has counted it, both counts: theirs a
 * circle, the vendor's a square, what they said of them above. What nobody counted stands on the base line, so that its
 * height says nothing (rule 6), and several of them in a row are one bar. A table with the same stands beside it.
 *
 * @param runs those that have ended, at least two
 */
public record SyncHistory(List<Run> runs) {

    /** Fewer than so many are read faster in the table. */
    public static final int FEWEST = 3;

    private static final int HEIGHT = 128;
    private static final int TOP = 30;
    private static final int BASE = HEIGHT - 14;

    /** Where nothing was counted there is nothing above the base line. */
    private static final int FLAT = 28;

    /** So far above the higher count stands what was said of both. */
    private static final int ABOVE = 15;

    /** Room beside the first and the last mark, as a share of the width. */
    private static final double MARGIN = 0.02;

    /** How a run came to stand there. */
    public enum Kind {
        /** It arrived, and the customer has not counted it. */
        ARRIVED,
        /** It ended well, and brought nothing. */
        EMPTY,
        /** Several in a row of those two. */
        STRETCH,
        /** It failed, or somebody stopped it. */
        FAILED,
        /** The customer counted it, and has not said more. */
        COUNTED,
        /** The customer counted it and said that it is right. */
        RIGHT,
        /** The customer said that something is off with it. */
        OFF
    }

    /** Both counts of a run, as they were shown to each other. */
    public record Counts(long theirs, long ours) {

        long higher() {
            return Math.max(theirs, ours);
        }
    }

    /**
     * One run, or several in a row that nobody counted.
     *
     * @param until when the last of them ended; the same moment for one
     * @param many how many they are
     * @param counts what both sides counted; empty for everything that the customer has not counted by itself
     */
    public record Run(Instant at, Instant until, Kind kind, int many, Optional<Counts> counts) {

        public Run {
            boolean counted = kind == Kind.COUNTED || kind == Kind.RIGHT || kind == Kind.OFF;
            if (counts.isPresent() && !counted) {
                throw new IllegalArgumentException("what nobody counted has no height: " + kind);
            }
            if ((kind == Kind.STRETCH) != (many > 1) || until.isBefore(at)) {
                throw new IllegalArgumentException("several in a row, and only they, are a stretch of time");
            }
        }

        /** One run without a height. */
        public static Run of(Instant at, Kind kind) {
            return new Run(at, at, kind, 1, Optional.empty());
        }

        /** One run that was counted. */
        public static Run counted(Instant at, Kind kind, Counts counts) {
            return new Run(at, at, kind, 1, Optional.of(counts));
        }

        /** Several in a row that nobody counted. */
        public static Run stretch(Instant from, Instant until, int many) {
            return new Run(from, until, Kind.STRETCH, many, Optional.empty());
        }
    }

    /** The sentences of this picture in the reader's language. */
    public interface Words {
        /** What each mark means, such as "counted by you, and right". */
        String kind(Kind kind);

        /** Whose count the circle is, such as "your count". */
        String theirs();

        /** Whose count the square is. */
        String ours();

        /** The day at an end of the axis. */
        String day(Instant at);

        /** What the highest mark stands for, such as "4,830 records". */
        String highest(long records);

        /** The whole in a sentence, for people who cannot see it. */
        String summary(Instant from, Instant to, int runs);
    }

    public SyncHistory {
        runs = runs.stream().sorted(Comparator.comparing(Run::at)).toList();
        if (all(runs) < 2) {
            throw new IllegalArgumentException("one run has no history");
        }
    }

    private static int all(List<Run> runs) {
        return runs.stream().mapToInt(Run::many).sum();
    }

    public Markup.Element drawn(Words words) {
        var from = from();
        var to = to();
        var parts = new ArrayList<Markup>();
        parts.add(element("p", text(words.summary(from, to, all(runs)))).with("class", "visually-hidden"));
        highest()
                .ifPresent(most ->
                        parts.add(element("p", text(words.highest(most))).with("class", "history-highest meta")));
        parts.add(plot());
        parts.add(element("div", element("span", text(words.day(from))), element("span", text(words.day(to))))
                .with("class", "history-days meta"));
        parts.add(key(words));
        return element("div").with("class", "picture sync-history").containing(parts);
    }

    private Instant from() {
        return runs.getFirst().at();
    }

    private Instant to() {
        return runs.stream().map(Run::until).max(Comparator.naturalOrder()).orElseThrow();
    }

    private Optional<Long> highest() {
        return runs.stream()
                .flatMap(run -> run.counts().stream())
                .map(Counts::higher)
                .max(Comparator.naturalOrder());
    }

    private Markup.Element plot() {
        var strokes = new ArrayList<Markup.Element>();
        int base = base();
        strokes.add(line("history-base", "0", "100%", base, base));
        runs.forEach(run -> strokes.addAll(marks(run)));
        return element("svg")
                .with("class", "history-plot")
                .with("width", "100%")
                .with("height", highest().isPresent() ? HEIGHT : FLAT)
                .with("aria-hidden", "true")
                .with("focusable", "false")
                .containing(strokes);
    }

    private List<Markup.Element> marks(Run run) {
        int base = base();
        var x = across(run.at());
        if (run.kind() == Kind.STRETCH) {
            return List.of(line("history-stretch", x, across(run.until()), base, base));
        }
        return run.counts()
                .map(counts -> {
                    int higher = height(counts.higher());
                    return List.of(
                            line("history-stem", x, x, higher, base),
                            at(x, height(counts.ours()), square()),
                            at(x, height(counts.theirs()), circle()),
                            at(x, higher - ABOVE, mark(run.kind())));
                })
                .orElseGet(() -> List.of(at(x, base, mark(run.kind()))));
    }

    /** A nested drawing carries the shape, because a shape alone cannot stand a few pixels off a percentage. */
    private static Markup.Element at(String x, int y, Markup.Element shape) {
        return element("svg", shape).with("class", "history-at").with("x", x).with("y", y);
    }

    private static Markup.Element line(String classes, String from, String to, int y1, int y2) {
        return element("line")
                .with("class", classes)
                .with("x1", from)
                .with("x2", to)
                .with("y1", y1)
                .with("y2", y2);
    }

    private int height(long records) {
        long most = highest().orElse(0L);
        return most == 0 ? BASE : (int) Math.round(BASE - (double) records / most * (BASE - TOP));
    }

    private int base() {
        return highest().isPresent() ? BASE : FLAT / 2;
    }

    private String across(Instant at) {
        var whole = Duration.between(from(), to()).toMillis();
        double share = whole == 0 ? 0.5 : (double) Duration.between(from(), at).toMillis() / whole;
        return DateAxis.percent(MARGIN + share * (1 - 2 * MARGIN));
    }

    /** Each a shape of its own, so that none is told from another by its colour. */
    private static Markup.Element mark(Kind kind) {
        return switch (kind) {
            case ARRIVED -> path("history-mark arrived", "M0 -6V0");
            case EMPTY -> path("history-mark arrived", "M-3 0H3");
            case STRETCH -> path("history-stretch", "M-5 0H5");
            case FAILED -> path("history-mark failed", "M-4 -4L4 4M-4 4L4 -4");
            case COUNTED -> path("history-mark counted", "M-5 0H-4M-0.5 0H0.5M4 0H5");
            case RIGHT -> path("history-mark right", "M-5 0L-1.5 4L5 -4");
            case OFF -> path("history-mark off", "M0 -6L6 0L0 6L-6 0Z");
        };
    }

    private static Markup.Element path(String classes, String way) {
        return element("path").with("class", classes).with("d", way);
    }

    /** Small enough to stand inside the square where both counts are the same. */
    private static Markup.Element circle() {
        return element("circle")
                .with("class", "history-theirs")
                .with("cx", 0)
                .with("cy", 0)
                .with("r", 3);
    }

    private static Markup.Element square() {
        return path("history-ours", "M-6 -6H6V6H-6Z");
    }

    /** What the marks that are there mean. */
    private Markup.Element key(Words words) {
        var items = new ArrayList<Markup.Element>();
        if (highest().isPresent()) {
            items.add(item(circle(), words.theirs()));
            items.add(item(square(), words.ours()));
        }
        Stream.of(Kind.values())
                .filter(kind -> runs.stream().anyMatch(run -> run.kind() == kind))
                .forEach(kind -> items.add(item(mark(kind), words.kind(kind))));
        return element("ul")
                .with("class", "history-key meta")
                .with("role", "list")
                .containing(items);
    }

    private static Markup.Element item(Markup.Element shape, String words) {
        var sample = element(
                        "svg",
                        element("svg", shape)
                                .with("class", "history-at")
                                .with("x", 8)
                                .with("y", 8))
                .with("class", "history-sample")
                .with("width", 16)
                .with("height", 16)
                .with("aria-hidden", "true")
                .with("focusable", "false");
        return element("li", sample, element("span", text(words)));
    }
}
