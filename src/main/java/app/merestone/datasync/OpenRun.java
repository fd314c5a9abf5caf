package app.merestone.datasync;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run that the account has counted: both numbers as they were shown.
 *
 * @param inside whether they, and both sums where there are some, are close enough
 * @param countInside whether both counts are
 * @param sums both sums, if the account entered its own
 * @param ownFigure whether both numbers are of this run alone, and not of a period that others fall into too
 * @param countedBy who counted for the customer
 * @param said what the customer said then; empty until they did
 */
public record OpenRun(
        SyncRunId id,
        RunState state,
        Instant toldAt,
        @Nullable Instant endedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant newestRecordAt,
        boolean withSamples,
        boolean earlierAddress,
        NamedComparison comparison,
        long theirs,
        long ours,
        boolean inside,
        boolean countInside,
        @Nullable SumPair sums,
        boolean ownFigure,
        String countedBy,
        Instant countedAt,
        Optional<Boolean> said)
        implements ShownRun {

    /** Ours less theirs. */
    public long difference() {
        return ours - theirs;
    }
}
