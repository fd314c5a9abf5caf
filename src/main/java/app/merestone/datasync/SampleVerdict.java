package app.merestone.datasync;

/** What a customer person said of the sample records that a run carried. */
public enum SampleVerdict {
    /** Nothing: there were none, or they were not looked at. */
    NOT_LOOKED_AT,
    /** Every one of them is as it is in the source. */
    ALL_RIGHT,
    /** At least one is not. */
    SOME_WRONG
}
