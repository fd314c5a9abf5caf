package app.merestone.integration;

import java.io.Serializable;
import java.time.Instant;

/**
 * An import that took place.
 *
 * @param by the admin's name
 */
public record ImportRun(
        ImportId id, Holds holds, Origin origin, String fileName, Preview.Counts counts, String by, Instant at)
        implements Serializable {}
