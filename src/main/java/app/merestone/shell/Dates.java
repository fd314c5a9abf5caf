package app.merestone.shell;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Dates and times as people read them here: "30 Nov 2026", "22 Nov 2026, 06:12 GMT". A time never stands without its zone. */
public final class Dates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private Dates() {}

    /** "30 Nov 2026". */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** "30 Nov", where the year is plain from what stands around. */
    public static String shortDay(LocalDate day) {
        return DAY_OF_YEAR.format(day);
    }

    /** The calendar day of this instant in {@code zone}: "30 Nov 2026". */
    public static String day(Instant instant, ZoneId zone) {
        return DAY.format(instant.atZone(zone));
    }

    /** "22 Nov 2026, 06:12 GMT" in the reader's zone, with the zone's short name. */
    public static String minute(Instant instant, ZoneId zone) {
        var there = instant.atZone(zone);
        return MINUTE.format(there) + " " + name(there.getZone(), instant);
    }

    /** "22 Nov 2026, 06:12 UTC", for records that hold everywhere. */
    public static String utc(Instant instant) {
        return MINUTE.format(instant.atOffset(ZoneOffset.UTC)) + " UTC";
    }

    private static String name(ZoneId zone, Instant instant) {
        boolean summer = zone.getRules().isDaylightSavings(instant);
        var name = java.util.TimeZone.getTimeZone(zone).getDisplayName(summer, java.util.TimeZone.SHORT, Locale.UK);
        return name.isBlank() ? zone.getDisplayName(TextStyle.SHORT, Locale.UK) : name;
    }
}
