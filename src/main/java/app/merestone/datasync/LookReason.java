package app.merestone.datasync;

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

    /** Whether only a run that came since is worth the customer's count. */
    public boolean asksForANewRun() {
        return this == OVERDUE || isAboutWhatArrived();
    }

    boolean isAboutWhatArrived() {
        return this == VOLUME || this == SCHEMA;
    }
}
