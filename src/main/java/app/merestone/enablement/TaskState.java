package app.merestone.enablement;

/** Where a set-up task stands. */
public enum TaskState {
    /** Still to be done. */
    OPEN,
    /** Ticked by somebody, at a time. */
    DONE,
    /** Not needed on this account, with a reason; counted beside the total, never in it. */
    NOT_NEEDED
}
