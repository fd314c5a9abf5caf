package app.merestone.closing;

/** What an onboarding must have before both may close it (rules 10, 14). None of them can be overridden (rule 15). */
public enum Requirement {
    /** All internal tasks done; those not needed are counted beside the total. */
    SET_UP,
    /** First value is agreed and co-signed. */
    FIRST_RESULT,
    /** Every other required criterion is agreed and co-signed. */
    RESULTS,
    /** Every required sync is verified and needs no other look. */
    DATA,
    /** Nobody's "no result yet" is left standing. */
    NO_OPEN_BLOCKER,
    /** A next milestone is agreed, dated after the closing. */
    NEXT_MILESTONE,
    /** A customer person walked us through a specific result. */
    EVIDENCE_QUESTION;

    /** The key of its name among the translations. */
    public String key() {
        return "closing.requirement."
                + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
