package app.merestone.portfolio;

import app.merestone.agreement.CriterionSummary;
import app.merestone.agreement.Standing;
import app.merestone.kernel.Side;
import app.merestone.results.Milestone;
import app.merestone.results.ResultStanding;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One criterion with all that both sides have put their names to.
 *
 * @param summary its wording and where that stands
 * @param milestone its recorded result; empty while there is none
 * @param disputed whether a data sync that proves it is in dispute
 */
public record CriterionLine(
        CriterionSummary summary, @Nullable Milestone milestone, boolean disputed) implements Serializable {

    /** Whether both have signed its result. */
    public boolean shown() {
        return milestone != null && milestone.cosigned();
    }

    /** The side that has to act next; empty where the world has to: agreed, and nothing to show yet. */
    public @Nullable Side turn() {
        if (summary.waitsFor() != null) {
            return summary.waitsFor();
        }
        if (milestone == null || disputed) {
            return null;
        }
        return switch (milestone.standing()) {
            case VENDOR_TO_SIGN -> Side.VENDOR;
            case CUSTOMER_TO_SIGN, SENT_BACK, WORDING_CHANGED, VENDOR_DRAFT -> Side.CUSTOMER;
            case CO_SIGNED, DRAFT, NO_RESULT_YET, NOTHING_YET -> null;
        };
    }

    /** Whether its co-signer asked for more: the result is signed, and it is the customer's turn all the same. */
    public boolean sentBack() {
        return milestone != null && milestone.standing() == ResultStanding.SENT_BACK;
    }

    /** Its result, if that was recorded for the wording in force: names under an earlier one are not under this. */
    public @Nullable Milestone shownForThisWording() {
        return milestone != null && milestone.current() ? milestone : null;
    }

    /** Whether nobody has put it forward yet. */
    public boolean draft() {
        return summary.standing() == Standing.DRAFT;
    }

    /** Whether a version of it is agreed. */
    public boolean agreed() {
        return summary.agreed() != null;
    }
}
