package app.merestone.agreement;

import static app.merestone.agreement.CriterionTests.refused;
import static app.merestone.agreement.Samples.ACCOUNT;
import static app.merestone.agreement.Samples.CHAMPION;
import static app.merestone.agreement.Samples.CSM;
import static app.merestone.agreement.Samples.DEPUTY;
import static app.merestone.agreement.Samples.MEMBER;
import static app.merestone.agreement.Samples.NOW;
import static app.merestone.agreement.Samples.WHY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rule 5: a plan opens with why, and has exactly one first result")
class SuccessPlanTests {

    private final CriterionId first = CriterionId.next();
    private final CriterionId other = CriterionId.next();
    private final SuccessPlan plan = SuccessPlan.open(ACCOUNT, first, NOW);

    @Test
    void theCustomerSaysWhyInOneSentence() {
        plan.say(0, "  " + WHY + " ", MEMBER, NOW);
        assertThat(plan.why()).isEqualTo(WHY);
        refused("plan.one-sentence", () -> plan.say(1, "We are slow. We want to be fast.", CHAMPION, NOW));
        refused("text.too-long", () -> plan.say(1, "x".repeat(201), CHAMPION, NOW));
    }

    @Test
    void theVendorCannotSayItForThem() {
        refused("plan.customer-says-why", () -> plan.say(0, WHY, CSM, NOW));
    }

    @Test
    void everythingSaidBeforeIsKept() {
        plan.say(0, WHY, MEMBER, NOW);
        plan.say(1, "We want the month closed in two days.", CHAMPION, NOW);
        assertThat(plan.sayings())
                .extracting(SuccessPlan.Saying::sentence)
                .containsExactly(WHY, "We want the month closed in two days.");
    }

    @Test
    void whoeverComesTooLateIsTold() {
        plan.say(0, WHY, MEMBER, NOW);
        refused("plan.changed", () -> plan.say(0, "We want the month closed in two days.", CHAMPION, NOW));
    }

    @Test
    void sayingTheSameTwiceIsSayingItOnce() {
        assertThat(plan.say(0, WHY, MEMBER, NOW)).isTrue();
        assertThat(plan.say(0, WHY, MEMBER, NOW)).isFalse();
        assertThat(plan.sayings()).hasSize(1);
    }

    @Test
    void theFirstResultIsReplacedOnlyByBothSides() {
        plan.proposeFirstValue(other, CHAMPION, NOW);
        assertThat(plan.firstValueIs(first)).isTrue();
        refused("first-value.needs-both", () -> plan.replaceFirstValue(other, NOW, DEPUTY, NOW));
        plan.replaceFirstValue(other, NOW, CSM, NOW);
        assertThat(plan.firstValueIs(other)).isTrue();
        assertThat(plan.firstValueIs(first)).isFalse();
    }

    @Test
    void theOtherSideMayKeepTheFirstResultAsItIs() {
        plan.proposeFirstValue(other, CSM, NOW);
        plan.keepFirstValue(other, NOW);
        assertThat(plan.firstValueIs(first)).isTrue();
        refused("first-value.no-replacement-pending", () -> plan.replaceFirstValue(other, NOW, CHAMPION, NOW));
    }

    @Test
    void onlyOneReplacementIsDiscussedAtATime() {
        plan.proposeFirstValue(other, CSM, NOW);
        assertThat(plan.proposeFirstValue(other, CSM, NOW)).isFalse();
        refused("first-value.replacement-pending", () -> plan.proposeFirstValue(CriterionId.next(), CHAMPION, NOW));
    }
}
