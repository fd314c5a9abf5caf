package app.merestone.closing;

/** Where an account's onboarding stands. */
public enum ClosingState {
    /** Still going on. */
    OPEN,
    /** Closed by both, on what was shown. */
    CLOSED,
    /** Ended by a leader without a result; it never counts as onboarded. */
    WITHOUT_RESULT
}
