package app.merestone.datasync;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One data sync with everything its page shows.
 *
 * @param compared what was compared the last time, to be offered again; empty the first time
 * @param usage what is reported of its use; empty while no action is named that shows it
 * @param current the newest run with rows that no failed run came after; empty when there is none
 * @param verified the run that the customer's word is about
 * @param runs the latest runs, and of those before them the ones that are to be counted, in dispute, or were counted by the
 *     customer; newest first
 * @param older where the latest runs end and older ones go on; empty where there are none
 * @param dispute the open dispute
 * @param settled the latest disputes that are over, {@value BrowsingSyncs#SETTLED_SHOWN} at most; empty on the receipts
 * @param wish the vendor's wish to disconnect it, open
 * @param kept the customer's answer to the last wish, if it was that the feed stays
 * @param disconnected how it was let go of; empty while it is connected
 * @param customerMayAct whether the person asking counts, verifies and disputes for the customer
 * @param customerMaySign whether the person asking says for the customer whether the feed goes
 * @param csmMayAct whether the person asking answers for the vendor
 * @param mayBeCorrected whether nothing was counted on it yet
 */
public record SyncDetail(
        SyncSummary summary,
        ZoneId zone,
        Delivery delivery,
        Tolerance tolerance,
        JobKey job,
        int cadenceHours,
        int graceHours,
        int fallPercent,
        @Nullable String compared,
        @Nullable String inUseFor,
        @Nullable SyncUsage usage,
        List<SyncStep> ladder,
        @Nullable ShownRun current,
        @Nullable ShownRun verified,
        List<ShownRun> runs,
        @Nullable AfterRun older,
        @Nullable DisputeCard dispute,
        List<DisputeCard> settled,
        @Nullable DisconnectWish wish,
        @Nullable KeptSync kept,
        @Nullable DisconnectedSync disconnected,
        boolean customerMayAct,
        boolean customerMaySign,
        boolean csmMayAct,
        boolean mayBeCorrected)
        implements Serializable {

    /** Whether disconnecting it needs the customer, because their own word on it is in. */
    public boolean customersWordIsIn() {
        return compared != null || dispute != null;
    }

    /** Whether the customer is asked something: to count the newest arrival, or for their word on both numbers. */
    public boolean waits() {
        var state = summary.state();
        if (current == null || state == SyncState.CONNECTED || isPast(current)) {
            return false;
        }
        // while their word stands, they are asked of a newer arrival only once a count of theirs was outside
        return current instanceof OpenRun open
                ? open.said().isEmpty()
                : !state.stands() || summary.undecidedSince() != null;
    }

    /** Whether their word on this run would be none on how it stands, so that a newer one is to be looked at. */
    public boolean isPast(ShownRun run) {
        return lookIsPast(run) || disputeIsPast(run);
    }

    /** Whether this run is the disputed one, or was there before something was said to be off. */
    public boolean disputeIsPast(ShownRun run) {
        return dispute != null
                && (run.id().equals(dispute.run()) || Dispute.looksPast(dispute.raisedAt(), run.arrivedAt()));
    }

    /**
     * Whether this run is what they had checked, or was there before it was late or changed, so that a newer one is to be
     * looked at.
     */
    public boolean lookIsPast(ShownRun run) {
        var reason = summary.lookReason();
        return reason != null
                && ((verified != null && run.id().equals(verified.id()))
                        || reason.looksPast(summary.lookSince(), run.arrivedAt()));
    }
}
