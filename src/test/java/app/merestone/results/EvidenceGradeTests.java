package app.merestone.results;

import static app.merestone.results.EvidenceGrade.CORROBORATED;
import static app.merestone.results.EvidenceGrade.MEASURED;
import static app.merestone.results.EvidenceGrade.NONE;
import static app.merestone.results.EvidenceGrade.REPORTED;
import static app.merestone.results.EvidenceGrade.SHOWN;
import static app.merestone.results.EvidenceGrade.STATED;
import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.results.EvidenceGrade.Proof;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rule 9: evidence grades build on one another")
class EvidenceGradeTests {

    @Test
    void nothingSaidIsNoProof() {
        assertThat(EvidenceGrade.of(new Proof(false, true, true, true, true, 3, 2, false)))
                .isEqualTo(NONE);
    }

    @Test
    void theVendorsWordIsReportedWhateverStandsBesideIt() {
        assertThat(EvidenceGrade.of(new Proof(true, true, true, false, true, 3, 2, false)))
                .isEqualTo(REPORTED);
    }

    @Test
    void aCustomerSayingWhatWhoAndWhenIsStated() {
        assertThat(EvidenceGrade.of(new Proof(true, true, true, true, false, 0, 1, false)))
                .isEqualTo(STATED);
        assertThat(EvidenceGrade.of(new Proof(true, false, true, true, true, 1, 1, false)))
                .isEqualTo(REPORTED);
        assertThat(EvidenceGrade.of(new Proof(true, true, false, true, true, 1, 1, false)))
                .isEqualTo(REPORTED);
    }

    @Test
    void theAgreedNumberMakesItMeasured() {
        assertThat(EvidenceGrade.of(new Proof(true, true, true, true, true, 0, 2, false)))
                .isEqualTo(MEASURED);
    }

    @Test
    void aFileWithoutTheAgreedNumberDoesNotSkipAStep() {
        assertThat(EvidenceGrade.of(new Proof(true, true, true, true, false, 2, 2, false)))
                .isEqualTo(STATED);
    }

    @Test
    void aFileOrLinkThatOpensMakesItShown() {
        assertThat(EvidenceGrade.of(new Proof(true, true, true, true, true, 1, 1, false)))
                .isEqualTo(SHOWN);
    }

    @Test
    void aSecondCustomerPersonMakesItCorroborated() {
        assertThat(EvidenceGrade.of(new Proof(true, true, true, true, true, 1, 2, false)))
                .isEqualTo(CORROBORATED);
    }

    @Test
    void aReadingOfTheVendorsSystemCorroboratesWhatIsShownAndNothingLess() {
        assertThat(EvidenceGrade.of(new Proof(true, true, true, true, true, 1, 1, true)))
                .isEqualTo(CORROBORATED);
        assertThat(EvidenceGrade.of(new Proof(true, true, true, true, true, 0, 1, true)))
                .isEqualTo(MEASURED);
        assertThat(EvidenceGrade.of(new Proof(true, true, true, true, false, 1, 1, true)))
                .isEqualTo(STATED);
        assertThat(EvidenceGrade.of(new Proof(true, true, true, false, true, 1, 0, true)))
                .isEqualTo(REPORTED);
    }

    @Test
    void firstValueNeedsAtLeastMeasuredAndASegmentMayAskForMoreOnly() {
        assertThat(EvidenceGrade.needed(true, STATED)).isEqualTo(MEASURED);
        assertThat(EvidenceGrade.needed(true, MEASURED)).isEqualTo(MEASURED);
        assertThat(EvidenceGrade.needed(true, CORROBORATED)).isEqualTo(CORROBORATED);
        assertThat(EvidenceGrade.needed(false, CORROBORATED)).isEqualTo(STATED);
    }
}
