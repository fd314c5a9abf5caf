package app.merestone.datasync;

import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a connection's sample records nobody is to see, not even the customer's own people: the fields that an
 * administrator named, and whatever looks like an e-mail address. What is masked is masked before anything is stored.
 *
 * @param fields their names, in small letters
 */
record Masks(List<String> fields) {

    /** Only what is masked always. */
    static final Masks NONE = new Masks(List.of());

    static final String HIDDEN = "•••";

    private static final int MOST = 50;
    private static final int LONGEST = 60;
    private static final int DEEPEST = 20;
    /** More of a text is never shown, so no more of it is looked through. */
    private static final int LOOKED_THROUGH = 1_000;

    /** Anything on both sides of an at sign: rather a word too much hidden than an address shown. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\uFF20]++[@\uFF20][^\\s@\uFF20]*+");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** As an administrator typed them, with commas between. */
    static Masks typed(String list) {
        var fields = Arrays.stream(list.split("[,;\\n]", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> folded(Typed.line("connection.masked", name, LONGEST)))
                .distinct()
                .toList();
        if (fields.size() > MOST) {
            throw Refused.because("connection.masked-many", MOST);
        }
        return new Masks(fields);
    }

    static Masks read(@Nullable String column) {
        return column == null ? NONE : new Masks(List.of(JSON.readValue(column, String[].class)));
    }

    @Nullable
    String written() {
        return fields.isEmpty() ? null : JSON.writeValueAsString(fields);
    }

    /** A field's value as text, without what is masked. */
    String value(String field, JsonNode value) {
        if (hides(field)) {
            return HIDDEN;
        }
        var shown = without(value, 0);
        return shown.isNull() ? "" : shown.isValueNode() ? shown.asString("") : shown.toString();
    }

    /** A field's name as it is shown: a feed that has a column for each person may name them so. */
    String name(String field) {
        return text(field);
    }

    /** The same record without what is masked, for those that come as text already. */
    Map<String, String> record(Map<String, String> record) {
        var shown = new LinkedHashMap<String, String>();
        record.forEach((field, value) -> shown.put(name(field), hides(field) ? HIDDEN : text(value)));
        return shown;
    }

    private JsonNode without(JsonNode value, int depth) {
        if (depth == DEEPEST) {
            return JsonNodeFactory.instance.stringNode(HIDDEN);
        }
        return switch (value) {
            case ObjectNode object -> {
                var shown = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(each -> shown.set(
                                name(each.getKey()),
                                hides(each.getKey())
                                        ? JsonNodeFactory.instance.stringNode(HIDDEN)
                                        : without(each.getValue(), depth + 1)));
                yield shown;
            }
            case ArrayNode array -> {
                var shown = JsonNodeFactory.instance.arrayNode();
                array.forEach(each -> shown.add(without(each, depth + 1)));
                yield shown;
            }
            default -> value.isString() ? JsonNodeFactory.instance.stringNode(text(value.stringValue())) : value;
        };
    }

    private static String text(String text) {
        var looked = text.length() <= LOOKED_THROUGH ? text : text.substring(0, LOOKED_THROUGH);
        // as it is written in the address of a page
        return ADDRESS.matcher(looked.replace("%40", "@")).replaceAll(HIDDEN + "@" + HIDDEN);
    }

    private boolean hides(String field) {
        return fields.contains(folded(field));
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
