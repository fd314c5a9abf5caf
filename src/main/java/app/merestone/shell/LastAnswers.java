package app.merestone.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps the last answer to each open page packed. Flow keeps it as text for as long as nothing else is asked, so that it
 * can give it again if it was lost on its way. The answer that draws a page is by far the longest, at two bytes for each
 * character as soon as one of them is a typographic apostrophe: more than everything else that a session holds.
 */
@Component
class LastAnswers implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    /** Shorter ones are not worth the work: the answers to most presses. */
    static final int LONG = 4_096;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        // asked before Flow's own
        event.addRequestHandler(new Packing());
    }

    private static final class Packing extends UidlRequestHandler {

        private static final long serialVersionUID = 1L;

        @Override
        public Optional<ResponseWriter> synchronizedHandleRequest(
                VaadinSession session, VaadinRequest request, VaadinResponse response, String body) throws IOException {
            var ui = session.getService().findUI(request);
            if (ui == null) {
                return super.synchronizedHandleRequest(session, request, response, body);
            }
            unpack(ui);
            try {
                return super.synchronizedHandleRequest(session, request, response, body);
            } finally {
                pack(ui);
            }
        }

        private static void unpack(UI ui) {
            var packed = ComponentUtil.getData(ui, Packed.class);
            if (packed != null) {
                ui.getInternals().setLastRequestResponse(packed.text());
            }
        }

        private static void pack(UI ui) {
            var last = ui.getInternals().getLastRequestResponse();
            if (last != null && last.length() >= LONG) {
                ComponentUtil.setData(ui, Packed.class, Packed.of(last));
                ui.getInternals().setLastRequestResponse("");
            } else {
                ComponentUtil.setData(ui, Packed.class, null);
            }
        }
    }
}
