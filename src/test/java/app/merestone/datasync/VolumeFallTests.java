package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rule 7: a fall of the volume")
class VolumeFallTests {

    private static final VolumeFall HALF = new VolumeFall(50);

    @Test
    void isMoreThanSoManyPerCentOfTheMedian() {
        assertThat(HALF.of(500, List.of(1_000L)))
                .as("half is not more than half")
                .isFalse();
        assertThat(HALF.of(499, List.of(1_000L))).isTrue();
        assertThat(new VolumeFall(0).of(999, List.of(1_000L))).isTrue();
        assertThat(new VolumeFall(0).of(1_000, List.of(1_000L))).isFalse();
    }

    @Test
    void isOfTheMedianSoThatOneGreatRunDecidesNothing() {
        assertThat(HALF.of(600, List.of(1_000L, 1_000L, 90_000L))).isFalse();
        assertThat(HALF.of(650, List.of(1_000L, 1_600L))).as("half of 1,300").isFalse();
        assertThat(HALF.of(649, List.of(1_000L, 1_600L))).isTrue();
    }

    @Test
    void isAFallOnly() {
        assertThat(HALF.of(90_000, List.of(1_000L))).isFalse();
    }

    @Test
    void toNothingIsOneUnlessAnyFallIsAllowed() {
        assertThat(HALF.of(0, List.of(1_000L))).isTrue();
        assertThat(new VolumeFall(100).of(0, List.of(1_000L))).isFalse();
    }

    @Test
    void needsSomethingToFallFrom() {
        assertThat(HALF.of(0, List.of())).isFalse();
        assertThat(HALF.of(0, List.of(0L, 0L))).isFalse();
    }

    @Test
    void holdsForTheLargestNumbers() {
        assertThat(HALF.of(Long.MAX_VALUE / 2 - 1, Collections.nCopies(VolumeFall.RUNS, Long.MAX_VALUE)))
                .isTrue();
        assertThat(HALF.of(Long.MAX_VALUE, Collections.nCopies(VolumeFall.RUNS, Long.MAX_VALUE)))
                .isFalse();
    }

    @Test
    void isSetInWholePerCent() {
        assertThat(VolumeFall.possible(0)).isTrue();
        assertThat(VolumeFall.possible(100)).isTrue();
        assertThat(VolumeFall.possible(-1)).isFalse();
        assertThat(VolumeFall.possible(101)).isFalse();
    }
}
