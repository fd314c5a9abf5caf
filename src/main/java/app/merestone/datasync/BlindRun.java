package app.merestone.datasync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that the account has not counted: nothing in here says how many rows it brought.
 *
 * @param basis what the person's own count will be compared with
 * @param sum what its sender told the sum of, beside the number of records; empty when it did not
 */
public record BlindRun(
        SyncRunId id,
        RunState state,
        Instant toldAt,
        @Nullable Instant endedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant newestRecordAt,
        boolean withSamples,
        boolean earlierAddress,
        Basis basis,
        @Nullable SumName sum)
        implements ShownRun {}
