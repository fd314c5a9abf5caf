package app.merestone.datasync;

/** What is off, in the customer's choice of words. */
public enum DisputeReason {
    /** Something that is in the source did not come. */
    RECORDS_MISSING,
    /** The two counts are further apart than agreed. */
    TOTALS_DIFFER,
    /** What came is not the newest. */
    TOO_OLD,
    /** Values stand in the wrong place or are wrong. */
    WRONG_FIELDS,
    /** It looks wrong, and the vendor is asked to find out why. */
    NOT_SURE
}
