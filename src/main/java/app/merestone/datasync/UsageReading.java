package app.merestone.datasync;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.PersonId;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor's product reports of the action that somebody named for a criterion. It supports what a customer person
 * says; it says nothing by itself.
 *
 * @param people the most different people who were reported to have done it since {@code since}
 * @param since the beginning of the onboarding
 * @param lastAt when one of them did it last; empty while nobody did
 * @param endedAt when another action was named, or none; empty while this one holds
 */
public record UsageReading(
        CriterionId criterion,
        String action,
        int people,
        Instant since,
        @Nullable Instant lastAt,
        PersonId namedBy,
        Instant namedAt,
        @Nullable Instant endedAt)
        implements Serializable {

    /** Whether this was the action at that moment. */
    public boolean heldAt(Instant moment) {
        return !moment.isBefore(namedAt) && (endedAt == null || moment.isBefore(endedAt));
    }
}
