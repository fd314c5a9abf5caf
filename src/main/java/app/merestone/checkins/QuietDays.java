package app.merestone.checkins;

import app.merestone.kernel.DueDate;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * How long no customer person has acted, counted in calendar days of the account's zone (rule 20). Quiet is a state of
 * its own: it begins when the agreed cadence has passed without one human customer act, and the next such act ends it.
 *
 * @param lastAct the day of the last customer act, else the day onboarding started
 * @param days whole calendar days since
 * @param agreed every how many days both sides agreed to hear from each other
 */
public record QuietDays(LocalDate lastAct, long days, int agreed) implements Serializable {

    /** The quiet between an act at {@code last} and {@code now}. */
    public static QuietDays since(Instant last, Instant now, ZoneId zone, int agreed) {
        return since(DueDate.today(last, zone), now, zone, agreed);
    }

    /** The quiet between a day and {@code now}; none before that day. */
    public static QuietDays since(LocalDate last, Instant now, ZoneId zone, int agreed) {
        var days = Math.max(0, ChronoUnit.DAYS.between(last, DueDate.today(now, zone)));
        return new QuietDays(last, days, agreed);
    }

    /** Whether more days have passed than were agreed. */
    public boolean quiet() {
        return days > agreed;
    }
}
