package app.merestone.checkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.merestone.accounts.AssigningOwners;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.ledger.Ledger;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;

@DatabaseTest
@DisplayName("Check-ins on an account (rules 10, 15, 20)")
class CheckInsModuleTests {

    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-27");

    @Autowired
    Accounts accounts;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    ArrangingCheckIns arranging;

    @Autowired
    CompletingCheckIns completing;

    @Autowired
    BrowsingCheckIns browsing;

    @Autowired
    CustomerActs acts;

    @Autowired
    OpenHandoffs handoffs;

    @Autowired
    AssigningOwners assigning;

    @Autowired
    DueCheckIns due;

    @Autowired
    Ledger ledger;

    private Scene scene;

    @BeforeEach
    void scene() {
        clock.reset();
        scene = accounts.scene();
    }

    @AfterEach
    void backToTheStart() {
        clock.reset();
    }

    @Test
    void areArrangedByEitherSideAndRecorded() {
        var id = scene.asMember(() -> arrange(FRIDAY, scene.csm()));

        var open = scene.asCsm(() -> browsing.open(scene.account()));
        assertThat(open).singleElement().satisfies(c -> {
            assertThat(c.id()).isEqualTo(id);
            assertThat(c.due()).isEqualTo(FRIDAY);
            assertThat(c.ownerSide()).isEqualTo(Side.VENDOR);
            assertThat(c.openedByName()).isEqualTo("Aisha Bello");
            assertThat(c.open()).isTrue();
        });
        assertThat(ledger.page(scene.account(), Long.MAX_VALUE, 1))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.kind()).isEqualTo("check-in.arranged");
                    assertThat(e.details()).containsEntry("due", "2026-11-27").containsEntry("owner", "Hanna Weiss");
                });
    }

    @Test
    void mayBeOwnedByTheLeaderWhoArrangesThem() {
        scene.asLeader(() -> arrange(FRIDAY, scene.leader()));

        assertThat(scene.asLeader(() -> browsing.mine(null, 10)))
                .extracting(CheckInSummary::account)
                .containsExactly(scene.account());
    }

    @Test
    void areNotArrangedFromOutsideTheAccount() {
        assertNotFound(() -> scene.asOtherChampion(() -> arrange(FRIDAY, scene.csm())));
        assertNotFound(() -> scene.asStranger(() -> arrange(FRIDAY, scene.csm())));
        assertNotFound(() -> scene.asOtherCsm(() -> arrange(FRIDAY, scene.csm())));
        assertNotFound(() -> scene.asSponsor(() -> arrange(FRIDAY, scene.csm())));
        assertNotFound(() -> scene.asOtherChampion(() -> browsing.open(scene.account())));
    }

    @Test
    void areNotOwnedByPeopleOfAnotherAccount() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> scene.asCsm(() -> arrange(FRIDAY, scene.otherChampion())))
                .satisfies(r -> assertThat(r.refusal().code()).isEqualTo("check-in.stranger"));
        assertThat(scene.asCsm(() -> browsing.open(scene.account()))).isEmpty();
    }

    @Test
    void cannotBeReachedThroughAnotherAccount() {
        var id = scene.asCsm(() -> arrange(FRIDAY, scene.csm()));

        assertNotFound(() -> scene.asOtherCsm(() -> completing.done(scene.otherAccount(), id, "done")));
        assertNotFound(() -> scene.asOtherCsm(() -> browsing.checkIn(scene.otherAccount(), id)));
        assertThat(scene.asOtherCsm(() -> browsing.open(scene.otherAccount()))).isEmpty();
        scene.asCsm(() -> completing.done(scene.account(), id, "We talked."));
        assertThat(scene.asOtherCsm(() -> browsing.done(scene.otherAccount()))).isEmpty();
    }

    @Test
    void areSomebodysTurnFromTheMorningOfTheirDay() {
        scene.asCsm(() -> arrange(FRIDAY, scene.champion()));
        clock.moveTo(Instant.parse("2026-11-26T23:59:00Z"));
        assertThat(due.turns(scene.account())).isEmpty();

        clock.moveTo(Instant.parse("2026-11-27T00:01:00Z"));

        assertThat(due.turns(scene.account())).singleElement().satisfies(t -> {
            assertThat(t.side()).isEqualTo(Side.CUSTOMER);
            assertThat(t.person()).isEqualTo(scene.champion());
            assertThat(t.since()).isEqualTo("2026-11-27T00:00:00Z");
        });
    }

    @Test
    void waitForNobodyOnceTheyTookPlace() {
        var id = scene.asCsm(() -> arrange(LocalDate.parse("2026-11-22"), scene.champion()));
        assertThat(due.turns(scene.account())).hasSize(1);

        scene.asChampion(() -> completing.done(scene.account(), id, "We talked."));

        assertThat(due.turns(scene.account())).isEmpty();
        assertThat(scene.asChampion(() -> browsing.done(scene.account())))
                .singleElement()
                .satisfies(c -> assertThat(c.note()).isEqualTo("We talked."));
    }

    @Test
    void takePlaceOnceEvenWhenTwoPeopleSayItAtTheSameMoment() throws Exception {
        var id = scene.asCsm(() -> arrange(FRIDAY, scene.csm()));
        var together = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> {
                together.await();
                scene.asCsm(() -> completing.done(scene.account(), id, "by the CSM"));
                return true;
            });
            var second = threads.submit(() -> {
                together.await();
                scene.asMember(() -> completing.done(scene.account(), id, "by the customer"));
                return true;
            });
            assertThat(new boolean[] {succeeded(first), succeeded(second)}).containsExactlyInAnyOrder(true, false);
        }
        assertThat(ledger.page(scene.account(), Long.MAX_VALUE, 10))
                .filteredOn(e -> e.kind().equals("check-in.done"))
                .hasSize(1);
    }

    @Test
    void areListedPageByPage() {
        var first = scene.asCsm(() -> arrange(FRIDAY, scene.csm()));
        var second = scene.asCsm(() -> arrange(FRIDAY, scene.csm()));
        var third = scene.asCsm(() -> arrange(LocalDate.parse("2026-11-24"), scene.csm()));

        var page = scene.asCsm(() -> browsing.mine(null, 2));
        var rest = scene.asCsm(() -> browsing.mine(page.getLast(), 2));

        assertThat(page).extracting(CheckInSummary::id).containsExactly(third, first);
        assertThat(rest).extracting(CheckInSummary::id).containsExactly(second);
    }

    @Test
    @DisplayName("count as customer acts only when a customer person acted (rule 20)")
    void quietEndsWithACustomersAct() {
        scene.asCsm(() -> arrange(FRIDAY, scene.csm()));
        assertThat(acts.lastCustomerAct(scene.account())).isEmpty();
        assertThat(acts.quiet(scene.account()).lastAct()).isEqualTo(Accounts.ONBOARDING_START);

        scene.asMember(() -> arrange(FRIDAY, scene.csm()));

        assertThat(acts.lastCustomerAct(scene.account())).isPresent();
        assertThat(acts.quiet(scene.account()).days()).isZero();
    }

    @Test
    @DisplayName("After a change of owner both sides are led to the one page where they confirm (rule 16)")
    void aHandoffLeadsBothToItsPage() {
        scene.asLeader(() -> assigning.assign(scene.account(), scene.otherCsm(), scene.csm()));

        assertThat(handoffs.turns(scene.account()))
                .hasSize(2)
                .extracting(Turn::path)
                .containsOnly("/plan/" + scene.account() + "/handoff");
    }

    private CheckInId arrange(LocalDate day, PersonId owner) {
        return arranging.arrange(scene.account(), "The first report", day, owner, "Waiting for the export");
    }

    private static boolean succeeded(Future<Boolean> act) throws InterruptedException {
        try {
            return act.get();
        } catch (java.util.concurrent.ExecutionException failed) {
            assertThat(failed.getCause()).isInstanceOfAny(Refused.class, ConcurrencyFailureException.class);
            return false;
        }
    }

    private static void assertNotFound(Runnable act) {
        assertThatExceptionOfType(NotFound.class).isThrownBy(act::run);
    }
}
