package app.merestone.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.pictures.FinishLines.GapEnd;
import app.merestone.pictures.FinishLines.Result;
import app.merestone.pictures.FinishLines.SetUpTask;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FinishLinesTest {

    private static final LocalDate TODAY = Samples.TODAY;

    @Test
    void theGapIsLabelledInDays() {
        assertThat(html(Samples.setUpDoneResultsOpen())).contains(">23 days open</span>");
        assertThat(html(Samples.firstResultShown())).contains(">11 days</span>").doesNotContain("days open</span>");
    }

    @Test
    void theGapRunsFromTheLastTaskToTheLastResultOrToday() {
        assertThat(Samples.setUpDoneResultsOpen().gap())
                .contains(new FinishLines.Gap(LocalDate.of(2026, 10, 30), TODAY, true));
        assertThat(Samples.everythingDone().gap())
                .contains(new FinishLines.Gap(LocalDate.of(2026, 10, 30), LocalDate.of(2026, 11, 18), false));
    }

    @Test
    void thereIsNoGapWhileSetUpIsOpen() {
        assertThat(Samples.nothingDone().gap()).isEmpty();
        assertThat(html(Samples.nothingDone())).doesNotContain("finish-gap");
    }

    @Test
    void thereIsNoGapWhereTheResultCameFirst() {
        var lines = new FinishLines(
                Samples.START,
                TODAY,
                List.of(SetUpTask.done(TODAY)),
                List.of(Result.shown("First claim routed", TODAY.minusDays(5))),
                GapEnd.FIRST_RESULT);

        assertThat(lines.gap()).isEmpty();
    }

    @Test
    void aGapThatOpensTodayHasZeroDays() {
        var lines = new FinishLines(
                Samples.START,
                TODAY,
                List.of(SetUpTask.done(TODAY)),
                List.of(Result.undated("First claim routed")),
                GapEnd.FIRST_RESULT);

        assertThat(html(lines)).contains(">0 days open</span>");
    }

    @Test
    void aLeapDayCounts() {
        var lines = new FinishLines(
                LocalDate.of(2028, 2, 1),
                LocalDate.of(2028, 3, 1),
                List.of(SetUpTask.done(LocalDate.of(2028, 2, 28))),
                List.of(Result.due("First claim routed", LocalDate.of(2028, 2, 29))),
                GapEnd.FIRST_RESULT);

        assertThat(lines.gap()).map(FinishLines.Gap::days).contains(2L);
        assertThat(html(lines)).contains("29 Feb 2028");
    }

    @Test
    void vendorAndCustomerDifferInShapeNotOnlyInColour() {
        String html = html(Samples.setUpDoneResultsOpen());

        assertThat(count("<rect class=\"finish-mark done\"", html)).isEqualTo(6 + 1);
        assertThat(count("<circle class=\"finish-mark done\"", html)).isEqualTo(1 + 1);
        assertThat(count("<circle class=\"finish-mark\"", html)).isEqualTo(2);
    }

    @Test
    void severalOnOneDayAreOneMarkWithTheirNumber() {
        String html = html(Samples.allOnOneDay());

        assertThat(count("<rect", html)).isEqualTo(1 + 1);
        assertThat(html).containsPattern("finish-number start\"><span>5</span>");
    }

    @Test
    void marksStandWhereTheirDaysAre() {
        var lines = new FinishLines(
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 1, 11),
                List.of(SetUpTask.done(LocalDate.of(2026, 1, 6))),
                List.of(Result.undated("First claim routed")),
                GapEnd.FIRST_RESULT);

        assertThat(html(lines)).contains("finish-at\" x=\"50.00%\"");
    }

    @Test
    void everythingStaysOnTheAxisWhateverTheDates() {
        for (FinishLines lines : List.of(
                Samples.setUpDoneResultsOpen(),
                Samples.nothingDone(),
                Samples.everythingDone(),
                Samples.withoutDates(),
                Samples.allOnOneDay(),
                Samples.overTwoYears(),
                new FinishLines(TODAY.plusDays(10), TODAY, List.of(), List.of(), GapEnd.FIRST_RESULT))) {
            assertThat(Pattern.compile("\"(-?[0-9.]+)%\"").matcher(html(lines)).results())
                    .allSatisfy(found ->
                            assertThat(Double.parseDouble(found.group(1))).isBetween(0.0, 100.0));
        }
    }

    @Test
    void axisLabelsKeepClearOfEachOtherAndOfToday() {
        var axis = DateAxis.spanning(List.of(LocalDate.of(2024, 11, 4), LocalDate.of(2027, 3, 1)));
        var labels = axis.labelsBeside(TODAY);

        assertThat(labels)
                .extracting(DateAxis.Label::day)
                .containsExactly(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1));
        assertThat(labels).allMatch(DateAxis.Label::withYear);
    }

    @Test
    void monthsAreMarkedOnTheirFirstAlsoAfterAShortFebruary() {
        assertThat(new DateAxis(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 4, 30)).ticks())
                .containsExactly(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1));
    }

    @Test
    void theWholePictureIsSaidInSentences() {
        assertThat(html(Samples.setUpDoneResultsOpen()))
                .contains(
                        "role=\"img\" aria-label=\"Two finish lines at 22 Nov 2026. Set-up, by Fenwick Systems: 6 of 6 done,"
                                + " finished 30 Oct 2026. Results, by you: 1 of 3 shown. Between them 23 days open.\"");
    }

    @Test
    void theTableSaysEverythingThatTheDrawingShows() {
        String table = html(Samples.setUpDoneResultsOpen()).replaceFirst("(?s).*<details>", "");

        assertThat(table)
                .contains(
                        "Set-up task 6", "30 Oct 2026", "Nightly CRM sync matches our own count", "Due", "26 Nov 2026")
                .contains("23 days open");
    }

    @Test
    void aPassedDateIsSaidInTheTable() {
        assertThat(html(Samples.overTwoYears())).contains("Past its date");
    }

    @Test
    void noInlineStyleStandsInTheWayOfAStrictContentPolicy() {
        assertThat(html(Samples.overTwoYears())).doesNotContain("style=");
    }

    @Test
    void hostileWordingStaysText() {
        var lines = new FinishLines(
                TODAY,
                TODAY,
                List.of(),
                List.of(Result.undated("</details><script>alert(1)</script>\u202Etxt")),
                GapEnd.FIRST_RESULT);

        assertThat(html(lines)).doesNotContain("<script>").contains("<bdi>&lt;/details&gt;");
    }

    private static String html(FinishLines lines) {
        return MarkupWriter.write(lines.drawn(EnglishWords.FINISH_LINES));
    }

    private static int count(String part, String whole) {
        return whole.split(Pattern.quote(part), -1).length - 1;
    }
}
