package app.merestone.closing;

import java.io.Serializable;
import java.time.Instant;

/**
 * A report, beside the certificate, that one of its results no longer holds.
 *
 * @param statement which: the agreed sentence
 * @param reason why, in somebody's words
 * @param name who reported it
 * @param at when, UTC
 */
public record LapseReport(String statement, String reason, String name, Instant at) implements Serializable {}
