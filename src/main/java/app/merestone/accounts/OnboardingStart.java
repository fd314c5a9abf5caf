package app.merestone.accounts;

import app.merestone.kernel.Refused;
import java.time.LocalDate;

/** Which days can be the first of an onboarding: none so far off that it must be a slip of the hand. */
final class OnboardingStart {

    private static final int YEARS_BACK = 10;
    private static final int DAYS_AHEAD = 365;

    private OnboardingStart() {}

    static void check(LocalDate start, LocalDate today) {
        if (start.isBefore(today.minusYears(YEARS_BACK))) {
            throw Refused.because("account.start-too-early", today.minusYears(YEARS_BACK));
        }
        if (start.isAfter(today.plusDays(DAYS_AHEAD))) {
            throw Refused.because("account.start-too-late", today.plusDays(DAYS_AHEAD));
        }
    }
}
