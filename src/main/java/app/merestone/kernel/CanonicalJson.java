package app.merestone.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the one form that hashes alike everywhere (RFC 8785, JSON Canonicalization Scheme). Built from maps, lists,
 * texts, booleans and whole numbers; anything else goes in as its text, so that no floating point number is ever hashed.
 * A null value is left out: what was not said is not part of what was signed.
 */
public record CanonicalJson(String text) {

    /** The canonical form of these fields. */
    public static CanonicalJson of(Map<String, ? extends @Nullable Object> fields) {
        var json = new StringBuilder();
        write(fields, json);
        try {
            return new CanonicalJson(new JsonCanonicalizer(json.toString()).getEncodedString());
        } catch (IOException malformed) {
            throw new IllegalArgumentException("not JSON", malformed);
        }
    }

    /** What is hashed: UTF-8. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void write(@Nullable Object value, StringBuilder json) {
        switch (value) {
            case null -> json.append("null");
            case Map<?, ?> map -> {
                json.append('{');
                var separator = "";
                for (var field : map.entrySet()) {
                    if (field.getValue() != null) {
                        json.append(separator);
                        quote(String.valueOf(field.getKey()), json);
                        json.append(':');
                        write(field.getValue(), json);
                        separator = ",";
                    }
                }
                json.append('}');
            }
            case Iterable<?> list -> {
                json.append('[');
                var separator = "";
                for (var item : list) {
                    json.append(separator);
                    write(item, json);
                    separator = ",";
                }
                json.append(']');
            }
            case Boolean truth -> json.append(truth);
            case Integer number -> json.append(number);
            // beyond 2^53 a JSON number is no longer exact for every reader, so a long travels as text
            case Long number -> quote(number.toString(), json);
            case java.math.BigDecimal number ->
                quote(number.stripTrailingZeros().toPlainString(), json);
            case Instant instant -> quote(instant.toString(), json);
            case LocalDate date -> quote(date.toString(), json);
            default -> quote(String.valueOf(value), json);
        }
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                default -> {
                    // a lone half of a surrogate pair has no UTF-8 form: written as the replacement character
                    boolean paired = (Character.isHighSurrogate(c)
                                    && i + 1 < text.length()
                                    && Character.isLowSurrogate(text.charAt(i + 1)))
                            || (Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1)));
                    if (c < 0x20) {
                        json.append("\\u%04x".formatted((int) c));
                    } else if (Character.isSurrogate(c) && !paired) {
                        json.append('\uFFFD');
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
