package app.merestone.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** A page that could not be built: says whether it is the database, that nothing was changed, and what to do. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class TroublePage extends Div implements HasErrorParameter<Exception>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(TroublePage.class);

    private String title = "";

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        LOG.error("A page could not be shown: {}", event.getLocation().getPath(), parameter.getException());
        setClassName("page page-narrow");
        boolean away = databaseAway(parameter.getException());
        var heading = new H1(getTranslation(away ? "shell.trouble.database" : "shell.trouble"));
        Page.lead(heading);
        title = getTranslation("shell.title", heading.getText());
        // loads the page anew rather than asking this one, whose menu may be without what the database did not say
        var again = new Anchor(event.getLocation().getPathWithQueryParameters(), getTranslation("shell.trouble.again"));
        again.setRouterIgnore(true);
        add(heading, new Paragraph(getTranslation("shell.trouble.next")), again);
        return away ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    /** Asked by the router once the page is there: what was set before would be overwritten. */
    @Override
    public String getPageTitle() {
        return title;
    }

    private static boolean databaseAway(Throwable cause) {
        for (var at = cause; at != null; at = at.getCause()) {
            if (at instanceof DataAccessException || at instanceof TransactionException) {
                return true;
            }
        }
        return false;
    }

    // a press that reached a page of ours has passed it on the way down from Vaadin's handling of the message
    private static boolean ours(Throwable failed) {
        for (var at = failed; at != null; at = at.getCause()) {
            for (var frame : at.getStackTrace()) {
                if (frame.getClassName().startsWith("com.vaadin.flow.server.communication.")) {
                    break;
                }
                if (frame.getClassName().startsWith("app.merestone.")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What goes wrong in a press rather than a navigation ends here. */
    @Component
    static class Presses implements VaadinServiceInitListener {

        private static final long serialVersionUID = 1L;

        @Override
        public void serviceInit(ServiceInitEvent event) {
            event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(error -> {
                if (ours(error.getThrowable())) {
                    LOG.error("A press failed", error.getThrowable());
                } else {
                    // no page of ours was reached: what arrived does not fit what the page offers
                    LOG.warn("A message of an open page was refused: {}", String.valueOf(error.getThrowable()));
                }
                var ui = UI.getCurrent();
                if (ui != null) {
                    ui.access(() -> {
                        var words = ui.getTranslation(
                                databaseAway(error.getThrowable()) ? "shell.database-away" : "shell.press-failed");
                        Notification.show(words, 0, Position.BOTTOM_START);
                    });
                }
            }));
        }
    }
}
