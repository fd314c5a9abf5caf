package app.merestone.datasync;

/** For what a sync needs somebody; one at a time, what stops most first. */
public enum SyncNeed {
    /** The customer said that something is off. */
    DISPUTED,
    /** It had been checked, and needs another look. */
    LOOK,
    /** It had been checked, a later count was outside what was agreed, and they have not said what is off. */
    UNDECIDED,
    /** The last run failed. */
    FAILED,
    /** No good run ended within the cadence and its grace. */
    OVERDUE,
    /** It arrived, and waits for the customer's count. */
    WAITING
}
