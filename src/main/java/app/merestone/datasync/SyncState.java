package app.merestone.datasync;

/** How far a data sync has come; the screen words are Connected, Arrived, Checked by you, In use, and the two that stop. */
public enum SyncState {
    /** Configured: the vendor's word alone. */
    CONNECTED,
    /** A run brought rows. */
    ARRIVED,
    /** A customer person counted blind, compared, and said that it is right. */
    VERIFIED,
    /** A customer person said what they use it for, or the vendor's product reports its use. */
    IN_USE,
    /** A customer person said that something is off. */
    DISPUTED,
    /** A run failed after the customer had verified; only a customer person brings it back (rule 7). */
    NEEDS_ANOTHER_LOOK;

    /** Whether the customer's word that it is right stands. */
    public boolean stands() {
        return this == VERIFIED || this == IN_USE;
    }
}
