package app.merestone.datasync;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor's product reports of the action that shows that a sync's data is used.
 *
 * @param people how many different people did it in the last {@code days}
 * @param lastAt when one of them did it last; empty while nobody did
 * @param since since when the sync is in use by that; empty while it is not, or a customer person's word came before
 */
public record SyncUsage(
        String action,
        int people,
        int days,
        @Nullable Instant lastAt,
        @Nullable Instant since) implements Serializable {}
