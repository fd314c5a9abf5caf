package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rule 7: a sync is late")
class PunctualityTests {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Punctuality DAILY = Punctuality.ofHours(24, 6);

    @Test
    void whenNoGoodRunEndedWithinCadenceAndGraceOfTheLast() {
        var by = DAILY.nextBy(NOON);
        assertThat(by).isEqualTo(NOON.plus(Duration.ofHours(30)));
        assertThat(DAILY.late(by, null, by.minusNanos(1))).isEmpty();
        assertThat(DAILY.late(by, null, by)).contains(LookReason.OVERDUE);
    }

    @Test
    void whenNoGoodRunEndedWithinTheGraceOfAFailedOne() {
        var by = DAILY.nextBy(NOON);
        var failed = NOON.plus(Duration.ofHours(1));
        assertThat(DAILY.late(by, failed, failed.plus(Duration.ofHours(6)).minusNanos(1)))
                .isEmpty();
        assertThat(DAILY.late(by, failed, failed.plus(Duration.ofHours(6)))).contains(LookReason.FAILED);
    }

    @Test
    void andOfBothTheFailureSaysMore() {
        assertThat(DAILY.late(NOON, NOON.minus(Duration.ofDays(1)), NOON)).contains(LookReason.FAILED);
    }
}
