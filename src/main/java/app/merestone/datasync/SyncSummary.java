package app.merestone.datasync;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One data sync in a list.
 *
 * @param criterionStatement what we agreed that it is needed for
 * @param required whether closing needs it verified
 * @param lastRunAt when the last run ended that brought rows; empty while none did
 * @param failedAt when the last run failed, if none went well since
 * @param recoverBy by when a good run has to have followed that, or the customer's word falls; empty where it does not
 * @param lookSince since when it needs another look
 * @param lookReason why it does; empty while it does not
 * @param undecidedSince since when a count of theirs is outside what was agreed, and they have not said what is off
 * @param overdueSince since when the next good run is late, whatever was said of the ones before
 * @param expectedBy by when the next good run is expected, its grace included
 */
public record SyncSummary(
        DataSyncId id,
        AccountId account,
        String name,
        String source,
        CriterionId criterion,
        String criterionStatement,
        boolean required,
        SyncState state,
        @Nullable Instant lastRunAt,
        @Nullable Instant failedAt,
        @Nullable Instant recoverBy,
        @Nullable Instant lookSince,
        @Nullable LookReason lookReason,
        @Nullable Instant undecidedSince,
        @Nullable Instant overdueSince,
        @Nullable Instant expectedBy)
        implements Serializable {}
