package app.merestone.ledger;

/**
 * A place where a chain does not hold.
 *
 * @param sequence the entry at which it shows
 * @param what in plain words what does not follow
 */
public record ChainBreak(long sequence, String what) {}
