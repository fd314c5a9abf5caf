package app.merestone.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesforceIdTests {

    @ParameterizedTest
    @CsvSource({
        "001M000000qfPyS, 001M000000qfPySIAU",
        "00120000001Yzti, 00120000001YztiAAC",
        "0019000000B98de, 0019000000B98deAAB",
        "001000000000000, 001000000000000AAA",
    })
    void fifteenCharactersBecomeEighteen(String fifteen, String eighteen) {
        assertThat(SalesforceId.of(fifteen, "001")).isEqualTo(eighteen);
        assertThat(SalesforceId.of(eighteen, "001")).isEqualTo(eighteen);
    }

    @Test
    void theChecksumBringsBackCapitalsThatASpreadsheetLost() {
        assertThat(SalesforceId.of("001M000000QFPYSIAU", "001")).isEqualTo("001M000000qfPySIAU");
        assertThat(SalesforceId.of("001m000000qfpysiau", "001")).isEqualTo("001M000000qfPySIAU");
    }

    @Test
    void idsThatDifferInCaseAloneStayTwo() {
        assertThat(SalesforceId.of("001M000000qfPyS", "001")).isNotEqualTo(SalesforceId.of("001M000000qfPys", "001"));
    }

    @Test
    void anIdWhoseChecksumDoesNotFitIsRefused() {
        assertRefused("001M000000qfPyS555", "import.salesforce-checksum");
    }

    @Test
    void anIdOfAnotherObjectIsRefused() {
        assertRefused("003M000000qfPyS", "import.salesforce-object");
    }

    @ParameterizedTest
    @CsvSource({"001M00000", "001M000000qfPyS!", "001M000000qfPySIA", "=1+1", "''"})
    void whatIsNoIdIsRefused(String cell) {
        assertRefused(cell, "import.salesforce-id");
    }

    private static void assertRefused(String cell, String code) {
        assertThatThrownBy(() -> SalesforceId.of(cell, "001"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }
}
