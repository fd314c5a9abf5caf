package app.merestone.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoneTest {

    @Test
    void agreedWordingAloneLeavesBothHalvesEmpty() {
        assertThat(html(Stone.unsigned())).doesNotContain("signed", "closed");
    }

    @Test
    void eachSignatureFillsItsOwnHalf() {
        assertThat(html(new Stone(true, false, false)))
                .contains("customer signed")
                .doesNotContain("vendor signed");
        assertThat(html(new Stone(false, true, false)))
                .contains("vendor signed")
                .doesNotContain("customer signed");
    }

    @Test
    void bothSignaturesCloseIt() {
        assertThat(html(new Stone(true, true, false))).contains("stone closed");
    }

    @Test
    void aDisputeShearsItEvenWhenBothHaveSigned() {
        var stone = new Stone(true, true, true);

        assertThat(html(stone)).contains("stone disputed").doesNotContain("closed");
        assertThat(stone.closed()).isFalse();
    }

    @Test
    void itClosesOnlyWhenThereIsSomethingToClose() {
        assertThat(MarkupWriter.write(new Stone(true, true, false).drawnClosing()))
                .contains("closing");
        assertThat(MarkupWriter.write(new Stone(true, false, false).drawnClosing()))
                .doesNotContain("closing");
    }

    @Test
    void screenReadersHearTheWordsBesideItInstead() {
        assertThat(html(Stone.unsigned())).contains("aria-hidden=\"true\"");
    }

    private static String html(Stone stone) {
        return MarkupWriter.write(stone.drawn());
    }
}
