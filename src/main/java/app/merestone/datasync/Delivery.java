package app.merestone.datasync;

/** What one run brings. */
public enum Delivery {
    /** Everything each time: the run's rows are compared. */
    FULL,
    /** What is new since last time: the total after the run is compared, else a named period summed over runs. */
    INCREMENTAL
}
