package app.merestone.ledger;

import app.merestone.kernel.Side;

/** In which capacity somebody acts on an account. */
public enum Role {
    /** Leads for the customer and signs. */
    CHAMPION(Side.CUSTOMER),
    /** Named by the champion to sign in their place. */
    DEPUTY(Side.CUSTOMER),
    /** Does the work: proposes, verifies, records, disputes. */
    MEMBER(Side.CUSTOMER),
    /** Executive of the customer who reads and acknowledges. */
    SPONSOR(Side.CUSTOMER),
    /** Owns the account for the vendor and co-signs. */
    CSM(Side.VENDOR),
    /** Named by a leader to act for the CSM from one date to another, in their own name. */
    STAND_IN(Side.VENDOR),
    /** A CSM who neither owns the account nor stands in today: reads it and signs nothing there. Never recorded. */
    COLLEAGUE(Side.VENDOR),
    /** Watches the portfolio for the vendor; assigns owners; ends an onboarding without a result. */
    LEADER(Side.VENDOR),
    /** Configures the portal for the vendor; reads no account's content. */
    ADMIN(Side.VENDOR);

    private final Side side;

    Role(Side side) {
        this.side = side;
    }

    /** The side this role stands on. */
    public Side side() {
        return side;
    }

    /** Whether this role accepts wording, signs and closes for its side. */
    public boolean signs() {
        return this == CHAMPION || this == DEPUTY || this == CSM || this == STAND_IN;
    }
}
