package app.merestone.pictures;

import static app.merestone.pictures.Markup.element;
import static app.merestone.pictures.Markup.text;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The two finish lines of an onboarding on one real date axis: the vendor's set-up tasks as squares above, the
 * customer's results as circles below, and the days between the two finishes shaded. The lines are never merged into
 * one number.
 *
 * <p>All dates are days in the account's time zone.
 *
 * @param start when the onboarding started
 * @param today the day the picture is true for
 * @param measuredTo which result ends the gap
 */
public record FinishLines(
        LocalDate start, LocalDate today, List<SetUpTask> setUp, List<Result> results, GapEnd measuredTo) {

    /** A set-up task. It has no name here, so that none can reach a page of the customer's. */
    public record SetUpTask(Optional<LocalDate> done, Optional<LocalDate> due) {
        public static SetUpTask done(LocalDate day) {
            return new SetUpTask(Optional.of(day), Optional.empty());
        }

        public static SetUpTask due(LocalDate day) {
            return new SetUpTask(Optional.empty(), Optional.of(day));
        }

        public static SetUpTask undated() {
            return new SetUpTask(Optional.empty(), Optional.empty());
        }
    }

    /**
     * A result that the customer wants to show.
     *
     * @param wording the agreed sentence
     * @param shown the observed date of the co-signed result
     * @param firstValue whether this is the one whose result ends the time to first value
     */
    public record Result(String wording, Optional<LocalDate> shown, Optional<LocalDate> due, boolean firstValue) {
        public static Result shown(String wording, LocalDate day) {
            return new Result(wording, Optional.of(day), Optional.empty(), false);
        }

        public static Result due(String wording, LocalDate day) {
            return new Result(wording, Optional.empty(), Optional.of(day), false);
        }

        public static Result undated(String wording) {
            return new Result(wording, Optional.empty(), Optional.empty(), false);
        }

        /** The same result, as the one that both sides agreed to call the first. */
        public Result asFirstValue() {
            return new Result(wording, shown, due, true);
        }
    }

    /** Which result closes the gap after set-up. */
    public enum GapEnd {
        /** The first-value result, wherever it stands among the others; open while it is missing. */
        FIRST_VALUE,
        FIRST_RESULT,
        EVERY_RESULT
    }

    /**
     * The time between the end of set-up and the result that ends it.
     *
     * @param until the day of that result, or today while it is missing
     * @param open whether it is still missing
     */
    public record Gap(LocalDate from, LocalDate until, boolean open) {
        public long days() {
            return ChronoUnit.DAYS.between(from, until);
        }
    }

    /** Where one item stands on the day of the picture. */
    public enum Standing {
        /** Task done, or result shown and co-signed. */
        DONE,
        DUE,
        /** Its date has passed without it. */
        PAST_DUE,
        /** Open, and nobody has set a date. */
        UNDATED
    }

    /** The sentences of this picture in the reader's language. */
    public interface Words {
        /** The vendor's line by name, such as "Set-up, by Fenwick Systems". */
        String setUpLine();

        /** The customer's line by name, such as "Results, by you". */
        String resultLine();

        /** Such as "6 of 6 done, finished 30 Oct 2026". */
        String setUpCount(int done, int of, Optional<LocalDate> finished);

        /** Such as "1 of 3 shown". */
        String resultCount(int shown, int of, Optional<LocalDate> finished);

        /** Such as "23 days open", or "11 days" once it is closed. */
        String gap(long days, boolean open);

        String today();

        /** A short label on the axis, such as "1 Oct", or "1 Jan 2027" with the year. */
        String axisDate(LocalDate day, boolean withYear);

        /** A date in running text, such as "30 Nov 2026". */
        String date(LocalDate day);

        /** The whole picture in sentences, for people who cannot see it. */
        String wholePicture(FinishLines lines);

        String showAsTable();

        String tableCaption(LocalDate today);

        String itemColumn();

        String standingColumn();

        String dateColumn();

        /** A set-up task by its number, never by its name. */
        String setUpTask(int number);

        String setUpStanding(Standing standing);

        String resultStanding(Standing standing);
    }

    public FinishLines {
        setUp = List.copyOf(setUp);
        results = List.copyOf(results);
    }

    public int setUpDone() {
        return (int) setUp.stream().filter(task -> task.done().isPresent()).count();
    }

    public int resultsShown() {
        return (int)
                results.stream().filter(result -> result.shown().isPresent()).count();
    }

    /** The day the last task was done, once all are. */
    public Optional<LocalDate> setUpFinished() {
        return setUpDone() < setUp.size()
                ? Optional.empty()
                : setUp.stream().flatMap(task -> task.done().stream()).max(Comparator.naturalOrder());
    }

    /** The day the last result was shown, once all are. */
    public Optional<LocalDate> resultsFinished() {
        return resultsShown() < results.size() ? Optional.empty() : shownDays().max(Comparator.naturalOrder());
    }

    /** Set-up has ended: how long until the result. Absent before that, and where the result came first. */
    public Optional<Gap> gap() {
        var end =
                switch (measuredTo) {
                    case FIRST_VALUE ->
                        results.stream()
                                .filter(Result::firstValue)
                                .flatMap(result -> result.shown().stream())
                                .findFirst();
                    case FIRST_RESULT -> shownDays().min(Comparator.naturalOrder());
                    case EVERY_RESULT -> resultsFinished();
                };
        return setUpFinished()
                .map(from -> new Gap(from, end.orElse(today), end.isEmpty()))
                .filter(gap -> gap.open() ? gap.days() >= 0 : gap.days() > 0);
    }

    public Markup.Element drawn(Words words) {
        var drawing = new FinishDrawing(this, axis(), words);
        var picture = element(
                        "div",
                        head("finish-vendor", FinishDrawing.square(6, true), words.setUpLine(), setUpCount(words)),
                        drawing.field(),
                        head("finish-customer", FinishDrawing.circle(6, true), words.resultLine(), resultCount(words)),
                        drawing.dates())
                .with("class", "finish-drawing")
                .with("role", "img")
                .with("aria-label", words.wholePicture(this));
        var table = element("details", element("summary", text(words.showAsTable())), table(words));
        return element("figure", picture, table).with("class", "picture finish-lines");
    }

    private String setUpCount(Words words) {
        return words.setUpCount(setUpDone(), setUp.size(), setUpFinished());
    }

    private String resultCount(Words words) {
        return words.resultCount(resultsShown(), results.size(), resultsFinished());
    }

    private Stream<LocalDate> shownDays() {
        return results.stream().flatMap(result -> result.shown().stream());
    }

    /** The first day that the picture shows. */
    public LocalDate firstDay() {
        return axis().first();
    }

    /** The last day that the picture shows. */
    public LocalDate lastDay() {
        return axis().last();
    }

    private DateAxis axis() {
        return DateAxis.spanning(allDays().toList());
    }

    private Stream<LocalDate> allDays() {
        return Stream.of(
                        Stream.of(start, today),
                        setUp.stream().flatMap(task -> task.done().or(task::due).stream()),
                        results.stream().flatMap(result -> result.shown().or(result::due).stream()))
                .flatMap(days -> days);
    }

    private static Markup.Element head(String side, Markup.Element mark, String name, String count) {
        var key = element("svg", mark)
                .with("class", "finish-key")
                .with("width", 12)
                .with("height", 12)
                .with("aria-hidden", "true");
        return element(
                        "div",
                        element("span", key, text(name)).with("class", "finish-name"),
                        element("span", text(count)).with("class", "finish-count"))
                .with("class", "finish-head " + side);
    }

    private Markup.Element table(Words words) {
        var rows = new ArrayList<Markup.Element>();
        rows.add(element("tbody", group(words.setUpLine(), setUpCount(words)))
                .containing(items(numbered(words).stream(), words::setUpStanding, words)));
        rows.add(element("tbody", group(words.resultLine(), resultCount(words)))
                .containing(items(
                        results.stream().map(r -> new Item(r.wording(), r.shown(), r.due())),
                        words::resultStanding,
                        words)));
        gap().ifPresent(gap -> rows.add(element("tbody", gapRow(gap, words))));
        var head = element(
                "thead",
                element(
                        "tr",
                        columnHead(words.itemColumn()),
                        columnHead(words.standingColumn()),
                        columnHead(words.dateColumn())));
        return element("table", element("caption", text(words.tableCaption(today))), head)
                .with("class", "finish-table")
                .containing(rows);
    }

    private List<Item> numbered(Words words) {
        var items = new ArrayList<Item>();
        for (SetUpTask task : setUp) {
            items.add(new Item(words.setUpTask(items.size() + 1), task.done(), task.due()));
        }
        return items;
    }

    private record Item(String name, Optional<LocalDate> done, Optional<LocalDate> due) {}

    private interface StandingWords {
        String of(Standing standing);
    }

    private List<Markup.Element> items(Stream<Item> items, StandingWords standings, Words words) {
        return items.sorted(
                        Comparator.comparing(item -> item.done().or(item::due).orElse(LocalDate.MAX)))
                .map(item -> element(
                        "tr",
                        element("th", element("bdi", text(item.name()))).with("scope", "row"),
                        element("td", text(standings.of(standing(item)))),
                        element("td").containing(day(item.done().or(item::due), words))))
                .toList();
    }

    private static List<Markup> day(Optional<LocalDate> day, Words words) {
        return day.<List<Markup>>map(known ->
                        List.of(element("time", text(words.date(known))).with("datetime", known.toString())))
                .orElse(List.of());
    }

    private Standing standing(Item item) {
        if (item.done().isPresent()) {
            return Standing.DONE;
        }
        return item.due()
                .map(due -> due.isBefore(today) ? Standing.PAST_DUE : Standing.DUE)
                .orElse(Standing.UNDATED);
    }

    private static Markup.Element group(String name, String count) {
        return element(
                "tr",
                element("th", text(name)).with("scope", "rowgroup"),
                element("td", text(count)).with("colspan", "2"));
    }

    private static Markup.Element gapRow(Gap gap, Words words) {
        return element(
                "tr",
                element("th", text(words.gap(gap.days(), gap.open()))).with("scope", "row"),
                element("td")
                        .with("colspan", "2")
                        .containing(words.date(gap.from()) + " – " + words.date(gap.until())));
    }

    private static Markup.Element columnHead(String words) {
        return element("th", text(words)).with("scope", "col");
    }
}
