package app.merestone.datasync;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What every wire format reads alike: counts that are counts, times that are times, names that can be shown. */
final class IntakeJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Pattern UUID_SHAPE =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,60}(?:\\.[0-9]{1,60})?");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");
    private static final Duration CLOCK_DRIFT = Duration.ofDays(1);

    private IntakeJson() {}

    static JsonNode parse(byte[] body, String send) {
        if (body.length == 0) {
            throw new IntakeRefused(400, "empty", "The body is empty. Nothing was stored. Send " + send + ".");
        }
        try {
            return JSON.readTree(body);
        } catch (JacksonException malformed) {
            var place = malformed.getLocation();
            throw new IntakeRefused(
                    400,
                    "malformed",
                    "The body is not well-formed JSON"
                            + (place == null
                                    ? ""
                                    : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")")
                            + ". Nothing was stored.");
        } catch (NumberFormatException beyond) {
            // an exponent that no number has: the parser lets this one out as it comes
            throw new IntakeRefused(400, "malformed", "The body has a number beyond all numbers. Nothing was stored.");
        }
    }

    /** What is kept of an event, field by field as it came. */
    static String written(ObjectNode event) {
        return whole(JSON.writeValueAsString(event));
    }

    static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    static UUID uuid(JsonNode node, String what) {
        if (isUuid(node)) {
            return UUID.fromString(node.stringValue());
        }
        throw invalid(what + " must be a UUID of 36 characters");
    }

    static boolean isUuid(JsonNode node) {
        return node.isString() && UUID_SHAPE.matcher(node.stringValue()).matches();
    }

    /** When something happened, by the sender's clock, which may not run ahead of ours by much. */
    static Instant moment(JsonNode node, String what, Instant now) {
        var at = optionalMoment(node, what, now);
        if (at == null) {
            throw invalid(what + " must be there");
        }
        return at;
    }

    static @Nullable Instant optionalMoment(JsonNode node, String what, Instant now) {
        var at = instant(node, what);
        if (at != null && at.isAfter(now.plus(CLOCK_DRIFT))) {
            throw invalid(what + " lies more than a day ahead of our clock (" + now.truncatedTo(ChronoUnit.SECONDS)
                    + "); set the sender's clock");
        }
        return at;
    }

    static @Nullable Instant instant(JsonNode node, String what) {
        if (absent(node)) {
            return null;
        }
        try {
            var at = OffsetDateTime.parse(node.asString(""), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
            if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
                throw invalid(what + " is no plausible time");
            }
            return at;
        } catch (DateTimeException malformed) {
            throw invalid(what + " must be an ISO 8601 time with its offset, such as 2026-11-22T08:00:00Z");
        }
    }

    static @Nullable Long count(JsonNode node, String what) {
        if (absent(node)) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw invalid(what + " must be a whole number from 0 to " + Long.MAX_VALUE);
        }
        return node.longValue();
    }

    /** An exact amount: a JSON number, or a text for senders whose numbers are rounded. */
    static BigDecimal amount(JsonNode node, String what) {
        var amount = node.isNumber()
                ? node.decimalValue()
                : node.isString() && AMOUNT.matcher(node.stringValue()).matches()
                        ? new BigDecimal(node.stringValue())
                        : null;
        if (amount == null) {
            throw invalid(what + " must be a decimal number, such as 1234.5 or \"1234.50\"");
        }
        return switch (ExactSum.flawOf(amount)) {
            case NEGATIVE -> throw invalid(what + " must not be negative");
            case TOO_LARGE -> throw invalid(what + " may have at most " + ExactSum.DIGITS + " digits before the point");
            case TOO_FINE -> throw invalid(what + " may have at most " + ExactSum.DECIMALS + " digits after the point");
            case NONE -> ExactSum.plain(amount);
        };
    }

    static String name(JsonNode node, String what) {
        if (!node.isString() || node.stringValue().isBlank()) {
            throw invalid(what + " must be a text");
        }
        var name = node.stringValue();
        if (name.codePointCount(0, name.length()) > JobKey.LONGEST) {
            throw invalid(what + " may have at most " + JobKey.LONGEST + " characters");
        }
        if (name.codePoints().anyMatch(IntakeJson::unshowable)) {
            throw invalid(what + " may not contain control characters, characters that turn the text around, or halves"
                    + " of characters");
        }
        return name;
    }

    private static boolean unshowable(int c) {
        boolean reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return Character.isISOControl(c) || reorders || Character.getType(c) == Character.SURROGATE;
    }

    /** Half a character, which JSON can spell and no database takes, becomes a question mark. */
    static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Up to twenty records of a list; what is no record is left out. */
    static List<Map<String, String>> samples(JsonNode records, Masks masks) {
        if (!records.isArray()) {
            return List.of();
        }
        var samples = new ArrayList<Map<String, String>>();
        for (var record : records) {
            if (samples.size() == Samples.MOST) {
                break;
            }
            if (record instanceof ObjectNode fields && !fields.isEmpty()) {
                var sample = new LinkedHashMap<String, String>();
                fields.properties().stream().limit(Samples.MOST_FIELDS).forEach(field -> {
                    sample.put(
                            Samples.shortened(whole(masks.name(field.getKey()))),
                            Samples.shortened(whole(masks.value(field.getKey(), field.getValue()))));
                });
                samples.add(sample);
            }
        }
        return samples;
    }

    static IntakeRefused invalid(String what) {
        return new IntakeRefused(422, "invalid", what + ". Nothing was stored.");
    }
}
