package app.merestone.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.kernel.Refused;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules 1 and 4: whatever is proposed is one sentence with a number that can be kept, or refused; and it is read at once. */
class WordingFuzzTests {

    static Stream<Arguments> seeds() {
        return Stream.of(
                Arguments.of("We run the Monday report ourselves.", "The board reads it", "4.50"),
                Arguments.of("Training delivered to all the our every each users", "documentation sent", "1e12"),
                Arguments.of("It runs. It does e.g. not stop! Dr. No said so", "", "-0.0000001"),
                Arguments.of("the a an all our your their first full ".repeat(3), "kick off held", "1E+2147483647"),
                Arguments.of("handed over to the our csm team team team", "\u202e", "1E-2147483647"),
                Arguments.of("", "", "0E+999999999"));
    }

    @MethodSource("seeds")
    @Timeout(120)
    @FuzzTest
    void whateverIsProposedIsOneSentenceWithANumberOrRefused(
            @NotNull String statement, @NotNull String observation, @NotNull String target) {
        var number = number(target);
        try {
            var asked = number == null ? null : new Measure("Reports run", "reports", null, number);
            var wording = new Wording(statement, "", observation, asked, null, null, false, false, "");
            assertThat(wording.statement()).isNotBlank().hasSizeLessThanOrEqualTo(2 * Wording.LONGEST_STATEMENT);
            assertThat(VendorWording.stop(wording)).isEqualTo(VendorWording.stop(wording.saying(wording.statement())));
            assertThat(wording.saying(wording.statement())).isEqualTo(wording);
            var measure = wording.measure();
            if (number != null && measure != null) {
                assertThat(measure.target().toPlainString()).hasSizeLessThanOrEqualTo(20);
                assertThat(measure.target()).isEqualByComparingTo(number);
            }
        } catch (Refused refused) {
            assertThat(refused.refusal().code()).matches("(text|criterion)\\..+");
        }
    }

    // the field that it is typed into hands over nothing but numbers
    private static @Nullable BigDecimal number(String typed) {
        try {
            return new BigDecimal(typed);
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
