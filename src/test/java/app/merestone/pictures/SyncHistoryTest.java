package app.merestone.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.pictures.SyncHistory.Kind;
import app.merestone.pictures.SyncHistory.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The history of a data sync")
class SyncHistoryTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    // rule 6
    @Test
    void hasNoHeightForWhatNobodyCounted() {
        for (var kind : List.of(Kind.ARRIVED, Kind.EMPTY, Kind.FAILED)) {
            assertThatThrownBy(() -> new Run(NOON, kind, Optional.of(12L)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        var one = drawn(run(0, Kind.RIGHT, 4_812L), run(1, Kind.ARRIVED, null), run(2, Kind.FAILED, null));
        assertThat(one).contains("y=\"98\"").doesNotContain("5,000");
    }

    @Test
    void keepsNoRoomAboveWhatNobodyCounted() {
        assertThat(drawn(run(0, Kind.ARRIVED, null), run(1, Kind.FAILED, null)))
                .contains("height=\"28\"")
                .contains("y=\"14\"");
    }

    @Test
    void standsWhereEachRunEndedAndAsHighAsItsRecords() {
        var drawn = drawn(run(0, Kind.RIGHT, 1_000L), run(1, Kind.OFF, 500L), run(4, Kind.RIGHT, 1_000L));
        assertThat(drawn)
                .contains("x=\"2.00%\"")
                .contains("x=\"26.00%\"")
                .contains("x=\"98.00%\"")
                .contains("y=\"14\"")
                .contains("y=\"56\"");
    }

    @Test
    void saysInWordsWhatItShows() {
        assertThat(drawn(run(0, Kind.RIGHT, 1_000L), run(1, Kind.ARRIVED, null), run(2, Kind.FAILED, null)))
                .contains("RIGHT means")
                .contains("ARRIVED means")
                .contains("FAILED means")
                .doesNotContain("OFF means")
                .contains("at most 1000")
                .contains("3 runs");
    }

    @Test
    void holdsNothingAtAllAndTheSameMoment() {
        assertThat(drawn(run(0, Kind.RIGHT, 0L), run(0, Kind.RIGHT, 0L))).contains("50.00%");
    }

    private static Run run(int hours, Kind kind, @org.jspecify.annotations.Nullable Long records) {
        return new Run(NOON.plusSeconds(3_600L * hours), kind, Optional.ofNullable(records));
    }

    private static String drawn(Run... runs) {
        return MarkupWriter.write(new SyncHistory(List.of(runs)).drawn(new SyncHistory.Words() {
            @Override
            public String kind(Kind kind) {
                return kind + " means";
            }

            @Override
            public String day(Instant at) {
                return at.toString();
            }

            @Override
            public String highest(long records) {
                return "at most " + records;
            }

            @Override
            public String summary(Instant from, Instant to, int runs) {
                return runs + " runs";
            }
        }));
    }
}
