package app.merestone.datasync;

/** What became of an event that was accepted. */
public enum Receipt {
    /** It is about a sync, and the sync knows. */
    MATCHED,
    /** No sync is connected for its job and outputs yet; it is kept, and shown to the admin. */
    KEPT_UNMATCHED,
    /** The same event came before; nothing changed. */
    KNOWN_ALREADY,
    /** It is about no run, such as a sender's test of the connection. Nothing of it was kept. */
    NO_RUN,
    /** Of an account that has ended nobody's use is counted any more. Nothing of it was kept. */
    ENDED;

    /** Whether anything of what was delivered is kept. */
    boolean kept() {
        return this != NO_RUN && this != ENDED;
    }
}
