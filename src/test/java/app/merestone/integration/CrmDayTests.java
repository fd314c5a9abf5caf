package app.merestone.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.Refused;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrmDayTests {

    @ParameterizedTest
    @CsvSource({
        "2026-03-04, 2026-03-04",
        "2026-03-04 09:30, 2026-03-04",
        "2026-03-04T09:30:00.000Z, 2026-03-04",
        "04.03.2026, 2026-03-04",
        "4/3/2026, 2026-03-04",
        "2024-02-29, 2024-02-29",
    })
    void aDayIsReadAsTheCrmWritesIt(String cell, LocalDate day) {
        assertThat(CrmDay.read(cell, DateOrder.DAY_FIRST)).isEqualTo(day);
    }

    @Test
    void theOrderDecidesWhichDayItIs() {
        assertThat(CrmDay.read("3/4/2026", DateOrder.MONTH_FIRST)).isEqualTo(LocalDate.of(2026, 3, 4));
        assertThat(CrmDay.read("3/4/2026", DateOrder.DAY_FIRST)).isEqualTo(LocalDate.of(2026, 4, 3));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-29, import.no-such-day", "29/02/2027, import.no-such-day", "31.04.2026, import.no-such-day"})
    void theTwentyNinthOfFebruaryOfACommonYearIsNoDay(String cell, String code) {
        assertRefused(cell, DateOrder.DAY_FIRST, code);
    }

    @ParameterizedTest
    @CsvSource({"soon", "3/4/26", "45992", "2026"})
    void whatIsNoDateIsRefused(String cell) {
        assertRefused(cell, DateOrder.DAY_FIRST, "import.date-unreadable");
    }

    @Test
    void aDayThatCanBeReadBothWaysNeedsAnOrder() {
        assertRefused("3/4/2026", null, "import.date-unreadable");
    }

    @Test
    void oneDayOfTheColumnProvesTheOrderOfAll() {
        var evidence = new CrmDay.Evidence();
        evidence.see("3/4/2026");
        assertThat(evidence.open()).isTrue();
        evidence.see("25/4/2026");
        assertThat(evidence.open()).isFalse();
        assertThat(evidence.order()).isEqualTo(DateOrder.DAY_FIRST);
    }

    private static void assertRefused(String cell, DateOrder order, String code) {
        assertThatThrownBy(() -> CrmDay.read(cell, order)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.refusal().code())
                .isEqualTo(code));
    }
}
