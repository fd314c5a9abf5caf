package app.merestone.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Quiet (rule 20)")
class QuietDaysTests {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void countsCalendarDaysWhereTheAccountIs() {
        var last = Instant.parse("2026-11-12T23:30:00Z");
        var now = Instant.parse("2026-11-22T00:10:00Z");

        assertThat(QuietDays.since(last, now, LONDON, 3).days()).isEqualTo(10);
        assertThat(QuietDays.since(last, now, ZoneId.of("Pacific/Auckland"), 3).days())
                .isEqualTo(9);
    }

    @Test
    void beginsOnceMoreDaysHavePassedThanWereAgreed() {
        var last = Instant.parse("2026-11-19T09:00:00Z");

        assertThat(QuietDays.since(last, Instant.parse("2026-11-22T09:00:00Z"), LONDON, 3)
                        .quiet())
                .isFalse();
        assertThat(QuietDays.since(last, Instant.parse("2026-11-23T09:00:00Z"), LONDON, 3)
                        .quiet())
                .isTrue();
    }

    @Test
    void isNotLongerBecauseTheClocksChanged() {
        var last = Instant.parse("2026-10-24T23:30:00Z"); // 25 Oct 00:30 in London, the day the clocks go back
        var now = Instant.parse("2026-10-26T00:00:00Z");

        assertThat(QuietDays.since(last, now, LONDON, 3).days()).isEqualTo(1);
    }

    @Test
    void isNeverNegativeBeforeOnboardingStarts() {
        var now = Instant.parse("2026-11-22T12:00:00Z");

        assertThat(QuietDays.since(LocalDate.parse("2026-12-01"), now, LONDON, 3)
                        .days())
                .isZero();
    }
}
