package app.merestone.agreement;

/** Where the wording of a criterion stands between the two sides; what its result says is for later rooms. */
public enum Standing {
    /** The playbook's suggestion; nobody has put it forward. */
    DRAFT,
    /** Put forward, never agreed yet. */
    PROPOSED,
    /** Both have accepted the same version and nothing else is on the table. */
    AGREED,
    /** A version is agreed and stays in force; another one is on the table. */
    CHANGE_PROPOSED,
    /** One side wants it gone; the other has not answered. */
    DROP_PROPOSED,
    /** Dropped by both. */
    DROPPED,
    /** Taken back by its proposer before anybody had answered. */
    WITHDRAWN
}
