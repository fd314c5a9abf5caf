package app.merestone.datasync;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a sync is late (rule 7): a good run has to end within cadence plus grace of the one before, and after a failed run
 * within the grace.
 */
record Punctuality(Duration cadence, Duration grace) {

    static Punctuality ofHours(int cadence, int grace) {
        return new Punctuality(Duration.ofHours(cadence), Duration.ofHours(grace));
    }

    /** By when the next good run has to have ended. */
    Instant nextBy(Instant lastGood) {
        return lastGood.plus(cadence).plus(grace);
    }

    /** By when a good run has to have followed this failed one. */
    Instant recoveredBy(Instant failed) {
        return failed.plus(grace);
    }

    /** Why the customer's word no longer stands at this moment; the failure that is waited out says more than being late. */
    Optional<LookReason> late(Instant expectedBy, @Nullable Instant unanswered, Instant at) {
        if (unanswered != null && !recoveredBy(unanswered).isAfter(at)) {
            return Optional.of(LookReason.FAILED);
        }
        return expectedBy.isAfter(at) ? Optional.empty() : Optional.of(LookReason.OVERDUE);
    }
}
