package app.merestone.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class SubscribersTests {

    private final List<Runnable> queue = new ArrayList<>();
    private final Subscribers<String> subscribers = new Subscribers<>(queue::add);
    private final UI page = new FreePage();
    private int redrawn;

    @Test
    void whoeverTellsDoesNotWaitForThePagesOfOthers() {
        subscribers.subscribe("account", page, () -> redrawn++);

        subscribers.tell("account");

        assertThat(redrawn).as("on the thread that told").isZero();
        queue.forEach(Runnable::run);
        assertThat(redrawn).isOne();
    }

    @Test
    void whatIsToldSeveralTimesAtOnceIsRedrawnOnceAndAgainWhenItIsToldAgain() {
        subscribers.subscribe("account", page, () -> redrawn++);

        subscribers.tell("account");
        subscribers.tell("account");
        assertThat(queue).hasSize(1);
        queue.removeFirst().run();
        subscribers.tell("account");
        queue.removeFirst().run();

        assertThat(redrawn).isEqualTo(2);
    }

    @Test
    void aPageThatStoppedListeningIsToldNothing() {
        var registration = subscribers.subscribe("account", page, () -> redrawn++);
        registration.remove();

        subscribers.tell("account");

        assertThat(queue).isEmpty();
    }

    /** A page whose session nobody holds: what asks for it runs at once, on the thread that asks. */
    private static final class FreePage extends UI {

        private static final long serialVersionUID = 1L;

        @Override
        public Future<Void> access(Command command) {
            var task = new FutureTask<Void>(command::execute, null);
            task.run();
            return task;
        }
    }
}
