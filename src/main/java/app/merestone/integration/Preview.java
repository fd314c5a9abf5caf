package app.merestone.integration;

import java.io.Serializable;
import java.util.List;

/**
 * What an import would do, before it does anything.
 *
 * @param counts how many rows would do what
 * @param refusals the first reasons; all of them are in the file to download
 * @param created the first new ones
 * @param changed the first changes
 * @param otherOwners rows whose owner differs from the portal's: those stay as they are, since a change of owner is a
 *     handoff that both sides confirm (rule 16)
 * @param footer lines at the end that are a report's footer and no rows
 */
public record Preview(
        Counts counts,
        List<RowRefusal> refusals,
        List<RowChange> created,
        List<RowChange> changed,
        long otherOwners,
        long footer)
        implements Serializable {

    /** How many rows do what; they add up to all rows. */
    public record Counts(long created, long changed, long same, long refused) implements Serializable {

        /** All rows. */
        public long rows() {
            return created + changed + same + refused;
        }

        /** Whether an import would do anything. */
        public boolean effective() {
            return created + changed > 0;
        }
    }
}
