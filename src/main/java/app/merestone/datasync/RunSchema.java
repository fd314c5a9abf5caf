package app.merestone.datasync;

import app.merestone.kernel.CanonicalJson;
import app.merestone.kernel.ContentHash;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The columns that a run wrote, as it told: each field's name and type. Two runs have the same schema when these are the
 * same, in whatever order they were told.
 *
 * @param fields by name, at most {@value #MOST_FIELDS}
 */
record RunSchema(List<Field> fields) {

    static final int MOST_FIELDS = 1_000;

    private static final int LONGEST = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Field>> FIELDS = new TypeReference<>() {};

    /**
     * One column.
     *
     * @param name shortened as it comes in: what is nested has the names of all that it is in before its own
     * @param type in the sender's words; empty when it was not told
     */
    record Field(String name, String type) {

        Field {
            name = shortened(name);
            type = shortened(type);
        }
    }

    /** The schema of these columns; nothing when there are none. */
    static @Nullable RunSchema of(Collection<Field> told) {
        var fields = new TreeMap<String, Field>();
        for (var field : told) {
            if (fields.size() == MOST_FIELDS) {
                break;
            }
            fields.putIfAbsent(field.name(), field);
        }
        return fields.isEmpty() ? null : new RunSchema(List.copyOf(fields.values()));
    }

    /** The same for the same columns and types. */
    ContentHash hash() {
        return ContentHash.of(CanonicalJson.of(Map.of(
                "fields",
                fields.stream()
                        .map(field -> Map.of("name", field.name(), "type", field.type()))
                        .toList())));
    }

    /** As one column of a table. */
    String written() {
        return JSON.writeValueAsString(fields);
    }

    static RunSchema read(String column) {
        return new RunSchema(List.copyOf(JSON.readValue(column, FIELDS)));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
