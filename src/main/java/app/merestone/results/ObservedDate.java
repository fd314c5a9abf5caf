package app.merestone.results;

import app.merestone.kernel.Refused;
import java.time.LocalDate;

/** Rule 8: what is recorded was observed, so its day lies between the start of onboarding and today, where the account is. */
final class ObservedDate {

    private ObservedDate() {}

    /** Refuses a day before the start or after today; both ends count as inside. */
    static void check(LocalDate observedOn, LocalDate onboardingStart, LocalDate today) {
        if (observedOn.isAfter(today)) {
            throw Refused.because("result.observed-in-future", observedOn, today);
        }
        if (observedOn.isBefore(onboardingStart)) {
            throw Refused.because("result.observed-before-start", observedOn, onboardingStart);
        }
    }
}
