package app.merestone.identity;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * The sessions that are open on this node, so that they can be ended before their owner asks for the next page: also the
 * pages that are open in a browser and hear what others do.
 */
@Component
class OpenSessions implements HttpSessionListener, HttpSessionIdListener {

    private static final Logger LOG = LoggerFactory.getLogger(OpenSessions.class);
    private static final String ENDED = "/sign-in?because=ended";

    private static final String HOME = "/";
    private static final Duration TIME_TO_LEAVE = Duration.ofSeconds(10);

    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final TaskScheduler scheduler;

    OpenSessions(TaskScheduler scheduler) {
        this.scheduler = scheduler;
    }

    void opened(HttpSession session, PersonId person) {
        open.put(session.getId(), new Open(person, session));
    }

    /** Ends every session of this person, wherever it was opened. */
    void end(PersonId person) {
        List.copyOf(open.values()).stream()
                .filter(session -> session.person().equals(person))
                .forEach(session -> end(session.session()));
    }

    /** Leads this person's open pages of this account home; everything else of theirs stays as it is. */
    void close(PersonId person, AccountId account) {
        List.copyOf(open.values()).stream()
                .filter(session -> session.person().equals(person))
                .forEach(session -> {
                    try {
                        tellPages(session.session(), HOME, ui -> ui.getActiveViewLocation()
                                .getSegments()
                                .contains(account.toString()));
                    } catch (IllegalStateException endedMeanwhile) {
                        LOG.debug("A session had ended before its pages were to close", endedMeanwhile);
                    }
                });
    }

    /** Ends this one. */
    void end(String id) {
        var session = open.get(id);
        if (session != null) {
            end(session.session());
        }
    }

    private void end(HttpSession session) {
        open.remove(session.getId());
        try {
            // from here on its requests are a stranger's, and what its pages hear of others is refused
            session.removeAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
            if (tellPages(session, ENDED, ui -> true)) {
                // what is on its way to a page is lost when its session ends, and the page would stay where it is
                scheduler.schedule(
                        () -> invalidate(session),
                        scheduler.getClock().instant().plus(TIME_TO_LEAVE));
            } else {
                invalidate(session);
            }
        } catch (IllegalStateException endedMeanwhile) {
            LOG.debug("A session had ended before it was to end", endedMeanwhile);
        }
    }

    /** Sends its open pages elsewhere; whether there were any. */
    private static boolean tellPages(HttpSession session, String where, Predicate<UI> which) {
        var told = false;
        for (var pages : VaadinSession.getAllSessions(session)) {
            try {
                pages.accessSynchronously(
                        () -> pages.getUIs().stream().filter(which).forEach(ui -> {
                            ui.getPage().setLocation(where);
                            ui.push();
                        }));
                told = true;
            } catch (RuntimeException pageIsGone) {
                LOG.debug("An open page could not be told to leave", pageIsGone);
            }
        }
        return told;
    }

    private static void invalidate(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException endedMeanwhile) {
            LOG.debug("A session had ended before it was to end", endedMeanwhile);
        }
    }

    int count(PersonId person) {
        return (int) open.values().stream()
                .filter(session -> session.person().equals(person))
                .count();
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        open.remove(event.getSession().getId());
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldId) {
        var moved = open.remove(oldId);
        if (moved != null) {
            open.put(event.getSession().getId(), moved);
        }
    }

    private record Open(PersonId person, HttpSession session) {}
}
