package app.merestone.portfolio;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Brings an account up to date after each act: once, although one act is told of by several events. */
@Component
class FollowingAccounts {

    private final KeepingUp keepingUp;
    private final ApplicationEventPublisher events;

    FollowingAccounts(KeepingUp keepingUp, ApplicationEventPublisher events) {
        this.keepingUp = keepingUp;
        this.events = events;
    }

    /** Within the act's own transaction, so that what is to follow is stored with it. */
    @EventListener
    void hear(AccountEvent event) {
        // a turn that was noted follows from an act of which this has been said
        if (event instanceof TurnOpened) {
            return;
        }
        if (Heard.inThisTransaction().add(event.account())) {
            events.publishEvent(new AccountActedOn(event.account(), event.at()));
        }
    }

    @ApplicationModuleListener
    void follow(AccountActedOn act) {
        keepingUp.with(act.account());
    }

    /** The accounts of which this transaction has said so already. */
    private static final class Heard implements TransactionSynchronization {

        private final Set<AccountId> accounts = new HashSet<>();

        static Set<AccountId> inThisTransaction() {
            @Nullable Heard heard = (Heard) TransactionSynchronizationManager.getResource(Heard.class);
            if (heard == null) {
                heard = new Heard();
                TransactionSynchronizationManager.registerSynchronization(heard);
                TransactionSynchronizationManager.bindResource(Heard.class, heard);
            }
            return heard.accounts;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Heard.class);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Heard.class, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(Heard.class);
        }
    }
}
