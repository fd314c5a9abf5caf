package app.merestone.results;

import java.io.Serializable;

/**
 * A draft as it was kept.
 *
 * @param result the draft
 * @param version what its writer has seen: an act on another version is refused
 */
public record DraftKept(ResultId result, int version) implements Serializable {}
