package app.merestone.agreement;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Side;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One frozen wording and what became of it, for reading.
 *
 * @param number as people cite it: "version 3"
 * @param wording the words
 * @param hash what an acceptance of this version signs
 * @param proposedSide which side put it on the table
 * @param suggested whether it is the playbook's and nobody put it forward
 * @param proposed by whom and when
 * @param customer the customer's acceptance
 * @param vendor the vendor's acceptance
 * @param declined who took it off the table
 */
public record Version(
        int number,
        Wording wording,
        ContentHash hash,
        Side proposedSide,
        boolean suggested,
        Signed proposed,
        @Nullable Signed customer,
        @Nullable Signed vendor,
        @Nullable Signed declined)
        implements Serializable {

    /** The acceptance of this side, if it gave one. */
    public @Nullable Signed acceptance(Side side) {
        return side == Side.CUSTOMER ? customer : vendor;
    }

    /** Whether both sides have accepted it. */
    public boolean agreed() {
        return customer != null && vendor != null;
    }

    /** Whether its date binds: a customer person set it or accepted it (rule 2). */
    public boolean dateBinds() {
        return wording.due() != null && (proposedSide == Side.CUSTOMER || customer != null);
    }
}
