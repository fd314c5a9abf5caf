package app.merestone.datasync;

/** Which of our numbers the customer's own count will stand beside. */
public enum Basis {
    /** The rows of this run. */
    ROWS,
    /** Everything there is after this run. */
    TOTAL_AFTER,
    /** The rows of a period that the person names, summed over runs. */
    PERIOD,
    /** There is no number of ours: only sample records can be looked at. */
    UNKNOWN;

    /** A full delivery is compared by its rows, an incremental one by the total after it if that was told. */
    static Basis of(Delivery delivery, boolean rowsTold, boolean totalTold) {
        if (!rowsTold && !totalTold) {
            return UNKNOWN;
        }
        if (delivery == Delivery.FULL) {
            return rowsTold ? ROWS : TOTAL_AFTER;
        }
        return totalTold ? TOTAL_AFTER : PERIOD;
    }
}
