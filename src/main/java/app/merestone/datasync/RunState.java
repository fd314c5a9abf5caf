package app.merestone.datasync;

/** Where a run stands, by its sender's word. */
public enum RunState {
    /** It began, and has not said how it ended. */
    RUNNING,
    /** It ended well. */
    COMPLETE,
    /** It ended badly. */
    FAILED,
    /** Somebody stopped it. */
    ABORTED;

    boolean ended() {
        return this != RUNNING;
    }
}
