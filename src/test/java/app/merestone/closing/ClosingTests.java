package app.merestone.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.merestone.agreement.CriterionId;
import app.merestone.closing.ClosingContent.NextMilestone;
import app.merestone.closing.ClosingContent.Part;
import app.merestone.closing.ClosingContent.SaidAnswer;
import app.merestone.closing.ClosingContent.ShownResult;
import app.merestone.closing.ClosingContent.VerifiedData;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.ledger.Actor;
import app.merestone.ledger.AuthenticatedBy;
import app.merestone.ledger.Role;
import app.merestone.results.EvidenceGrade;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A closing (rules 12, 14, 15)")
class ClosingTests {

    private static final AccountId ACCOUNT = AccountId.next();
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Actor MAYA = actor("Maya Chen", Role.CHAMPION, "Harbour & Pine");
    private static final Actor HANNA = actor("Hanna Weiss", Role.CSM, "Fenwick Systems");
    private static final Actor INES = actor("Ines Duarte", Role.LEADER, "Fenwick Systems");
    private static final Gate OPEN = new Gate(List.of());
    private static final Gate SHUT = new Gate(List.of(new Condition(
            Requirement.SET_UP, List.of(new Missing("set-up", List.of(1, 14), Side.VENDOR, "/")), List.of())));

    private final Closing closing = Closing.of(ACCOUNT);
    private final ClosingContent content = content("Nobody re-types orders any more");

    @Test
    void needsBothSidesOnTheSameContent() {
        assertThat(sign(MAYA, content)).isFalse();
        assertThat(closing.state()).isEqualTo(ClosingState.OPEN);

        assertThat(sign(HANNA, content)).isTrue();
    }

    @Test
    void takesTheSignaturesInEitherOrder() {
        assertThat(sign(HANNA, content)).isFalse();
        assertThat(sign(MAYA, content)).isTrue();
    }

    @Test
    void isNotSignedWhileTheGateIsShut() {
        refuses("closing.not-yet", () -> closing.sign(SHUT, content.hash(), content, signature(MAYA), Side.CUSTOMER));
        assertThat(closing.signature(Side.CUSTOMER)).isEmpty();
    }

    @Test
    void isNotSignedUnread() {
        var other = content("Something else");

        refuses("closing.changed", () -> closing.sign(OPEN, other.hash(), content, signature(MAYA), Side.CUSTOMER));
    }

    @Test
    void forgetsASignatureForWhatHasChangedSince() {
        sign(MAYA, content);
        var changed = content("Orders arrive by themselves");

        assertThat(sign(HANNA, changed)).isFalse();

        assertThat(closing.signature(Side.CUSTOMER)).isEmpty();
        assertThat(closing.signed(Side.VENDOR, changed.hash())).isTrue();
        assertThat(sign(MAYA, changed)).isTrue();
    }

    @Test
    void saysWhatChangedSinceASignature() {
        sign(MAYA, content);

        assertThat(content("Orders arrive by themselves")
                        .changedFrom(closing.signedContent().orElseThrow()))
                .containsExactly(Part.ANSWER);
        assertThat(content.changedFrom(closing.signedContent().orElseThrow())).isEmpty();
    }

    @Test
    void saysOfWhateverIsSignedThatItChanged() {
        var c = content;
        var others = List.of(
                new ClosingContent(
                        AccountId.next(),
                        c.company(),
                        c.vendor(),
                        c.started(),
                        c.why(),
                        c.shown(),
                        c.data(),
                        c.next(),
                        c.answer()),
                new ClosingContent(
                        c.account(),
                        "Harbour",
                        c.vendor(),
                        c.started(),
                        c.why(),
                        c.shown(),
                        c.data(),
                        c.next(),
                        c.answer()),
                new ClosingContent(
                        c.account(),
                        c.company(),
                        "Fenwick",
                        c.started(),
                        c.why(),
                        c.shown(),
                        c.data(),
                        c.next(),
                        c.answer()),
                new ClosingContent(
                        c.account(),
                        c.company(),
                        c.vendor(),
                        c.started().plusDays(1),
                        c.why(),
                        c.shown(),
                        c.data(),
                        c.next(),
                        c.answer()),
                new ClosingContent(
                        c.account(),
                        c.company(),
                        c.vendor(),
                        c.started(),
                        "why",
                        c.shown(),
                        c.data(),
                        c.next(),
                        c.answer()),
                new ClosingContent(
                        c.account(),
                        c.company(),
                        c.vendor(),
                        c.started(),
                        c.why(),
                        List.of(),
                        c.data(),
                        c.next(),
                        c.answer()),
                new ClosingContent(
                        c.account(),
                        c.company(),
                        c.vendor(),
                        c.started(),
                        c.why(),
                        c.shown(),
                        List.of(),
                        c.next(),
                        c.answer()),
                new ClosingContent(
                        c.account(),
                        c.company(),
                        c.vendor(),
                        c.started(),
                        c.why(),
                        c.shown(),
                        c.data(),
                        null,
                        c.answer()),
                new ClosingContent(
                        c.account(),
                        c.company(),
                        c.vendor(),
                        c.started(),
                        c.why(),
                        c.shown(),
                        c.data(),
                        c.next(),
                        null));

        assertThat(others).hasSize(ClosingContent.class.getRecordComponents().length);
        assertThat(others).allSatisfy(other -> {
            assertThat(other.hash()).isNotEqualTo(c.hash());
            assertThat(other.changedFrom(c)).hasSize(1);
        });
    }

    @Test
    void keepsItsContentExactly() {
        sign(MAYA, content);

        assertThat(closing.signedContent()).contains(content);
        assertThat(closing.signedContent().orElseThrow().hash()).isEqualTo(content.hash());
        assertThat(ClosingContent.read(bare().canonical().text())).isEqualTo(bare());
    }

    @Test
    void whatWasSignedBeforeGradesWereToldHashesAsItDid() {
        var shown = content.shown().getFirst();
        var before = new ClosingContent(
                content.account(),
                content.company(),
                content.vendor(),
                content.started(),
                content.why(),
                List.of(new ShownResult(
                        shown.criterion(),
                        shown.revision(),
                        shown.statement(),
                        shown.firstValue(),
                        shown.agreement(),
                        shown.what(),
                        shown.observedOn(),
                        shown.result(),
                        shown.customerName(),
                        shown.customerAt(),
                        shown.vendorName(),
                        shown.vendorAt(),
                        null,
                        null)),
                content.data(),
                content.next(),
                content.answer());

        assertThat(before.canonical().text())
                .contains("\"format\":1")
                .doesNotContain("grade")
                .doesNotContain("figure");
        assertThat(ClosingContent.read(before.canonical().text())).isEqualTo(before);
        assertThat(content.canonical().text())
                .contains("\"format\":2")
                .contains("\"grade\":\"SHOWN\"")
                .contains("\"amount\":\"12.5\"");
        assertThat(before.changedFrom(content)).containsExactly(ClosingContent.Part.SHOWN);
    }

    @Test
    void losesASignatureThatIsWithdrawnBeforeTheOtherOne() {
        sign(MAYA, content);

        closing.withdraw(Side.CUSTOMER, NOW);

        assertThat(closing.signature(Side.CUSTOMER)).isEmpty();
        refuses("closing.not-signed", () -> closing.withdraw(Side.CUSTOMER, NOW));
    }

    @Test
    @DisplayName("one side takes back its own signature and no other (rule 12)")
    void losesNoSignatureToTheOtherSide() {
        sign(MAYA, content);

        refuses("closing.not-signed", () -> closing.withdraw(Side.VENDOR, NOW));

        assertThat(closing.signature(Side.CUSTOMER)).isPresent();
    }

    @Test
    void isFinal() {
        sign(MAYA, content);
        sign(HANNA, content);
        closing.close("M-2026-0001", TODAY, NOW);

        refuses("closing.closed", () -> sign(MAYA, content));
        refuses("closing.closed", () -> closing.answer(0, "again", MAYA, NOW));
        refuses("closing.closed", () -> closing.withdraw(Side.VENDOR, NOW));
        refuses("closing.closed", () -> closing.endWithoutResult("They left", TODAY, INES, NOW));
    }

    @Test
    void isEndedWithoutAResultForAReasonOnly() {
        refuses("text.empty", () -> closing.endWithoutResult("  ", TODAY, INES, NOW));
        assertThat(closing.state()).isEqualTo(ClosingState.OPEN);

        closing.endWithoutResult("They merged with another company", TODAY, INES, NOW);

        assertThat(closing.state()).isEqualTo(ClosingState.WITHOUT_RESULT);
        assertThat(closing.number()).isEmpty();
        refuses("closing.without-result", () -> sign(MAYA, content));
    }

    @Test
    void takesAnotherAnswerFromWhoeverSawTheLastOne() {
        closing.answer(0, "Orders arrive by themselves", MAYA, NOW);

        refuses("evidence-question.changed", () -> closing.answer(0, "My own", MAYA, NOW));
        closing.answer(1, "My own", MAYA, NOW);

        assertThat(closing.answer().orElseThrow().number()).isEqualTo(2);
        refuses("text.empty", () -> closing.answer(2, " ", MAYA, NOW));
    }

    @Test
    @DisplayName("lets a result lapse beside the certificate, which stays as it was")
    void lapsesBeside() {
        refuses("lapse.not-closed", () -> lapse("first"));
        sign(MAYA, content);
        sign(HANNA, content);
        closing.close("M-2026-0001", TODAY, NOW);

        refuses("text.empty", () -> lapse(" "));
        assertThatExceptionOfType(NotFound.class)
                .as("only what stands on the certificate")
                .isThrownBy(() -> Lapse.report(closing, ACCOUNT, CriterionId.next(), "It was off.", MAYA, NOW));
        assertThat(lapse("The workflow was switched off."))
                .extracting(Lapse::statement, Lapse::reason)
                .containsExactly("We ran our first live workflow", "The workflow was switched off.");

        assertThat(closing.signedContent()).contains(content);
        assertThat(closing.state()).isEqualTo(ClosingState.CLOSED);
    }

    private Lapse lapse(String why) {
        return Lapse.report(closing, ACCOUNT, CRITERION, why, MAYA, NOW);
    }

    private boolean sign(Actor by, ClosingContent what) {
        return closing.sign(OPEN, what.hash(), what, signature(by), by.side());
    }

    private static final CriterionId CRITERION = CriterionId.next();

    private static Signature signature(Actor by) {
        return new Signature(by.person(), by.name(), by.role(), by.company(), NOW, "1-00000000");
    }

    private static Actor actor(String name, Role role, String company) {
        return new Actor(PersonId.next(), name, role, company, AuthenticatedBy.MAILED_LINK, null);
    }

    private static ClosingContent content(String answer) {
        return new ClosingContent(
                ACCOUNT,
                "Harbour & Pine",
                "Fenwick Systems",
                LocalDate.parse("2026-11-02"),
                "So that nobody re-types orders",
                List.of(new ShownResult(
                        CRITERION.toString(),
                        2,
                        "We ran our first live workflow",
                        true,
                        ContentHash.of("agreement"),
                        "12 orders went through “by themselves”\nwithout us",
                        LocalDate.parse("2026-11-20"),
                        ContentHash.of("result"),
                        "Maya Chen",
                        NOW,
                        "Hanna Weiss",
                        NOW.plusNanos(123_000),
                        EvidenceGrade.SHOWN,
                        new ClosingContent.Figure("Orders", "a week", new BigDecimal("12.500000"), BigDecimal.TEN))),
                List.of(new VerifiedData("orders", "Orders")),
                new NextMilestone("next", "All branches", LocalDate.parse("2027-01-31"), ContentHash.of("next")),
                new SaidAnswer(answer, MAYA.person().toString(), MAYA.name(), NOW));
    }

    private static ClosingContent bare() {
        return new ClosingContent(
                ACCOUNT, "a", "b", LocalDate.parse("2026-11-02"), "", List.of(), List.of(), null, null);
    }

    private static void refuses(String code, Runnable act) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(act::run)
                .satisfies(r -> assertThat(r.refusal().code()).isEqualTo(code));
    }
}
