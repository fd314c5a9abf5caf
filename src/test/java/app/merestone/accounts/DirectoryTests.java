package app.merestone.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Role;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.TestClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class DirectoryTests {

    @Autowired
    Directory directory;

    @Autowired
    Accounts accounts;

    @Autowired
    AssigningOwners assigning;

    @Autowired
    SegmentRepository segments;

    @Autowired
    TestClock.Moving clock;

    @Test
    void anEmptyPortalStartsWithThreeSegments() {
        assertThat(segments.findAllByOrderByTargetDaysAscNameAsc())
                .extracting(Segment::name)
                .containsSubsequence("Small business", "Mid-market", "Enterprise");
        assertThat(segments.findAllByOrderByTargetDaysAscNameAsc()).allSatisfy(segment -> {
            var playbook = segment.playbook();
            assertThat(playbook.criteria()).hasSize(4);
            assertThat(playbook.criteria().getFirst().firstValue()).isTrue();
            assertThat(playbook.criteria().getFirst().statement()).isEqualTo(playbook.firstValue());
            assertThat(playbook.criteria().getFirst().measureName()).isNotNull();
            assertThat(playbook.criteria()).filteredOn(c -> c.afterOnboarding()).hasSize(1);
            assertThat(playbook.tasks()).hasSize(14).doesNotHaveDuplicates();
        });
    }

    @Test
    void anAccountIsKnownWithItsPeopleAndItsPlaybook() {
        var scene = accounts.scene();
        var facts = directory.account(scene.account());
        assertThat(facts.name()).isEqualTo(scene.name());
        assertThat(facts.csm()).isEqualTo(scene.csm());
        assertThat(facts.onboardingStart()).isEqualTo(Accounts.ONBOARDING_START);
        assertThat(facts.planStarted()).isTrue();
        assertThat(facts.ended()).isFalse();
        assertThat(directory.playbook(scene.account()).targetDays()).isEqualTo(45);
        assertThat(directory.customerPeople(scene.account()))
                .extracting(PersonFacts::role)
                .containsExactly(Role.CHAMPION, Role.DEPUTY, Role.MEMBER, Role.SPONSOR);
        assertThat(directory.champion(scene.account()))
                .get()
                .extracting(PersonFacts::person)
                .isEqualTo(scene.champion());
        assertThat(directory.csm(scene.account()))
                .get()
                .extracting(PersonFacts::firstName)
                .isEqualTo("Hanna");
        assertThat(directory.vendorPeople(scene.account()))
                .extracting(PersonFacts::person)
                .containsExactly(scene.csm());
        assertThat(directory.openHandoff(scene.account())).isEmpty();
        assertThat(directory.people(List.of(scene.member(), scene.leader(), PersonId.next())))
                .containsOnlyKeys(scene.member(), scene.leader());
        assertThat(directory.people(List.of())).isEmpty();
    }

    @Test
    void aStandInIsAmongTheVendorsPeopleFromTheFirstToTheLastDay() {
        clock.reset();
        var scene = accounts.scene();
        var from = LocalDate.of(2026, 11, 24);
        scene.asLeader(() -> assigning.nameStandIn(scene.account(), scene.otherCsm(), from, from.plusDays(1)));
        for (int day = 23; day <= 26; day++) {
            clock.moveTo(LocalDate.of(2026, 11, day).atTime(12, 0).toInstant(ZoneOffset.UTC));
            assertThat(directory.vendorPeople(scene.account()).stream()
                            .anyMatch(person -> person.person().equals(scene.otherCsm())))
                    .as("on the %dth", day)
                    .isEqualTo(day == 24 || day == 25);
        }
        clock.reset();
    }

    @Test
    void anEndedMemberIsNoLongerAmongTheAccountsPeople() {
        var scene = accounts.scene();
        accounts.end(scene.account(), scene.champion());
        assertThat(directory.champion(scene.account())).isEmpty();
    }

    @Test
    void anUnknownAccountIsNotFound() {
        assertThatThrownBy(() -> directory.account(AccountId.next())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> directory.playbook(AccountId.next())).isInstanceOf(NotFound.class);
    }
}
