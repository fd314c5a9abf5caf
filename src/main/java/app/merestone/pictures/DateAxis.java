package app.merestone.pictures;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A real date axis: equal days take equal room. Shares run from 0 (first day) to 1 (last day).
 *
 * @param first the day at the left edge
 * @param last the day at the right edge, always later than the first
 */
record DateAxis(LocalDate first, LocalDate last) {

    private static final int FEWEST_TICKS = 3;

    /** What "Today" and a date without a year take of the axis on a phone, and a date with a year. */
    private static final double SHORT_LABEL = 0.15;

    private static final double LONG_LABEL = 0.23;

    /**
     * A labelled tick. The year is written once, and again wherever it changes.
     *
     * @param anchor which part of the label stands at the tick: its start, middle or end
     */
    record Label(LocalDate day, boolean withYear, String anchor) {}

    /** A stretch of the axis that one label takes. */
    private record Room(double from, double to, String anchor) {
        boolean clearOf(Room other) {
            return to <= other.from || from >= other.to;
        }
    }

    /** An axis that holds all the days; a single day gets some room around it. */
    static DateAxis spanning(List<LocalDate> days) {
        LocalDate first = Collections.min(days);
        LocalDate last = Collections.max(days);
        return first.equals(last) ? new DateAxis(first.minusDays(3), last.plusDays(3)) : new DateAxis(first, last);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share * 100);
    }

    double share(LocalDate day) {
        return (double) ChronoUnit.DAYS.between(first, day) / ChronoUnit.DAYS.between(first, last);
    }

    /** Round days (Mondays, firsts of months, quarters or years): as far apart as three of them still fit. */
    List<LocalDate> ticks() {
        for (Step step : Step.COARSEST_FIRST) {
            List<LocalDate> ticks = ticks(step);
            if (ticks.size() >= FEWEST_TICKS) {
                return ticks;
            }
        }
        return ticks(Step.DAY);
    }

    /** The ticks that there is room to label beside the label of today. */
    List<Label> labelsBeside(LocalDate today) {
        var labels = new ArrayList<Label>();
        Room ofToday = room(today, SHORT_LABEL);
        double freeFrom = 0;
        int year = Integer.MIN_VALUE;
        for (LocalDate tick : ticks()) {
            boolean withYear = tick.getYear() != year;
            Room room = room(tick, withYear ? LONG_LABEL : SHORT_LABEL);
            if (room.from() >= freeFrom && room.clearOf(ofToday)) {
                labels.add(new Label(tick, withYear, room.anchor()));
                freeFrom = room.to();
                year = tick.getYear();
            }
        }
        return labels;
    }

    /** The label of today itself. */
    Label labelOf(LocalDate today) {
        return new Label(today, false, room(today, SHORT_LABEL).anchor());
    }

    private Room room(LocalDate day, double size) {
        double at = share(day);
        if (at < size / 2) {
            return new Room(at, at + size, "start");
        }
        return at > 1 - size / 2 ? new Room(at - size, at, "end") : new Room(at - size / 2, at + size / 2, "middle");
    }

    private List<LocalDate> ticks(Step step) {
        var ticks = new ArrayList<LocalDate>();
        LocalDate origin = step.startOf(first);
        LocalDate tick = origin;
        // Counted from the origin each time: adding month by month would drift after a short February.
        for (int i = 1; !tick.isAfter(last); i++) {
            if (!tick.isBefore(first)) {
                ticks.add(tick);
            }
            tick = origin.plus(step.length.multipliedBy(i));
        }
        return ticks;
    }

    private enum Step {
        DAY(Period.ofDays(1)),
        TWO_DAYS(Period.ofDays(2)),
        WEEK(Period.ofWeeks(1)),
        TWO_WEEKS(Period.ofWeeks(2)),
        MONTH(Period.ofMonths(1)),
        TWO_MONTHS(Period.ofMonths(2)),
        QUARTER(Period.ofMonths(3)),
        HALF_YEAR(Period.ofMonths(6)),
        YEAR(Period.ofYears(1)),
        FIVE_YEARS(Period.ofYears(5)),
        TWENTY_YEARS(Period.ofYears(20)),
        CENTURY(Period.ofYears(100)),
        MILLENNIUM(Period.ofYears(1000));

        static final List<Step> COARSEST_FIRST = List.of(values()).reversed();

        private final Period length;

        Step(Period length) {
            this.length = length;
        }

        private LocalDate startOf(LocalDate day) {
            return switch (this) {
                case DAY, TWO_DAYS -> day;
                case WEEK, TWO_WEEKS -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                default -> day.withDayOfYear(1);
            };
        }
    }
}
