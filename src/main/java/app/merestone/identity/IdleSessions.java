package app.merestone.identity;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/**
 * Signs out whoever left a page open and did nothing: the page's own heartbeat would keep the session of the web server
 * alive, so it ends together with the pages, which count only what their reader does.
 */
@Component
class IdleSessions implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.getSource().addSessionDestroyListener(idle -> {
            var session = idle.getSession().getSession();
            if (session != null) {
                try {
                    session.invalidate();
                } catch (IllegalStateException overAlready) {
                    // it was the session's end that ended the pages
                }
            }
        });
    }
}
