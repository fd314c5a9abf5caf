package app.merestone.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Open pages of this process, by what they want to hear of. They are told that something happened, never what: each asks
 * again for what its own reader may see, so nothing can leak through here.
 *
 * @param <K> what is listened to: an account, a person
 */
public final class Subscribers<K> {

    private final Map<K, Set<Subscriber>> subscribers = new ConcurrentHashMap<>();
    private final Executor redraws;

    /** Redraws by this executor, which should not be the thread of whoever tells. */
    public Subscribers(Executor redraws) {
        this.redraws = redraws;
    }

    /** From now on calls {@code redraw} in this UI, with its session locked, each time this is told. */
    public Registration subscribe(K what, UI ui, Runnable redraw) {
        var subscriber = new Subscriber(ui, redraw, new AtomicBoolean());
        subscribers.compute(what, (key, present) -> {
            var set = present == null ? ConcurrentHashMap.<Subscriber>newKeySet() : present;
            set.add(subscriber);
            return set;
        });
        return Registration.once(() -> subscribers.computeIfPresent(what, (key, present) -> {
            present.remove(subscriber);
            return present.isEmpty() ? null : present;
        }));
    }

    /** Tells every page that listens to this. */
    public void tell(K what) {
        subscribers.getOrDefault(what, Set.of()).forEach(subscriber -> subscriber.tell(redraws));
    }

    /** Tells them once the transaction that is under way has been committed, or now when there is none. */
    public void tellAfterCommit(K what) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            tell(what);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                // not in afterCommit, whose failures reach whoever acted
                if (status == STATUS_COMMITTED) {
                    tell(what);
                }
            }
        });
    }

    private record Subscriber(UI ui, Runnable redraw, AtomicBoolean waiting) {

        void tell(Executor redraws) {
            // what is told several times at once is redrawn once
            if (!waiting.compareAndSet(false, true)) {
                return;
            }
            try {
                // a page whose session is free at the moment is redrawn by whoever asks
                redraws.execute(this::access);
            } catch (RejectedExecutionException stopping) {
                waiting.set(false);
            }
        }

        private void access() {
            try {
                ui.access(() -> {
                    waiting.set(false);
                    redraw.run();
                });
            } catch (UIDetachedException gone) {
                waiting.set(false);
            }
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
