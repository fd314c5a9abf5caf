package app.merestone.closing;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.closing.GateFacts.Agreed;
import app.merestone.closing.GateFacts.Checked;
import app.merestone.closing.GateFacts.Data;
import app.merestone.closing.GateFacts.Shown;
import app.merestone.closing.GateFacts.Tasks;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Side;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The gate (rules 10, 14, 15, 16)")
class ClosingGateTests {

    private static final AccountId ACCOUNT = AccountId.next();
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    private Tasks tasks = new Tasks(13, 13, 1);
    private Agreed first = criterion("first", "We ran our first live workflow", true, true, false, Shown.CO_SIGNED);
    private Agreed required = criterion("second", "Two of us report alone", false, true, false, Shown.CO_SIGNED);
    private Agreed optional = criterion("third", "One report fewer", false, false, false, Shown.NOTHING);
    private Agreed next = criterion("next", "All branches report alone", false, false, true, Shown.NOTHING);
    private Data orders = new Data("orders", "Orders", true, Checked.VERIFIED);
    private Data stock = new Data("stock", "Stock", false, Checked.NOT_ARRIVED);
    private boolean answered = true;

    @Test
    void isOpenWhenEverythingHolds() {
        assertThat(gate().open()).isTrue();
        assertThat(gate().missing()).isEmpty();
    }

    @Test
    void staysShutWhileASetUpTaskIsOpen() {
        tasks = new Tasks(13, 14, 0);

        assertMissing(Requirement.SET_UP, "set-up", Side.VENDOR, "/accounts/" + ACCOUNT + "/tasks");
        assertThat(gate().missing().getFirst().arguments()).containsExactly(1, 14);
    }

    @Test
    void staysShutWhileThereIsNoListOfTasksAtAll() {
        tasks = new Tasks(0, 0, 0);

        assertMissing(Requirement.SET_UP, "set-up.none", Side.VENDOR, "/accounts/" + ACCOUNT + "/tasks");
    }

    @Test
    void countsUnneededTasksBesideTheTotal() {
        tasks = new Tasks(0, 0, 14);

        assertThat(gate().open()).isTrue();
    }

    @Test
    void staysShutWhileNoFirstResultIsAgreed() {
        first = with(first, Shown.CO_SIGNED, false, true);

        assertMissing(
                Requirement.FIRST_RESULT, "first-result.not-agreed", Side.CUSTOMER, "/plan/" + ACCOUNT + "/agreement");
    }

    @Test
    void staysShutWhileTheFirstResultIsNotShown() {
        first = with(first, Shown.NOTHING, true, true);

        assertMissing(Requirement.FIRST_RESULT, "result", Side.CUSTOMER, "/plan/" + ACCOUNT + "/results/first/record");
    }

    @Test
    void staysShutWhileTheFirstResultIsNotCoSigned() {
        first = with(first, Shown.SIGNED_BY_CUSTOMER, true, true);

        assertMissing(
                Requirement.FIRST_RESULT, "result.co-sign", Side.VENDOR, "/accounts/" + ACCOUNT + "/cosign/first");
    }

    @Test
    void needsTheFirstResultEvenWhereItIsNotMarkedAsRequired() {
        first = with(first, Shown.NOTHING, true, false);

        assertThat(gate().open()).isFalse();
    }

    @Test
    void staysShutWhileARequiredCriterionIsOnlyRecorded() {
        required = with(required, Shown.RECORDED, false, true);

        assertMissing(Requirement.RESULTS, "result.unsigned", Side.CUSTOMER, "/plan/" + ACCOUNT + "/results/second");
    }

    @Test
    void asksTheCustomerForMoreWhereTheCoSignerDid() {
        required = with(required, Shown.SENT_BACK, false, true);

        assertMissing(
                Requirement.RESULTS, "result.sent-back", Side.CUSTOMER, "/plan/" + ACCOUNT + "/results/second/record");
    }

    @Test
    void staysShutWhileARequiredCriterionWasShownForAnEarlierWordingOnly() {
        required = with(required, Shown.FOR_EARLIER_WORDING, false, true);

        assertMissing(
                Requirement.RESULTS,
                "result.record-again",
                Side.CUSTOMER,
                "/plan/" + ACCOUNT + "/results/second/record");
    }

    @Test
    void namesEveryRequiredCriterionThatIsMissing() {
        first = with(first, Shown.NOTHING, true, true);
        required = with(required, Shown.SIGNED_BY_CUSTOMER, false, true);

        assertThat(gate().missing()).hasSize(2);
        assertThat(gate().waitingFor(Side.CUSTOMER)).isEqualTo(1);
        assertThat(gate().waitingFor(Side.VENDOR)).isEqualTo(1);
    }

    @Test
    void doesNotAskForWhatIsNotRequired() {
        optional = with(optional, Shown.NOTHING, false, false);

        assertThat(gate().open()).isTrue();
    }

    @Test
    @DisplayName("stays shut on a standing “no result yet”, required or not (rule 10)")
    void staysShutOnNoResultYet() {
        optional = with(optional, Shown.NO_RESULT_YET, false, false);
        assertMissing(
                Requirement.NO_OPEN_BLOCKER,
                "result.not-yet",
                Side.CUSTOMER,
                "/plan/" + ACCOUNT + "/results/third/record");

        optional = with(optional, Shown.NOTHING, false, false);
        required = with(required, Shown.NO_RESULT_YET, false, true);
        assertMissing(
                Requirement.RESULTS, "result.not-yet", Side.CUSTOMER, "/plan/" + ACCOUNT + "/results/second/record");
    }

    @Test
    void staysShutUntilRequiredDataIsVerified() {
        var path = "/plan/" + ACCOUNT + "/data/orders";
        orders = new Data("orders", "Orders", true, Checked.NOT_ARRIVED);
        assertMissing(Requirement.DATA, "data.not-arrived", Side.VENDOR, "/accounts/" + ACCOUNT + "/data/orders");

        orders = new Data("orders", "Orders", true, Checked.NOT_VERIFIED);
        assertMissing(Requirement.DATA, "data.not-verified", Side.CUSTOMER, path);

        orders = new Data("orders", "Orders", true, Checked.NEEDS_ANOTHER_LOOK);
        assertMissing(Requirement.DATA, "data.another-look", Side.CUSTOMER, path);

        orders = new Data("orders", "Orders", true, Checked.DISPUTED);
        assertMissing(Requirement.DATA, "data.disputed", Side.VENDOR, "/accounts/" + ACCOUNT + "/data/orders");
    }

    @Test
    void staysShutUntilANextMilestoneIsAgreed() {
        next = new Agreed("next", "x", TODAY.plusDays(9), false, false, false, Shown.NOTHING);

        assertMissing(Requirement.NEXT_MILESTONE, "next-milestone", Side.CUSTOMER, "/plan/" + ACCOUNT + "/agreement");
    }

    @Test
    void staysShutWhenTheNextMilestoneIsNotAfterTheClosing() {
        next = new Agreed("next", "x", TODAY, false, false, true, Shown.NOTHING);
        assertMissing(
                Requirement.NEXT_MILESTONE,
                "next-milestone.passed",
                Side.CUSTOMER,
                "/plan/" + ACCOUNT + "/agreement/next");

        next = new Agreed("next", "x", TODAY.plusDays(1), false, false, true, Shown.NOTHING);
        assertThat(gate().open()).isTrue();
    }

    @Test
    void doesNotAskForTheNextMilestonesResult() {
        next = new Agreed("next", "x", TODAY.plusDays(60), false, true, true, Shown.NO_RESULT_YET);

        assertThat(gate().open()).isTrue();
    }

    @Test
    void staysShutUntilACustomerPersonAnswersTheEvidenceQuestion() {
        answered = false;

        assertMissing(
                Requirement.EVIDENCE_QUESTION,
                "evidence-question",
                Side.CUSTOMER,
                "/plan/" + ACCOUNT + "/close/answer");
    }

    @Test
    @DisplayName("asks for what rules 10 and 14 list, and for nothing else")
    void asksForNothingElse() {
        assertThat(gate().conditions())
                .extracting(Condition::requirement)
                .containsExactly(
                        Requirement.SET_UP,
                        Requirement.FIRST_RESULT,
                        Requirement.RESULTS,
                        Requirement.DATA,
                        Requirement.NO_OPEN_BLOCKER,
                        Requirement.NEXT_MILESTONE,
                        Requirement.EVIDENCE_QUESTION);
    }

    @Test
    @DisplayName("has nothing by which anybody could override it (rule 15)")
    void knowsNobodyWhoMayOverrideIt() {
        assertThat(Arrays.stream(GateFacts.class.getRecordComponents())
                        .map(c -> c.getType().getSimpleName()))
                .doesNotContain("Actor", "Role", "PersonId");
    }

    private void assertMissing(Requirement requirement, String code, Side turn, String path) {
        var gate = gate();
        assertThat(gate.open()).isFalse();
        assertThat(gate.conditions())
                .filteredOn(c -> !c.holds())
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.requirement()).isEqualTo(requirement);
                    assertThat(c.missing()).singleElement().satisfies(m -> {
                        assertThat(m.code()).isEqualTo(code);
                        assertThat(m.turn()).isEqualTo(turn);
                        assertThat(m.path()).isEqualTo(path);
                    });
                });
    }

    private Gate gate() {
        return ClosingGate.check(new GateFacts(
                ACCOUNT, TODAY, tasks, List.of(first, required, optional, next), List.of(orders, stock), answered));
    }

    private static Agreed criterion(
            String id, String statement, boolean firstValue, boolean required, boolean after, Shown shown) {
        return new Agreed(id, statement, after ? TODAY.plusDays(60) : TODAY, firstValue, required, after, shown);
    }

    private static Agreed with(Agreed c, Shown shown, boolean firstValue, boolean required) {
        return new Agreed(c.id(), c.statement(), c.due(), firstValue, required, c.afterOnboarding(), shown);
    }
}
