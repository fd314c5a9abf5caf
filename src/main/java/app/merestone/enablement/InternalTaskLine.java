package app.merestone.enablement;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task as the vendor's list shows it.
 *
 * @param id which
 * @param title what is to be done; only the vendor sees this
 * @param state where it stands
 * @param reason why it is not needed; empty otherwise
 * @param settledByName who ticked it or found it unneeded; empty while it is open
 * @param settledAt when, UTC; empty while it is open
 */
public record InternalTaskLine(
        InternalTaskId id,
        String title,
        TaskState state,
        @Nullable String reason,
        @Nullable String settledByName,
        @Nullable Instant settledAt)
        implements Serializable {}
