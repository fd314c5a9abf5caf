package app.merestone.datasync;

import java.io.Serializable;
import java.time.Instant;

/**
 * The vendor's wish to disconnect a sync, which the customer has not answered.
 *
 * @param at what an answer names, so that it answers this wish and no newer one
 */
public record DisconnectWish(String why, String askedBy, Instant at) implements Serializable {}
