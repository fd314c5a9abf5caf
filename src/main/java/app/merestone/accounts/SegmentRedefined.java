package app.merestone.accounts;

import java.time.Instant;

/**
 * An admin changed what a segment says. The quiet threshold reaches running accounts as well, so whoever keeps a copy of it
 * reads it again.
 */
public record SegmentRedefined(SegmentId segment, Instant at) {}
