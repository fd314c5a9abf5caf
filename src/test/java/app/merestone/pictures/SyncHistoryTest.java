package app.merestone.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.pictures.SyncHistory.Counts;
import app.merestone.pictures.SyncHistory.Kind;
import app.merestone.pictures.SyncHistory.Run;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The history of a data sync")
class SyncHistoryTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    // rule 6
    @Test
    void hasNoHeightForWhatNobodyCounted() {
        for (var kind : List.of(Kind.ARRIVED, Kind.EMPTY, Kind.FAILED)) {
            assertThatThrownBy(() -> new Run(NOON, NOON, kind, 1, Optional.of(new Counts(12, 12))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Run(NOON, NOON.plusSeconds(9), Kind.STRETCH, 7, Optional.of(new Counts(12, 12))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(drawn(counted(0, Kind.RIGHT, 4_812, 4_812), run(1, Kind.ARRIVED), run(2, Kind.FAILED)))
                .contains("y=\"114\"")
                .doesNotContain("5,000");
    }

    @Test
    void keepsNoRoomAboveWhatNobodyCounted() {
        assertThat(drawn(run(0, Kind.ARRIVED), run(1, Kind.FAILED)))
                .contains("height=\"28\"")
                .contains("y=\"14\"")
                .doesNotContain("yours", "ours");
    }

    @Test
    void standsWhereEachRunEndedAndAsHighAsBothCounts() {
        var drawn = drawn(
                counted(0, Kind.RIGHT, 1_000, 1_000),
                counted(1, Kind.OFF, 1_000, 500),
                counted(4, Kind.RIGHT, 1_000, 1_000));
        assertThat(shapesAt("26.00%", drawn))
                .as("ours half as high as theirs, and what they said above both")
                .containsExactly("history-ours 72", "history-theirs 30", "history-mark off 15");
        assertThat(shapesAt("2.00%", drawn))
                .as("both at one height where they are the same")
                .containsExactly("history-ours 30", "history-theirs 30", "history-mark right 15");
        assertThat(drawn).contains("x=\"98.00%\"");
    }

    // UX.md, point 9: it survives greyscale
    @Test
    void tellsWhatIsRightFromWhatIsOffByShape() {
        var shapes = Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.STRETCH)
                .map(kind -> drawn(run(0, kind), run(1, kind)))
                .map(drawn -> Pattern.compile(" d=\"([^\"]*)\"")
                        .matcher(drawn)
                        .results()
                        .map(found -> found.group(1))
                        .distinct()
                        .toList());
        assertThat(shapes).allSatisfy(one -> assertThat(one).hasSize(1)).doesNotHaveDuplicates();
    }

    @Test
    void drawsSeveralInARowThatNobodyCountedAsOneBar() {
        var drawn = drawn(
                counted(0, Kind.RIGHT, 10, 10),
                Run.stretch(NOON.plusSeconds(3_600), NOON.plusSeconds(3 * 3_600), 7),
                run(4, Kind.ARRIVED));
        assertThat(drawn)
                .contains("class=\"history-stretch\" x1=\"26.00%\" x2=\"74.00%\" y1=\"114\" y2=\"114\"")
                .contains("STRETCH means", "9 runs");
        assertThat(drawn(Run.stretch(NOON, NOON, 3))).as("all at one moment").contains("x1=\"50.00%\"");
        assertThatThrownBy(() -> new Run(NOON, NOON, Kind.ARRIVED, 2, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SyncHistory(List.of(run(0, Kind.ARRIVED))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysInWordsWhatItShows() {
        assertThat(drawn(counted(0, Kind.RIGHT, 990, 1_000), run(1, Kind.ARRIVED), run(2, Kind.FAILED)))
                .contains("RIGHT means")
                .contains("ARRIVED means")
                .contains("FAILED means")
                .doesNotContain("OFF means")
                .contains("a circle is theirs", "a square is ours")
                .contains("at most 1000")
                .contains("3 runs");
    }

    @Test
    void holdsNothingAtAllAndTheSameMoment() {
        assertThat(drawn(counted(0, Kind.RIGHT, 0, 0), counted(0, Kind.RIGHT, 0, 0)))
                .contains("50.00%", "y=\"114\"");
    }

    private static Run run(int hours, Kind kind) {
        return Run.of(NOON.plusSeconds(3_600L * hours), kind);
    }

    private static Run counted(int hours, Kind kind, long theirs, long ours) {
        return Run.counted(NOON.plusSeconds(3_600L * hours), kind, new Counts(theirs, ours));
    }

    /** The marks at one place of the axis, each with its height in pixels. */
    private static List<String> shapesAt(String x, String drawn) {
        return Pattern.compile("<svg class=\"history-at\" x=\"" + x + "\" y=\"(\\d+)\"><\\w+ class=\"([^\"]*)\"")
                .matcher(drawn)
                .results()
                .map(found -> found.group(2) + " " + found.group(1))
                .toList();
    }

    private static String drawn(Run... runs) {
        return MarkupWriter.write(new SyncHistory(List.of(runs)).drawn(new SyncHistory.Words() {
            @Override
            public String kind(Kind kind) {
                return kind + " means";
            }

            @Override
            public String theirs() {
                return "a circle is theirs";
            }

            @Override
            public String ours() {
                return "a square is ours";
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
