package app.merestone.portfolio;

import app.merestone.checkins.QuietDays;
import java.time.Instant;
import java.time.ZoneId;

/** How quiet an account on a list is, read from its standing. */
final class Quietness {

    private Quietness() {}

    /** The quiet of this account at {@code now}; counted from onboarding start before any customer act. */
    static QuietDays of(AccountStanding standing, Instant now, ZoneId zone) {
        var last = standing.lastCustomerActAt();
        return last == null
                ? QuietDays.since(standing.onboardingStart(), now, zone, standing.quietAfterDays())
                : QuietDays.since(last, now, zone, standing.quietAfterDays());
    }
}
