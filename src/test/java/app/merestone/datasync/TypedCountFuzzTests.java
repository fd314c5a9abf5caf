package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.kernel.Refused;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule 6: whatever a customer types for their own count is a count from zero up, or refused with the reason. */
class TypedCountFuzzTests {

    private static final List<Locale> READERS =
            List.of(Locale.ENGLISH, Locale.GERMANY, Locale.FRANCE, Locale.of("de", "CH"), Locale.of("ar", "EG"));

    static Stream<String> seeds() {
        return Stream.of(
                "4812",
                "4 812",
                "4,812",
                "4.812",
                "1'000'000",
                "4.81",
                "-3",
                "−3",
                "٤٬٨١٢",
                "9223372036854775807",
                "9223372036854775808",
                "1,2,3",
                "0",
                "",
                "𝟜𝟠",
                "1 ".repeat(30));
    }

    @MethodSource("seeds")
    @Timeout(120)
    @FuzzTest
    void whateverIsTypedIsACountFromZeroUpOrRefused(@NotNull String typed) {
        for (var reader : READERS) {
            try {
                var count = TypedCount.read(typed, reader);
                assertThat(count.number()).isNotNegative();
                assertThat(digits(typed)).isEqualTo(String.valueOf(count.number()));
                assertThat(TypedCount.read(String.valueOf(count.number()), reader))
                        .isEqualTo(new TypedCount(count.number(), false));
            } catch (Refused refused) {
                assertThat(refused.refusal().code()).startsWith("count.");
            }
        }
    }

    /** The digits that somebody reads there, whatever stands between them. */
    private static String digits(String typed) {
        var digits = new StringBuilder();
        typed.codePoints().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString().replaceFirst("^0+(?=.)", "");
    }
}
