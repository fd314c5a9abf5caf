package app.merestone.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QuietMeterTest {

    @Test
    void thereAreFourteenCellsTheNewestLast() {
        String html = html(Samples.quiet(3, 0));

        assertThat(count("<rect", html)).isEqualTo(14);
        assertThat(html.lastIndexOf("quiet-acted")).isGreaterThan(html.lastIndexOf("quiet-past"));
    }

    @Test
    void daysPastTheCadenceAreHatched() {
        String html = html(Samples.quiet(3, 9, 10, 12, 13));

        assertThat(count("quiet-acted", html)).isEqualTo(4);
        assertThat(count("quiet-hatching", html)).isEqualTo(6);
        assertThat(html).contains("Quiet 9 days; you agreed every 3.");
    }

    @Test
    void theLastDayOfTheCadenceIsNotPastIt() {
        assertThat(Samples.quiet(3, 3).pastCadence()).isFalse();
        assertThat(Samples.quiet(3, 4).pastCadence()).isTrue();
    }

    @Test
    void anActBeforeTheTwoWeeksIsRemembered() {
        var meter = Samples.quiet(30, 20);

        assertThat(meter.quietDays()).isEqualTo(20);
        assertThat(html(meter)).doesNotContain("quiet-hatching");
    }

    @Test
    void whoNeverActedIsCountedFromTheStart() {
        var meter = new QuietMeter(Samples.TODAY, Samples.TODAY.minusDays(8), new TreeSet<>(), 3);

        assertThat(meter.quietDays()).isEqualTo(8);
        assertThat(count("quiet-before", html(meter))).isEqualTo(5);
    }

    @Test
    void theDaysAreSaidInWordsToo() {
        assertThat(html(Samples.quiet(3, 0, 5, 20)))
                .contains("<span class=\"visually-hidden\">Acted on 2 of the 14 days to 22 Nov 2026.</span>");
    }

    @Test
    void aCadenceOfNoDaysIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new QuietMeter(Samples.TODAY, Samples.START, new TreeSet<>(List.of(Samples.TODAY)), 0));
    }

    private static String html(QuietMeter meter) {
        return MarkupWriter.write(meter.drawn(EnglishWords.QUIET));
    }

    private static int count(String part, String whole) {
        return whole.split(Pattern.quote(part), -1).length - 1;
    }
}
