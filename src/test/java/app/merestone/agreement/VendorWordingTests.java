package app.merestone.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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

    @Property(tries = 500)
    void ordinaryCustomerOutcomesAreNotStopped(@ForAll("outcomes") String statement) {
        assertThat(VendorWording.in(statement)).as(statement).isEmpty();
    }

    @Property(tries = 200)
    void anyTextIsJudgedWithoutFail(@ForAll String text) {
        assertThat(VendorWording.in(text)).isIn(Optional.empty(), VendorWording.in(text));
    }

    @Property(tries = 200)
    void vendorWorkIsStoppedHoweverItIsTyped(@ForAll("vendorWork") String statement) {
        assertThat(VendorWording.in(statement)).as(statement).isPresent();
    }

    @Provide
    Arbitrary<String> outcomes() {
        var subject = Arbitraries.of(
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
        var verb = Arbitraries.of(
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
        var object = Arbitraries.of(
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
        var how = Arbitraries.of(
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
        return Combinators.combine(subject, verb, object, how).as((s, v, o, h) -> s + " " + v + " " + o + " " + h);
    }

    @Provide
    Arbitrary<String> vendorWork() {
        var work = Arbitraries.of(
                "training delivered",
                "seats provisioned",
                "integration configured",
                "kick-off completed",
                "documentation sent",
                "handoff to CSM completed");
        var typed = Arbitraries.<java.util.function.UnaryOperator<String>>of(
                s -> s,
                s -> s.toUpperCase(java.util.Locale.ROOT),
                s -> "The " + s + ".",
                s -> "  " + s.replace(" ", "  "),
                s -> s + " successfully",
                s -> s + " for all users",
                s -> s.replace(" ", "\u00A0"));
        return Combinators.combine(work, typed).as((w, t) -> t.apply(w));
    }
}
