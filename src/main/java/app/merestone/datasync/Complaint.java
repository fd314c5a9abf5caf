package app.merestone.datasync;

import java.io.Serializable;

/**
 * What a customer person says is off.
 *
 * @param reason which kind
 * @param expected what they expected to see
 * @param proof how they know; may be empty
 */
public record Complaint(DisputeReason reason, String expected, String proof) implements Serializable {}
