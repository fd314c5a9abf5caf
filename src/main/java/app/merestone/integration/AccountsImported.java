package app.merestone.integration;

import java.time.Instant;

/**
 * So many accounts were put on the vendor's list that it did not have. Not an event of one account: whoever keeps
 * something per account sees to all that are missing at once.
 */
public record AccountsImported(long count, Instant at) {}
