package app.merestone.datasync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a sync that its customer had checked needs another look (rule 7). */
public enum LookReason {
    /** No good run ended within the cadence and its grace. */
    OVERDUE,
    /** A run failed, and no good one ended within the grace. */
    FAILED,
    /** A run brought less than what the last ones brought, by more than was set. */
    VOLUME,
    /** What arrives has other fields than it had. */
    SCHEMA,
    /** The customer took back that something was off, which is no verification. */
    TAKEN_BACK;

    /**
     * Whether a run is no answer to this look: it was here before it was late, or before what arrives changed. The one rule
     * for the act, the turn and the page.
     *
     * @param since since when another look is needed
     * @param arrived when the run's records were here
     */
    boolean looksPast(@Nullable Instant since, @Nullable Instant arrived) {
        return asksForANewRun() && since != null && (arrived == null || arrived.isBefore(since));
    }

    private boolean asksForANewRun() {
        return this == OVERDUE || isAboutWhatArrived();
    }

    boolean isAboutWhatArrived() {
        return this == VOLUME || this == SCHEMA;
    }
}
