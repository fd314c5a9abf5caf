package app.merestone.kernel;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A calendar day by which something is to be true, in the account's time zone: it has passed when that day has ended
 * <em>there</em>, whatever the clocks of the vendor or of the server say.
 */
public record DueDate(LocalDate day, ZoneId zone) implements Serializable {

    /** Whether the day has ended in its zone at this instant. */
    public boolean passedAt(Instant now) {
        return today(now, zone).isAfter(day);
    }

    /** Whole days past the due day, 0 on the day itself and before. Counted by calendar, so clock changes do not matter. */
    public long daysPastAt(Instant now) {
        return Math.max(0, ChronoUnit.DAYS.between(day, today(now, zone)));
    }

    /** The calendar day in {@code zone} at this instant. */
    public static LocalDate today(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone);
    }
}
