package app.merestone.datasync;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One run as a reader is shown it, with or without its numbers. */
public sealed interface ShownRun extends Serializable permits BlindRun, OpenRun {
    /** Which run. */
    SyncRunId id();

    /** How it went. */
    RunState state();

    /** When its sender last told of it, by the sender's clock: where it stands among the others. */
    Instant toldAt();

    /** When it ended, by its sender's clock. */
    @Nullable
    Instant endedAt();

    /** When its rows were here, by ours; empty when it brought none. */
    @Nullable
    Instant arrivedAt();

    /** The time of the newest record in it, if its sender said. */
    @Nullable
    Instant newestRecordAt();

    /** Whether it carried sample records. */
    boolean withSamples();

    /** Whether it came under an address that was corrected since: on record, and nothing to count. */
    boolean earlierAddress();
}
