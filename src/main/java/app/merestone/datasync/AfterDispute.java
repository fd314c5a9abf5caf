package app.merestone.datasync;

import java.io.Serializable;
import java.time.Instant;

/** Where the page before ended, of disputes that are over. */
public record AfterDispute(Instant raisedAt, DisputeId dispute) implements Serializable {

    /** After this one. */
    public static AfterDispute of(DisputeCard dispute) {
        return new AfterDispute(dispute.raisedAt(), dispute.id());
    }
}
