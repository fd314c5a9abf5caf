package app.merestone.enablement;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the vendor's set-up work is: all that customers ever see of it.
 *
 * @param done tasks that are ticked
 * @param total tasks that are needed, done or not
 * @param notNeeded tasks that this account does not need: beside the total, never in it
 * @param doneAt when each done task was ticked, UTC, earliest first
 */
public record TaskCount(int done, int total, int notNeeded, List<Instant> doneAt) implements Serializable {

    /** Nothing to do yet. */
    public static final TaskCount NONE = new TaskCount(0, 0, 0, List.of());

    /** Whether every needed task is done. A list that was never drawn up is not done. */
    public boolean allDone() {
        return done == total && total + notNeeded > 0;
    }

    /** How many are still to be done. */
    public int open() {
        return total - done;
    }

    /** When the first task was ticked. */
    public @Nullable Instant firstDoneAt() {
        return doneAt.isEmpty() ? null : doneAt.getFirst();
    }

    /** When the last task so far was ticked. */
    public @Nullable Instant lastDoneAt() {
        return doneAt.isEmpty() ? null : doneAt.getLast();
    }
}
