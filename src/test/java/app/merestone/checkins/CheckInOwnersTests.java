package app.merestone.checkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.merestone.accounts.EndingAccounts;
import app.merestone.accounts.PersonFacts;
import app.merestone.checkins.BrowsingCheckIns.Offers;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@DisplayName("Who can see to a check-in, and who is offered to")
class CheckInOwnersTests {

    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-27");

    @Autowired
    Accounts accounts;

    @Autowired
    ArrangingCheckIns arranging;

    @Autowired
    BrowsingCheckIns browsing;

    @Autowired
    CheckIns checkIns;

    @Autowired
    EndingAccounts endings;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    private Scene scene;

    @BeforeEach
    void scene() {
        scene = accounts.scene();
    }

    @Test
    void aSponsorReadsAndIsGivenNothingToFollowUp() {
        assertThat(scene.asMember(() -> ownersOffered()))
                .containsExactly(scene.champion(), scene.deputy(), scene.member(), scene.csm());
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> scene.asMember(() -> arranging.arrange(
                        scene.account(), "The first report", FRIDAY, scene.sponsor(), "Waiting for the export")))
                .satisfies(r -> assertThat(r.refusal().code()).isEqualTo("check-in.stranger"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> transaction.execute(status -> checkIns.openByRule(
                        scene.account(), "The first report", "The day has passed", FRIDAY, scene.sponsor())));
    }

    @Test
    void whatIsOfferedIsWhatTheUseCasesAllow() {
        for (var acting : List.<Supplier<Offers>>of(
                () -> scene.asMember(() -> offers()),
                () -> scene.asCsm(() -> offers()),
                () -> scene.asLeader(() -> offers()))) {
            assertThat(acting.get()).isEqualTo(new Offers(true, true));
        }
        assertThat(scene.asSponsor(() -> offers())).isEqualTo(new Offers(false, false));
        assertThat(scene.asOtherCsm(() -> offers())).as("a colleague reads").isEqualTo(new Offers(false, false));
    }

    @Test
    void afterTheEndWhatWasPromisedIsStillSaidToBeDone() {
        transaction.executeWithoutResult(status -> endings.end(scene.account(), clock.instant()));

        assertThat(scene.asCsm(() -> offers())).isEqualTo(new Offers(false, true));
        assertThat(scene.asSponsor(() -> offers())).isEqualTo(new Offers(false, false));
    }

    private Offers offers() {
        return browsing.offers(scene.account());
    }

    private List<PersonId> ownersOffered() {
        return browsing.owners(scene.account()).stream()
                .map(PersonFacts::person)
                .toList();
    }
}
