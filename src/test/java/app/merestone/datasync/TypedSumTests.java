package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type when they mean a sum. */
class TypedSumTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "1234|1234",
                "1234.50|1234.5",
                "1234,5|1234.5",
                "1,234.50|1234.5",
                "1.234,50|1234.5",
                "1 234,50|1234.5",
                "1\u00a0234,50|1234.5",
                "1’834’200.50|1834200.5",
                "1,834,200|1834200",
                "1.834.200|1834200",
                "1234.567|1234.567",
                "0.125|0.125",
                "\u0661\u0662.\u0665|12.5",
                "12345678901234567890.123456|12345678901234567890.123456",
            })
    void isReadToTheDigit(String typed, BigDecimal amount) {
        assertThat(TypedSum.read(typed))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(amount));
    }

    @Test
    void isNoneWhereNothingWasTyped() {
        assertThat(TypedSum.read("")).isEmpty();
        assertThat(TypedSum.read(" \u00a0 ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1|sum.negative",
                "\u22121234.5|sum.negative",
                "NaN|sum.not-a-number",
                "Infinity|sum.not-a-number",
                "1e9|sum.not-a-number",
                "about 12|sum.not-a-number",
                "12 EUR|sum.not-a-number",
                "1.23.4|sum.not-a-number",
                "12,34.50|sum.not-a-number",
                ".5|sum.not-a-number",
                "1.234|sum.ambiguous",
                "1,234|sum.ambiguous",
                "0.1234567|sum.too-fine",
                "123456789012345678901|sum.too-large",
            })
    void isRefusedWithItsReason(String typed, String reason) {
        assertThatThrownBy(() -> TypedSum.read(typed)).hasMessage(reason);
    }
}
