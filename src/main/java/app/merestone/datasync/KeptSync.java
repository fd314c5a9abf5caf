package app.merestone.datasync;

import java.io.Serializable;
import java.time.Instant;

/**
 * The customer's answer that the feed stays, as long as nothing was asked since.
 *
 * @param why what the vendor had given as its reason
 */
public record KeptSync(String why, String by, Instant at) implements Serializable {}
