package app.merestone.agreement;

import app.merestone.accounts.PersonFacts;
import app.merestone.kernel.Side;
import app.merestone.ledger.Actor;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Whoever has the agreement open, and what they may do about it. It decides what a page offers; what is done, the use
 * cases decide again.
 *
 * @param who in which capacity they read
 * @param proposes whether they may put words on the table and write notes
 * @param signs whether they may accept for their side
 * @param account the customer's name
 * @param vendor the vendor's name
 * @param champion who leads for the customer, by name; the customer's name while nobody does
 * @param csm who owns the account for the vendor, by name; the vendor's name while nobody does
 * @param zone in which the account's due dates are days
 * @param today the day it is there
 * @param owners who on the customer's side may see a criterion through
 */
public record Reader(
        Actor who,
        boolean proposes,
        boolean signs,
        String account,
        String vendor,
        String champion,
        String csm,
        ZoneId zone,
        LocalDate today,
        List<PersonFacts> owners)
        implements Serializable {

    /** Whose hand holds the pen. */
    public Side side() {
        return who.side();
    }

    /** How the reader's own company is called. */
    public String company(Side side) {
        return side == Side.CUSTOMER ? account : vendor;
    }

    /** Whoever answers for this side, by name. */
    public String answersFor(Side side) {
        return side == Side.CUSTOMER ? champion : csm;
    }
}
