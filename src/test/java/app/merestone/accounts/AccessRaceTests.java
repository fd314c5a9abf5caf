package app.merestone.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import app.merestone.ledger.Role;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Ending somebody's access and acting under it never overlap: one of the two is wholly over before the other begins. */
@DatabaseTest
class AccessRaceTests {

    @Autowired
    InvitingPeople inviting;

    @Autowired
    AssigningOwners assigning;

    @Autowired
    AppointingPeople appointing;

    @Autowired
    EndingAccess ending;

    @Autowired
    Access access;

    @Autowired
    Ledger ledger;

    @Autowired
    Directory directory;

    @Autowired
    Accounts accounts;

    @Autowired
    TransactionTemplate transaction;

    Scene scene;

    @BeforeEach
    void begin() {
        scene = accounts.scene();
    }

    @Test
    void endingAccessWaitsForTheActUnderIt() throws Exception {
        var acting = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var people = Executors.newFixedThreadPool(2)) {
            var act = people.submit(() -> scene.asDeputy(() -> transaction.executeWithoutResult(t -> {
                access.customerSignatory(scene.account());
                acting.countDown();
                await(release);
            })));
            assertThat(acting.await(20, TimeUnit.SECONDS)).isTrue();
            var end = people.submit(() -> scene.asChampion(() -> inviting.endAccess(scene.account(), scene.deputy())));
            // the end cannot be over while the act is under way; the lock holds it until the act lets go
            assertThat(end.isDone()).isFalse();
            release.countDown();
            act.get(20, TimeUnit.SECONDS);
            end.get(20, TimeUnit.SECONDS);
        }
        assertThat(ledger.page(scene.account(), Long.MAX_VALUE, 1).getFirst().kind())
                .isEqualTo("access.ended");
    }

    @Test
    void anActThatWaitedForTheEndIsRefused() throws Exception {
        var ending = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var people = Executors.newFixedThreadPool(2)) {
            var end = people.submit(() -> scene.asChampion(() -> transaction.executeWithoutResult(t -> {
                inviting.endAccess(scene.account(), scene.deputy());
                ending.countDown();
                await(release);
            })));
            assertThat(ending.await(20, TimeUnit.SECONDS)).isTrue();
            var act = people.submit(() ->
                    scene.asDeputy(() -> tried(() -> inviting.invite(scene.account(), "Late", fresh(), Role.MEMBER))));
            release.countDown();
            end.get(20, TimeUnit.SECONDS);
            assertThat(act.get(20, TimeUnit.SECONDS)).isEqualTo("not found");
        }
    }

    @Test
    void twoWhoInviteTheSamePersonAtOnceInviteThemOnce() throws Exception {
        var email = fresh();
        var outcomes = atOnce(List.of(
                () -> scene.asChampion(() -> tried(() -> inviting.invite(scene.account(), "Nina", email, Role.MEMBER))),
                () -> scene.asDeputy(
                        () -> tried(() -> inviting.invite(scene.account(), "Nina", email, Role.SPONSOR)))));
        assertThat(outcomes).containsOnlyOnce("done").hasSize(2);
        assertThat(directory.customerPeople(scene.account())).hasSize(5);
    }

    @Test
    void twoLeadersWhoAssignAtOnceLeaveOneOwnerAndOneHandoff() throws Exception {
        var third = accounts.vendorPerson("Uma Third", "CSM");
        var outcomes = atOnce(List.of(
                () -> scene.asLeader(() -> tried(() -> {
                    assigning.assign(scene.account(), scene.otherCsm(), scene.csm());
                    return true;
                })),
                () -> scene.asLeader(() -> tried(() -> {
                    assigning.assign(scene.account(), third, scene.csm());
                    return true;
                }))));
        assertThat(outcomes).containsExactlyInAnyOrder("done", "owner.changed");
        assertThat(directory.openHandoff(scene.account()))
                .get()
                .extracting(OpenHandoff::to)
                .isEqualTo(directory.account(scene.account()).csm());
    }

    @Test
    @DisplayName("Rule 16: whoever is given an account while they lose the role keeps the role, or gets no account")
    void aRoleIsNotTakenFromSomebodyWhoIsJustBeingGivenAnAccount() throws Exception {
        var heir = accounts.vendorPerson("Uma Heir", "CSM");
        var given = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var people = Executors.newFixedThreadPool(2)) {
            var assign = people.submit(() -> scene.asLeader(() -> transaction.executeWithoutResult(t -> {
                assigning.assign(scene.account(), heir, scene.csm());
                given.countDown();
                await(release);
            })));
            assertThat(given.await(20, TimeUnit.SECONDS)).isTrue();
            var demote = people.submit(() -> scene.asAdmin(() -> tried(() -> {
                appointing.giveRoles(heir, EnumSet.of(Role.LEADER));
                return true;
            })));
            waits(demote);
            release.countDown();
            assign.get(20, TimeUnit.SECONDS);
            assertThat(demote.get(20, TimeUnit.SECONDS)).isEqualTo("person.owns-accounts");
        }
    }

    @Test
    @DisplayName("Rule 16: nobody's access ends while they are being given an account")
    void nobodyIsEndedWhoIsJustBeingGivenAnAccount() throws Exception {
        var heir = accounts.vendorPerson("Uma Heir", "CSM");
        var given = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var people = Executors.newFixedThreadPool(2)) {
            var assign = people.submit(() -> scene.asLeader(() -> transaction.executeWithoutResult(t -> {
                assigning.assign(scene.account(), heir, scene.csm());
                given.countDown();
                await(release);
            })));
            assertThat(given.await(20, TimeUnit.SECONDS)).isTrue();
            var end = people.submit(() -> scene.asAdmin(() -> tried(() -> {
                ending.everywhere(heir);
                return true;
            })));
            waits(end);
            release.countDown();
            assign.get(20, TimeUnit.SECONDS);
            assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo("person.owns-accounts");
        }
    }

    @Test
    @DisplayName("Rule 16: an account is not given to somebody who is just losing the role")
    void anAccountIsNotGivenToSomebodyWhoIsJustLosingTheRole() throws Exception {
        var heir = accounts.vendorPerson("Uma Heir", "CSM");
        var taken = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var people = Executors.newFixedThreadPool(2)) {
            var demote = people.submit(() -> scene.asAdmin(() -> transaction.executeWithoutResult(t -> {
                appointing.giveRoles(heir, EnumSet.of(Role.LEADER));
                taken.countDown();
                await(release);
            })));
            assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue();
            var assign = people.submit(() -> scene.asLeader(() -> tried(() -> {
                assigning.assign(scene.account(), heir, scene.csm());
                return true;
            })));
            waits(assign);
            release.countDown();
            demote.get(20, TimeUnit.SECONDS);
            assertThat(assign.get(20, TimeUnit.SECONDS)).isEqualTo("person.not-available");
        }
    }

    /** It is not over while the other holds what it needs; long enough to be over if it did not wait. */
    private static void waits(Future<?> act) {
        assertThatThrownBy(() -> act.get(700, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    @Tag("long")
    @RepeatedTest(40)
    void whoeverWinsNothingIsRecordedAfterTheEnd() throws Exception {
        var outcomes = atOnce(List.of(
                () -> scene.asDeputy(() -> tried(() -> inviting.invite(scene.account(), "A", fresh(), Role.MEMBER))),
                () -> scene.asDeputy(() -> tried(() -> inviting.invite(scene.account(), "B", fresh(), Role.MEMBER))),
                () -> scene.asChampion(() -> tried(() -> {
                    inviting.endAccess(scene.account(), scene.deputy());
                    return true;
                }))));
        assertThat(outcomes).last().isEqualTo("done");
        assertThat(outcomes).allMatch(outcome -> outcome.equals("done") || outcome.equals("not found"));
        var entries = ledger.page(scene.account(), Long.MAX_VALUE, 10);
        long ended = entries.stream()
                .filter(e -> e.kind().equals("access.ended"))
                .mapToLong(LedgerEntry::sequence)
                .findFirst()
                .orElseThrow();
        assertThat(entries).filteredOn(e -> e.person().equals(scene.deputy())).allMatch(e -> e.sequence() < ended);
        assertThat(ledger.check(scene.account())).isEmpty();
    }

    private static String tried(Callable<?> act) {
        try {
            act.call();
            return "done";
        } catch (NotFound nothing) {
            return "not found";
        } catch (Refused refused) {
            return refused.refusal().code();
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static List<String> atOnce(List<Callable<String>> acts) throws Exception {
        var barrier = new CyclicBarrier(acts.size());
        try (var people = Executors.newFixedThreadPool(acts.size())) {
            var under = acts.stream()
                    .map(act -> people.submit(() -> {
                        barrier.await(20, TimeUnit.SECONDS);
                        return act.call();
                    }))
                    .toList();
            var outcomes = new java.util.ArrayList<String>();
            for (var each : under) {
                outcomes.add(each.get(60, TimeUnit.SECONDS));
            }
            return outcomes;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let go");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String fresh() {
        return "race." + UUID.randomUUID() + "@harbour.example";
    }
}
