package app.merestone.enablement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.accounts.Directory;
import app.merestone.accounts.PlanStarted;
import app.merestone.kernel.NotFound;
import app.merestone.ledger.Role;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@DisplayName("The vendor's set-up tasks of an account (rules 14, 25)")
class InternalTasksModuleTests {

    @Autowired
    Accounts accounts;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    InternalTasks tasks;

    @Autowired
    TaskProgress progress;

    @Autowired
    Directory directory;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private Scene scene;

    @BeforeEach
    void startThePlan() {
        clock.reset();
        scene = accounts.scene();
        start();
    }

    @Test
    void comeFromTheSegmentsPlaybookOnce() {
        start();

        assertThat(scene.asCsm(() -> tasks.list(scene.account())))
                .extracting(InternalTaskLine::title)
                .containsExactlyElementsOf(directory.playbook(scene.account()).tasks())
                .hasSize(14);
        assertThat(progress.of(scene.account()).total()).isEqualTo(14);
    }

    @Test
    void areTickedByTheCsmWithNameAndTime() {
        var first = first();

        scene.asCsm(() -> tasks.tick(scene.account(), first));

        assertThat(scene.asCsm(() -> tasks.list(scene.account())).getFirst()).satisfies(t -> {
            assertThat(t.state()).isEqualTo(TaskState.DONE);
            assertThat(t.settledByName()).isEqualTo("Hanna Weiss");
            assertThat(t.settledAt()).isBetween(clock.instant().minusSeconds(60), clock.instant());
        });
        assertThat(progress.of(scene.account()).done()).isEqualTo(1);
        assertThat(progress.of(scene.account()).lastDoneAt()).isNotNull();
    }

    @Test
    void areCountedBesideTheTotalWhenNotNeeded() {
        var first = first();

        scene.asCsm(() -> tasks.notNeeded(scene.account(), first, "They have no such system."));
        scene.asCsm(() -> tasks.add(scene.account(), "Walk through the archive"));

        var count = progress.of(scene.account());
        assertThat(count.total()).isEqualTo(14);
        assertThat(count.notNeeded()).isEqualTo(1);
        assertThat(scene.asCsm(() -> tasks.list(scene.account())).getLast().title())
                .isEqualTo("Walk through the archive");
    }

    @Test
    void areReadByTheVendorsOtherPeopleAndChangedByTheCsmAlone() {
        var first = first();

        assertThat(scene.asLeader(() -> tasks.list(scene.account()))).hasSize(14);
        assertThat(scene.asOtherCsm(() -> tasks.list(scene.account()))).hasSize(14);
        assertShut(() -> scene.asOtherCsm(() -> tasks.tick(scene.account(), first)));
        assertShut(() -> scene.asLeader(() -> tasks.tick(scene.account(), first)));
    }

    @Test
    void areNeverListedForCustomers() {
        assertShut(() -> scene.asChampion(() -> tasks.list(scene.account())));
        assertShut(() -> scene.asAdmin(() -> tasks.list(scene.account())));
    }

    @Test
    void cannotBeReachedThroughAnotherAccount() {
        var first = first();

        assertShut(() -> scene.asOtherCsm(() -> tasks.tick(scene.otherAccount(), first)));
    }

    // by role or by account: whoever may not, cannot
    private static void assertShut(Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfAny(NotFound.class, AccessDeniedException.class);
    }

    private InternalTaskId first() {
        return scene.asCsm(() -> tasks.list(scene.account())).getFirst().id();
    }

    private void start() {
        transaction.executeWithoutResult(
                t -> events.publishEvent(new PlanStarted(scene.account(), scene.csm(), Role.CSM, clock.instant())));
    }
}
