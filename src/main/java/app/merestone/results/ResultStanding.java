package app.merestone.results;

/** Where a criterion's result stands between the two sides. */
public enum ResultStanding {
    /** Agreed, nothing said about it yet. */
    NOTHING_YET,
    /** The customer said that there is no result yet; a check-in is arranged. */
    NO_RESULT_YET,
    /** A customer person is writing it down. */
    DRAFT,
    /** The vendor wrote it down for the customer; binds nobody until a customer person confirms it. */
    VENDOR_DRAFT,
    /** A customer person recorded it; the champion's or deputy's signature is missing. */
    CUSTOMER_TO_SIGN,
    /** The customer signed; the CSM's signature is missing. */
    VENDOR_TO_SIGN,
    /** The CSM asked for more. */
    SENT_BACK,
    /** Recorded for an earlier version of what is agreed. */
    WORDING_CHANGED,
    /** Both have signed. */
    CO_SIGNED
}
