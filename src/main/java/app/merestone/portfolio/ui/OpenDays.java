package app.merestone.portfolio.ui;

import app.merestone.accounts.OwnerAssigned;
import app.merestone.accounts.StandInEnded;
import app.merestone.accounts.StandInNamed;
import app.merestone.kernel.PersonId;
import app.merestone.portfolio.DayChanged;
import app.merestone.shell.Redraws;
import app.merestone.shell.Subscribers;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a vendor person's open days of this process that something waits, or no longer does. */
@Component
class OpenDays {

    private final Subscribers<PersonId> days;

    OpenDays(Redraws redraws) {
        this.days = new Subscribers<>(redraws);
    }

    Registration subscribe(PersonId person, UI ui, Runnable redraw) {
        return days.subscribe(person, ui, redraw);
    }

    @EventListener
    void on(DayChanged change) {
        days.tellAfterCommit(change.person());
    }

    @EventListener
    void on(OwnerAssigned handed) {
        Stream.of(handed.from(), handed.to()).filter(Objects::nonNull).forEach(days::tellAfterCommit);
    }

    @EventListener
    void on(StandInNamed named) {
        days.tellAfterCommit(named.standIn());
    }

    @EventListener
    void on(StandInEnded ended) {
        days.tellAfterCommit(ended.standIn());
    }
}
