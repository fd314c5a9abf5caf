package app.merestone.shell;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells the open pages of this process when an act on their account was committed. It carries no content: each page asks
 * again for what its own reader may see, so nothing can leak through here.
 */
@Component
public class AccountChanges {

    private final Map<AccountId, Set<Subscriber>> subscribers = new ConcurrentHashMap<>();

    /** Calls {@code redraw} in this UI, with its session locked, after each committed act on the account. */
    public Registration subscribe(AccountId account, UI ui, Runnable redraw) {
        var subscriber = new Subscriber(ui, redraw, new AtomicBoolean());
        subscribers.compute(account, (id, present) -> {
            var set = present == null ? ConcurrentHashMap.<Subscriber>newKeySet() : present;
            set.add(subscriber);
            return set;
        });
        return Registration.once(() -> subscribers.computeIfPresent(account, (id, present) -> {
            present.remove(subscriber);
            return present.isEmpty() ? null : present;
        }));
    }

    // no transactional listener: the outbox would keep a row for each event, and what is missed here is only not
    // redrawn
    @EventListener
    void on(AccountEvent event) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            tell(event.account());
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                // not in afterCommit, whose failures reach whoever acted
                if (status == STATUS_COMMITTED) {
                    tell(event.account());
                }
            }
        });
    }

    private void tell(AccountId account) {
        subscribers.getOrDefault(account, Set.of()).forEach(Subscriber::tell);
    }

    private record Subscriber(UI ui, Runnable redraw, AtomicBoolean waiting) {

        void tell() {
            // one act publishes several events; the page is redrawn once for all of them
            if (!waiting.compareAndSet(false, true)) {
                return;
            }
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
