package app.merestone.datasync;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;

/** A place in the history of a sync, the newest first: a page of older runs goes on after it. */
public record AfterRun(Instant toldAt, SyncRunId run) implements Serializable {

    /** The order in which runs are listed. */
    public static final Comparator<AfterRun> NEWEST_FIRST = Comparator.comparing(AfterRun::toldAt)
            .thenComparing(place -> place.run().toString())
            .reversed();

    /** After this one. */
    public static AfterRun of(ShownRun run) {
        return new AfterRun(run.toldAt(), run.id());
    }
}
