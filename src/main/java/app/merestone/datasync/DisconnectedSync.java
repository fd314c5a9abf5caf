package app.merestone.datasync;

import java.io.Serializable;
import java.time.Instant;

/**
 * A sync that was let go of.
 *
 * @param askedBy who wanted that, for the vendor
 * @param by who made it so: the same person, or the customer person who agreed
 * @param agreed whether a customer person agreed, because their word on it was in
 */
public record DisconnectedSync(
        DataSyncId id,
        String name,
        String source,
        String criterionStatement,
        String why,
        String askedBy,
        String by,
        boolean agreed,
        Instant at)
        implements Serializable {}
