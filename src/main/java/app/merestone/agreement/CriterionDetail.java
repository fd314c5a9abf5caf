package app.merestone.agreement;

import app.merestone.kernel.PersonId;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was ever said about one criterion, notes aside.
 *
 * @param summary as in the list
 * @param versions all of them, the first one first
 * @param onTable the one on the table
 * @param inForce the one in force; empty before the first agreement
 * @param before what the one on the table would replace, or replaced: the one to compare it with; empty for a first version
 * @param dropProposed who wants it dropped
 * @param dropReason why they do
 * @param droppedAt when both had dropped it
 * @param names of everybody who owns it in some version
 */
public record CriterionDetail(
        CriterionSummary summary,
        List<Version> versions,
        Version onTable,
        @Nullable Version inForce,
        @Nullable Version before,
        @Nullable Signed dropProposed,
        String dropReason,
        @Nullable Instant droppedAt,
        Map<PersonId, String> names)
        implements Serializable {

    /** Whether its result is co-signed, so that its words stay as they are. */
    public boolean shown() {
        return summary.shown();
    }
}
