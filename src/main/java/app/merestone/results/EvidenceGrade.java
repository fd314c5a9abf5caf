package app.merestone.results;

/**
 * How strong the proof of a result is. The grades build on one another: each asks for everything that the one before
 * asks for (rule 9). On screen: "told by {vendor}", "told by you", "with a number", "with proof", "confirmed twice".
 */
public enum EvidenceGrade {
    /** Nobody has said anything yet. */
    NONE,
    /** The vendor says so; binds nobody. */
    REPORTED,
    /** A customer person says what happened, who used it and when. */
    STATED,
    /** With the number of the measure that both agreed. */
    MEASURED,
    /** With a file or a link beside it. */
    SHOWN,
    /** A second customer person puts their name to it too, or the vendor's product has seen the same. */
    CORROBORATED;

    /** The least that a first value is co-signed on, whatever the segment says. */
    public static final EvidenceGrade LEAST_FOR_FIRST_VALUE = MEASURED;

    /** The key of its words among the translations. */
    public String key() {
        return "grade." + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether this proof is at least as strong as {@code other}. */
    public boolean atLeast(EvidenceGrade other) {
        return compareTo(other) >= 0;
    }

    /** The grade that this proof reaches. */
    static EvidenceGrade of(Proof proof) {
        if (!proof.saysWhat()) {
            return NONE;
        }
        if (!proof.byCustomer() || !proof.saysWho() || !proof.saysWhen()) {
            return REPORTED;
        }
        if (!proof.agreedNumber()) {
            return STATED;
        }
        if (proof.openable() == 0) {
            return MEASURED;
        }
        return proof.customersBehindIt() < 2 && !proof.seenBySystem() ? SHOWN : CORROBORATED;
    }

    /** What a first value needs to be co-signed: at least measured; a segment may ask for more, never for less. */
    static EvidenceGrade needed(boolean firstValue, EvidenceGrade segmentAsks) {
        if (!firstValue) {
            return STATED;
        }
        return segmentAsks.atLeast(LEAST_FOR_FIRST_VALUE) ? segmentAsks : LEAST_FOR_FIRST_VALUE;
    }

    /**
     * What there is to judge by.
     *
     * @param byCustomer whether a customer person recorded it; a vendor's draft is not
     * @param agreedNumber whether it carries the number of the measure that both agreed
     * @param openable files and links beside it, without those that the co-signer could not open
     * @param customersBehindIt different customer people who put their name to this content
     * @param seenBySystem whether the vendor's product reports as much as was agreed and as much as is said
     */
    record Proof(
            boolean saysWhat,
            boolean saysWho,
            boolean saysWhen,
            boolean byCustomer,
            boolean agreedNumber,
            int openable,
            int customersBehindIt,
            boolean seenBySystem) {}
}
