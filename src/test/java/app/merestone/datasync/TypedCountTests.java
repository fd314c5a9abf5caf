package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type when they mean a count. */
class TypedCountTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "4812|4812",
                "  4812 |4812",
                "4 812|4812",
                "4\u00a0812|4812",
                "4\u202f812|4812",
                "4’812|4812",
                "4,812|4812",
                "1,234,567|1234567",
                "1.234.567|1234567",
                "0042|42",
                "\u0664\u0668\u0661\u0662|4812",
                "9223372036854775807|9223372036854775807",
            })
    void isReadAsItIsMeant(String typed, long number) {
        assertThat(TypedCount.read(typed, Locale.UK)).isEqualTo(new TypedCount(number, false));
    }

    @Test
    void isAskedAboutWhereTheMarkMayBeADecimalPoint() {
        assertThat(TypedCount.read("4.812", Locale.UK)).isEqualTo(new TypedCount(4812, true));
        assertThat(TypedCount.read("4.812", Locale.GERMANY)).isEqualTo(new TypedCount(4812, false));
        assertThat(TypedCount.read("4,812", Locale.GERMANY)).isEqualTo(new TypedCount(4812, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|count.empty",
                "'   '|count.empty",
                "-1|count.negative",
                "\u22124812|count.negative",
                "4812.5|count.not-whole",
                "4,8|count.not-whole",
                "1,234.56|count.not-whole",
                "48,12,3|count.not-whole",
                "9223372036854775808|count.too-large",
                "99999999999999999999999999999999999999999999|count.too-large",
                "1e5|count.not-a-number",
                "0x10|count.not-a-number",
                "about 4812|count.not-a-number",
                "+4812|count.not-a-number",
                "4812 deals|count.not-a-number",
            })
    void isRefusedWithTheReason(String typed, String code) {
        assertThatThrownBy(() -> TypedCount.read(typed, Locale.UK)).hasMessage(code);
    }
}
