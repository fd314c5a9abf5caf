package app.merestone.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is signed has one form: other words have other bytes, the same words the same, and the bytes say what was signed. */
class CanonicalJsonFuzzTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<Arguments> seeds() {
        return Stream.of(
                Arguments.of(List.of("statement", "We run it", "due", "2026-11-30"), List.of("statement", "We run it")),
                Arguments.of(List.of("a\",\"b", "c"), List.of("a", "\",\"b\":\"c")),
                Arguments.of(List.of("é", "e\u0301", "\\u0000", "\u0000"), List.of("\uD83D\uDE00", "\uFB33")),
                Arguments.of(List.of("a", "\u2028\u007f</script>"), List.of("", "")));
    }

    @MethodSource("seeds")
    @Timeout(120)
    @FuzzTest
    void otherWordsHaveOtherBytesAndTheBytesSayWhatWasSigned(
            @NotNull List<@NotNull String> one, @NotNull List<@NotNull String> other) {
        var first = fields(one);
        var second = fields(other);
        var bytes = CanonicalJson.of(first);

        assertThat(CanonicalJson.of(second).text().equals(bytes.text())).isEqualTo(second.equals(first));
        assertThat(CanonicalJson.of(reversed(first))).isEqualTo(bytes);
        assertThat(JSON.readTree(bytes.bytes())).isEqualTo(JSON.valueToTree(first));
        // the same words further inside are words of their own
        assertThat(CanonicalJson.of(Map.of("x", first, "y", one)).text())
                .isEqualTo("{\"x\":" + bytes.text() + ",\"y\":" + list(one) + "}");
    }

    private static String list(List<String> texts) {
        var wrapped = CanonicalJson.of(Map.of("y", texts)).text();
        return wrapped.substring("{\"y\":".length(), wrapped.length() - 1);
    }

    private static Map<String, Object> fields(List<String> words) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            fields.put(whole(words.get(i)), whole(words.get(i + 1)));
        }
        return fields;
    }

    private static Map<String, Object> reversed(Map<String, Object> fields) {
        var reversed = new LinkedHashMap<String, Object>();
        new ArrayList<>(fields.entrySet()).reversed().forEach(field -> reversed.put(field.getKey(), field.getValue()));
        return reversed;
    }

    // half a character is refused wherever text is typed, and has no bytes
    private static String whole(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }
}
