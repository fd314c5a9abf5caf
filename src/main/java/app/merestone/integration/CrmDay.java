package app.merestone.integration;

import app.merestone.kernel.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A calendar day as a CRM writes it: ISO with or without a time of day, with dots, or with slashes in a known order. */
final class CrmDay {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ].*)?");
    private static final Pattern DOTS = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?:,? .*)?");
    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?:,? .*)?");
    private static final int LAST_MONTH = 12;

    private CrmDay() {}

    static LocalDate read(String cell, @Nullable DateOrder order) {
        var text = cell.strip();
        var iso = ISO.matcher(text);
        if (iso.matches()) {
            return day(iso, 1, 2, 3);
        }
        var dots = DOTS.matcher(text);
        if (dots.matches()) {
            return day(dots, 3, 2, 1);
        }
        var slashes = SLASHES.matcher(text);
        if (slashes.matches() && order != null) {
            return order == DateOrder.DAY_FIRST ? day(slashes, 3, 2, 1) : day(slashes, 3, 1, 2);
        }
        throw Refused.because("import.date-unreadable");
    }

    private static LocalDate day(Matcher parts, int year, int month, int day) {
        try {
            return LocalDate.of(number(parts, year), number(parts, month), number(parts, day));
        } catch (DateTimeException noSuchDay) {
            // 29 February of a common year, a thirteenth month
            throw new Refused(app.merestone.kernel.Refusal.of("import.no-such-day"));
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /** What a whole column's days with slashes say about their order. */
    static final class Evidence {

        private boolean slashes;
        private boolean dayFirst;
        private boolean monthFirst;

        void see(String cell) {
            var parts = SLASHES.matcher(cell.strip());
            if (parts.matches()) {
                slashes = true;
                dayFirst |= number(parts, 1) > LAST_MONTH;
                monthFirst |= number(parts, 2) > LAST_MONTH;
            }
        }

        /** Whether somebody has to say it. */
        boolean open() {
            return slashes && dayFirst == monthFirst;
        }

        /** The order that some day of the column proves, if one does. */
        @Nullable
        DateOrder order() {
            if (!slashes || open()) {
                return null;
            }
            return dayFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
        }
    }
}
