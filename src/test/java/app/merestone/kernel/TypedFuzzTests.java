package app.merestone.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.text.Normalizer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody types is stored as typed or refused with a reason: over-long, invisible, turned around, in any script. */
class TypedFuzzTests {

    private static final int MOST = 140;

    static Stream<String> seeds() {
        return Stream.of(
                "We run the Monday report ourselves",
                "  Café e\u0301 ﬁ Ａ \r\n second line\n",
                "\u200b\u2060\uFEFF",
                "We pay \u202egnp.exe \u2066x\u2069",
                "👩🏽‍🚀 🏴󠁧󠁢󠁷󠁬󠁳󠁿 مرحبا שלום 漢字 हिन्दी",
                "a\u0000b",
                "half \ud800 a character",
                "\u0958".repeat(139),
                "x".repeat(141),
                "one\u2028two",
                "");
    }

    @MethodSource("seeds")
    @Timeout(120)
    @FuzzTest
    void whatSomebodyTypesIsStoredAsTypedOrRefusedWithAReason(@NotNull String typed) {
        try {
            var stored = Typed.optional("statement", typed, MOST);
            assertThat(stored)
                    .isEqualTo(Normalizer.normalize(typed, Normalizer.Form.NFC)
                            .strip()
                            .replace("\r\n", "\n"));
            assertThat(stored.codePointCount(0, stored.length())).isLessThanOrEqualTo(MOST);
            assertThat(stored).doesNotContainPattern("[\\x00-\\x08\\x0B-\\x1F\\x7F\\u202A-\\u202E\\u2066-\\u2069]");
            // what a database keeps of it is all of it, and saving it once more changes nothing
            assertThat(new String(stored.getBytes(UTF_8), UTF_8)).isEqualTo(stored);
            assertThat(Typed.optional("statement", stored, MOST)).isEqualTo(stored);
            var line = Typed.line("statement", typed, MOST);
            assertThat(line).isEqualTo(stored).isNotBlank().doesNotContain("\n", "\r", "\u2028", "\u2029");
        } catch (Refused refused) {
            assertThat(refused.refusal().code()).startsWith("text.");
        }
    }
}
