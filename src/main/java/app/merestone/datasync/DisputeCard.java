package app.merestone.datasync;

import app.merestone.datasync.ProvingDisputes.Proof;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dispute, open or over.
 *
 * @param files what was sent with it to show it, on the page of its sync
 */
public record DisputeCard(
        DisputeId id,
        @Nullable SyncRunId run,
        DisputeReason reason,
        String expected,
        String proof,
        String raisedBy,
        Instant raisedAt,
        @Nullable String owner,
        LocalDate answerBy,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        List<Proof> files)
        implements Serializable {}
