package app.merestone.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedlineTest {

    private static final String REMOVED = "<span class=\"visually-hidden\">removed: </span>";
    private static final String ADDED = "<span class=\"visually-hidden\">added: </span>";

    @Test
    void wordsAreComparedOneByOne() {
        assertThat(changed("Two managers open the summary", "Two managers present the summary"))
                .contains("Two managers <del>" + REMOVED + "open</del> <ins>" + ADDED + "present</ins> the summary");
    }

    @Test
    void addedWordsLeaveTheBlanksAroundThemAlone() {
        assertThat(changed("Two managers present the summary", "Two managers present the summary in a live meeting"))
                .contains("the summary <ins>" + ADDED + "in a live meeting</ins>");
    }

    @Test
    void neighbouringChangesAreReadAsOne() {
        assertThat(changed("By our own two finance people in May", "By our own three trusted analysts in May"))
                .contains(
                        "<del>" + REMOVED + "two finance people</del> <ins>" + ADDED + "three trusted analysts</ins>");
    }

    @Test
    void sentencesWithLittleInCommonStandOneAfterTheOther() {
        assertThat(changed("Opening the report counts.", "Each manager shows one page and takes one decision."))
                .contains("<del>" + REMOVED + "Opening the report counts.</del>")
                .contains("<ins>" + ADDED + "Each manager shows one page and takes one decision.</ins>");
    }

    @Test
    void aFieldThatAppearsIsAddedAndOneThatGoesIsRemoved() {
        assertThat(html(new Redline.Field("Measure", Optional.empty(), Optional.of("Meetings"), false)))
                .contains("<ins>" + ADDED + "Meetings</ins>")
                .doesNotContain("<del>");
        assertThat(html(new Redline.Field("Measure", Optional.of("Meetings"), Optional.empty(), false)))
                .contains("<del>" + REMOVED + "Meetings</del>")
                .doesNotContain("<ins>");
    }

    @Test
    void unchangedFieldsSaySoAndAreNotMarked() {
        assertThat(html(Samples.field("Owner", "Dana", "Dana")))
                .contains("(unchanged)", "<dd class=\"redline-value\">Dana</dd>")
                .doesNotContain("<del>", "<ins>", "changed\">");
    }

    @Test
    void emptyOnBothSidesSaysNothingIsThere() {
        assertThat(html(new Redline.Field("Measure", Optional.empty(), Optional.empty(), false)))
                .contains("Nothing");
    }

    @Test
    void invisibleCharactersAreMadeVisible() {
        assertThat(changed("Pay within 30 days", "Pay within 3\u200B0 days")).contains("[U+200B]");
        assertThat(changed("Pay within 30 days", "Pay within \u202E03 days")).contains("[U+202E]");
    }

    @Test
    void aSecondBlankIsMadeVisible() {
        assertThat(changed("Pay within 30 days", "Pay within  30 days")).contains("<ins>" + ADDED + "␣␣</ins>");
    }

    @Test
    void readingOnlyAddedAndKeptWordsGivesTheNewerVersion() {
        String after = "Two regional managers present the ROI summary in a live meeting by 30 November 2026.";
        String shown = changed("Two regional managers open the ROI summary by 20 November.", after);

        assertThat(shown.replaceAll("<del>.*?</del>", "")
                        .replaceAll("<span.*?</span>", "")
                        .replaceAll("<.*?>", "")
                        .replaceAll("\\s+", " ")
                        .replace(" .", "."))
                .endsWith(after);
    }

    @Test
    void hostileWordingStaysText() {
        assertThat(changed("a <script>alert(1)</script>", "a <script>alert(2)</script>"))
                .doesNotContain("<script>");
    }

    @Test
    void wordsWithMarksStayWhole() {
        assertThat(changed("Die Prüfung läuft", "Die Prüfungen läuft"))
                .contains("<del>" + REMOVED + "Prüfung</del> <ins>" + ADDED + "Prüfungen</ins>");
    }

    private static String changed(String before, String after) {
        return html(Samples.field("What we’ll see", before, after));
    }

    private static String html(Redline.Field field) {
        return MarkupWriter.write(new Redline(List.of(field)).drawn(EnglishWords.REDLINE));
    }
}
