package app.merestone.kernel;

/** Whose hand holds the pen. Nobody is on both sides, and nobody signs for the other one. */
public enum Side {
    /** The people of the account. */
    CUSTOMER,
    /** The people of the software vendor that runs this portal. */
    VENDOR;

    /** The other party. */
    public Side other() {
        return this == CUSTOMER ? VENDOR : CUSTOMER;
    }
}
