package app.merestone.shell;

import app.merestone.kernel.Side;
import app.merestone.pictures.FinishLines;
import app.merestone.pictures.FinishLines.Standing;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of the two finish lines for one reader.
 *
 * @param reader the reader's side; empty where they are on neither
 */
public record FinishLineWords(
        Translations words,
        String vendor,
        String customer,
        @Nullable Side reader) implements FinishLines.Words {

    @Override
    public String setUpLine() {
        return reader == Side.VENDOR ? say("lines.setup.yours") : say("lines.setup", vendor);
    }

    @Override
    public String resultLine() {
        return reader == Side.CUSTOMER ? say("lines.results.yours") : say("lines.results", customer);
    }

    @Override
    public String setUpCount(int done, int of, Optional<LocalDate> finished) {
        if (of == 0) {
            return say("lines.setup.none");
        }
        return finished.map(day -> say("lines.setup.finished", done, of, Dates.day(day)))
                .orElseGet(() -> say("lines.setup.count", done, of));
    }

    @Override
    public String resultCount(int shown, int of, Optional<LocalDate> finished) {
        if (of == 0) {
            return say("lines.results.none");
        }
        return finished.map(day -> say("lines.results.finished", shown, of, Dates.day(day)))
                .orElseGet(() -> say("lines.results.count", shown, of));
    }

    @Override
    public String gap(long days, boolean open) {
        return say(open ? "lines.gap.open" : "lines.gap", days);
    }

    @Override
    public String today() {
        return say("lines.today");
    }

    @Override
    public String axisDate(LocalDate day, boolean withYear) {
        return withYear ? Dates.day(day) : Dates.shortDay(day);
    }

    @Override
    public String date(LocalDate day) {
        return Dates.day(day);
    }

    @Override
    public String wholePicture(FinishLines lines) {
        long done = lines.setUp().stream().filter(t -> t.done().isPresent()).count();
        long shown = lines.results().stream().filter(r -> r.shown().isPresent()).count();
        var counts = say(
                "lines.whole",
                Dates.day(lines.today()),
                done,
                lines.setUp().size(),
                shown,
                lines.results().size(),
                vendor,
                customer);
        var days = say("lines.whole.days", counts, Dates.day(lines.firstDay()), Dates.day(lines.lastDay()));
        return lines.gap()
                .map(gap -> say(
                        "lines.whole.gap",
                        days,
                        gap(gap.days(), gap.open()),
                        Dates.day(gap.from()),
                        Dates.day(gap.until())))
                .orElse(days);
    }

    @Override
    public String showAsTable() {
        return say("lines.table");
    }

    @Override
    public String tableCaption(LocalDate today) {
        return say("lines.table.caption", Dates.day(today));
    }

    @Override
    public String itemColumn() {
        return say("lines.table.item");
    }

    @Override
    public String standingColumn() {
        return say("lines.table.standing");
    }

    @Override
    public String dateColumn() {
        return say("lines.table.date");
    }

    @Override
    public String setUpTask(int number) {
        return say("lines.task", number);
    }

    @Override
    public String setUpStanding(Standing standing) {
        return say("lines.task." + standing.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public String resultStanding(Standing standing) {
        return say("lines.result." + standing.name().toLowerCase(Locale.ROOT));
    }

    private String say(String key, Object... arguments) {
        return words.onPage(key, arguments);
    }
}
