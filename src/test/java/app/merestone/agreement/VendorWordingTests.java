package app.merestone.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Rule 4: wording that only describes vendor work is stopped, and nobody else's is")
class VendorWordingTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Training delivered | TRAINING",
                "Deliver training | TRAINING",
                "Deliver user training to all regional managers by March | TRAINING",
                "Training completed | TRAINING",
                "Admin training sessions have been held | TRAINING",
                "TRAINING — done! | TRAINING",
                "All users trained | TRAINING",
                "Our team has been trained on the platform | TRAINING",
                "We have completed the training | TRAINING",
                "Training for all staff is completed | TRAINING",
                "Run two onboarding workshops | TRAINING",
                "Seats provisioned | SEATS",
                "Provision seats | SEATS",
                "50 licences assigned to the sales team | SEATS",
                "All user accounts created | SEATS",
                "Licenses activated | SEATS",
                "Users invited | SEATS",
                "Integration configured | INTEGRATION",
                "Configure the integration | INTEGRATION",
                "The Salesforce integration is set up | INTEGRATION",
                "SSO enabled for everyone | INTEGRATION",
                "API connected | INTEGRATION",
                "Data feed set up and connected | INTEGRATION",
                "Kickoff completed | KICKOFF",
                "Kick-off held | KICKOFF",
                "Kick off meeting took place | KICKOFF",
                "Hold the project kick-off call | KICKOFF",
                "Documentation sent | DOCUMENTATION",
                "Docs shared | DOCUMENTATION",
                "Share the user guide with all teams | DOCUMENTATION",
                "Admin guides delivered | DOCUMENTATION",
                "Handoff to CSM completed | HANDOFF",
                "handover to CSM done | HANDOFF",
                "Hand-over completed | HANDOFF",
                "Account handed over to customer success | HANDOFF",
                "Complete the handover from implementation to support | HANDOFF",
            })
    void theSixVendorWordingsAndTheirVariantsAreStopped(String statement, VendorWording kind) {
        assertThat(VendorWording.in(statement)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We have run our first live workflow",
                "At least two of us have logged in and done a monthly forecast",
                "First data sync confirmed and verified by us",
                "Success criteria agreed and dated by us",
                "One of us found the answer there and did the export alone",
                "We and our CSM agree on the next milestone and its date",
            })
    void theEvidenceBasedReplacementsPass(String statement) {
        assertThat(VendorWording.in(statement)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Our reps finish the compliance training in half the time",
                "Training completion among our staff rises from 60 % to 90 %",
                "Our ushers fill 500 seats a night with the booking tool",
                "Two regional managers open the ROI summary without our help",
                "The handover between shifts takes five minutes instead of twenty",
                "We kick off every campaign within a day of the brief",
                "Policy documents reach the auditors in one day",
                "The integration saves each buyer four hours a week",
                "Month-end closes in two days without spreadsheets",
                "Our board decides on the renewal with the portal's figures",
                "Customers create their accounts themselves",
                "Nobody retypes an order once the shop integration is set up, because orders arrive on their own",
                "Training delivered, and three of us ran the report alone",
            })
    void whatACustomerObservesPasses(String statement) {
        assertThat(VendorWording.in(statement)).isEmpty();
    }

    @Test
    void sayingWhatTheCustomerWillObserveLetsTheWordingStand() {
        assertThat(VendorWording.stop("Training delivered", "")).isPresent();
        assertThat(VendorWording.stop("Training delivered", "Three of us run the forecast alone"))
                .isEmpty();
    }

    @Test
    void anObservationThatIsVendorWorkItselfIsNone() {
        assertThat(VendorWording.stop("Training delivered", "Training completed"))
                .hasValueSatisfying(f -> assertThat(f.observationToo()).isTrue());
    }

    @Test
    void ordinaryCustomerOutcomesAreNotStopped() {
        assertThat(outcomes())
                .hasSizeGreaterThan(10_000)
                .allSatisfy(statement -> assertThat(VendorWording.in(statement)).isEmpty());
    }

    @Test
    void anyTextIsJudgedWithoutFail() {
        // seeded, so that a failure can be seen again
        var chance = new java.util.Random(20_261_122);
        for (int i = 0; i < 2_000; i++) {
            var text = chance.ints(chance.nextInt(160), 1, 0x2FFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThatCode(() -> VendorWording.in(text)).as(text).doesNotThrowAnyException();
        }
    }

    @Test
    void vendorWorkIsStoppedHoweverItIsTyped() {
        assertThat(vendorWork())
                .allSatisfy(statement -> assertThat(VendorWording.in(statement)).isPresent());
    }

    private static List<String> outcomes() {
        var subject = List.of(
                "Our finance team",
                "Two of our planners",
                "Every branch",
                "The warehouse in Leeds",
                "We",
                "Half of our reps",
                "Our auditors",
                "Three regional managers",
                "Our trainers",
                "The support desk");
        var verb = List.of(
                "close",
                "publish",
                "approve",
                "send",
                "ship",
                "forecast",
                "reconcile",
                "plan",
                "answer",
                "book",
                "sign",
                "see",
                "run",
                "decide on",
                "prepare");
        var object = List.of(
                "the month",
                "orders",
                "the training plan",
                "safety documents",
                "seats for matches",
                "integration costs",
                "customer licences",
                "the weekly report",
                "claims",
                "invoices",
                "the handover list",
                "shift plans");
        var how = List.of(
                "in two days instead of five",
                "without spreadsheets",
                "on their own",
                "with the portal",
                "every Monday",
                "from one screen",
                "before noon",
                "40 % faster",
                "with fewer errors",
                "in time for the board meeting");
        return subject.stream()
                .flatMap(s -> verb.stream().map(v -> s + " " + v + " "))
                .flatMap(start -> object.stream().map(o -> start + o + " "))
                .flatMap(start -> how.stream().map(h -> start + h))
                .toList();
    }

    private static List<String> vendorWork() {
        var work = List.of(
                "training delivered",
                "seats provisioned",
                "integration configured",
                "kick-off completed",
                "documentation sent",
                "handoff to CSM completed");
        var typed = List.<java.util.function.UnaryOperator<String>>of(
                s -> s,
                s -> s.toUpperCase(java.util.Locale.ROOT),
                s -> "The " + s + ".",
                s -> "  " + s.replace(" ", "  "),
                s -> s + " successfully",
                s -> s + " for all users",
                s -> s.replace(" ", "\u00A0"));
        return work.stream().flatMap(w -> typed.stream().map(t -> t.apply(w))).toList();
    }
}
