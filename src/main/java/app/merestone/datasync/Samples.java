package app.merestone.datasync;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Sample records as one column: a JSON list of field to value, in the order they came. */
final class Samples {

    /** A run carries at most so many; what comes beyond is left out. */
    static final int MOST = 20;

    static final int MOST_FIELDS = 40;
    static final int LONGEST_VALUE = 200;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<LinkedHashMap<String, String>>> RECORDS = new TypeReference<>() {};

    private Samples() {}

    static String write(List<Map<String, String>> records) {
        return JSON.writeValueAsString(records);
    }

    static List<Map<String, String>> read(String column) {
        return List.copyOf(JSON.readValue(column, RECORDS));
    }

    /** A field's name or value, cut between two characters where it is long. */
    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_VALUE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…";
    }
}
