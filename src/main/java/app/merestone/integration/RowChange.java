package app.merestone.integration;

import java.io.Serializable;
import java.util.List;

/**
 * What a row would make new or change.
 *
 * @param name of the account or person
 * @param parts what would change; empty of a new one
 */
public record RowChange(long line, String name, List<Part> parts) implements Serializable {

    /** One field before and after. */
    public record Part(Field field, String before, String after) implements Serializable {}
}
