package app.merestone.shell;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the open pages of this process when an act on their account was committed. */
@Component
public class AccountChanges {

    private final Subscribers<AccountId> pages;

    AccountChanges(Redraws redraws) {
        this.pages = new Subscribers<>(redraws);
    }

    /** Calls {@code redraw} in this UI, with its session locked, after each committed act on the account. */
    public Registration subscribe(AccountId account, UI ui, Runnable redraw) {
        return pages.subscribe(account, ui, redraw);
    }

    // no transactional listener, whose events the outbox would keep: what is missed here is only not redrawn
    @EventListener
    void on(AccountEvent event) {
        pages.tellAfterCommit(event.account());
    }
}
