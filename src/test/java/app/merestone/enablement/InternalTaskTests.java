package app.merestone.enablement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A set-up task (rule 14)")
class InternalTaskTests {

    private static final PersonId OMAR = PersonId.next();
    private static final PersonId JUNE = PersonId.next();
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-23T12:00:00Z");

    private final InternalTask task = InternalTask.add(AccountId.next(), 1, "Load the price list", OMAR, NOW);

    @Test
    void isTickedByWhoeverTickedItFirst() {
        task.tick(OMAR, NOW);
        task.tick(JUNE, LATER);

        assertThat(task.state()).isEqualTo(TaskState.DONE);
        assertThat(task.settledBy()).isEqualTo(OMAR);
        assertThat(task.settledAt()).isEqualTo(NOW);
    }

    @Test
    void losesItsTickAgain() {
        task.tick(OMAR, NOW);
        task.reopen(LATER);

        assertThat(task.state()).isEqualTo(TaskState.OPEN);
        assertThat(task.settledBy()).isNull();
        assertThat(task.settledAt()).isNull();
    }

    @Test
    void isNotNeededForAReasonOnly() {
        refuses("text.empty", () -> task.notNeeded("  ", OMAR, NOW));

        task.notNeeded("They keep no price list.", OMAR, NOW);

        assertThat(task.state()).isEqualTo(TaskState.NOT_NEEDED);
        assertThat(task.reason()).isEqualTo("They keep no price list.");
    }

    @Test
    void isNotUnneededOnceItIsDone() {
        task.tick(OMAR, NOW);

        refuses("internal-task.done", () -> task.notNeeded("Not needed", OMAR, NOW));
    }

    @Test
    void isCountedBesideTheTotalWhenItIsNotNeeded() {
        var count = new TaskCount(13, 13, 1, List.of(NOW, LATER));

        assertThat(count.allDone()).isTrue();
        assertThat(count.firstDoneAt()).isEqualTo(NOW);
        assertThat(count.lastDoneAt()).isEqualTo(LATER);
    }

    @Test
    void leavesTheSetUpOpenWhileItIsOpen() {
        assertThat(new TaskCount(13, 14, 0, List.of()).allDone()).isFalse();
        assertThat(TaskCount.NONE.allDone()).isFalse();
    }

    private static void refuses(String code, Runnable act) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(act::run)
                .satisfies(r -> assertThat(r.refusal().code()).isEqualTo(code));
    }
}
