package app.merestone.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlignmentListTest {

    @Test
    void everyRowNamesBothPartiesWithTheirDates() {
        assertThat(MarkupWriter.write(Samples.fourCriteria().drawn()))
                .contains(
                        "Dana signed 18 Nov 2026",
                        "Waiting for Priya since 18 Nov",
                        "<time class=\"meta\" datetime=\"2026-11-26\">");
    }

    @Test
    void finishedRowsRecede() {
        assertThat(MarkupWriter.write(Samples.fourCriteria().drawn())).containsOnlyOnce("<li class=\"finished\">");
    }

    @Test
    void withoutAnAddressTheWordingIsNoLink() {
        var entry = new AlignmentList.Entry(
                Stone.unsigned(),
                "First <b>claim</b>",
                Optional.empty(),
                "Dana agreed",
                "Priya agreed",
                new StatusWord(StatusWord.Tone.PLAIN, "Agreed, not shown yet"),
                Optional.empty());

        assertThat(MarkupWriter.write(new AlignmentList(List.of(entry)).drawn()))
                .doesNotContain("<a ", "<time")
                .contains("<bdi>First &lt;b&gt;claim&lt;/b&gt;</bdi>");
    }
}
