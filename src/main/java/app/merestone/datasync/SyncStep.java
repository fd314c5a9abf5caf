package app.merestone.datasync;

import app.merestone.kernel.Side;
import java.io.Serializable;
import java.time.Instant;

/**
 * A step that was taken with a data sync: who, for which side, when.
 *
 * @param who empty where the vendor's product reported it, and no person
 */
public record SyncStep(SyncState step, String who, Side side, Instant at) implements Serializable {}
