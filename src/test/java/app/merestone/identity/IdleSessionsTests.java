package app.merestone.identity;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SessionDestroyEvent;
import com.vaadin.flow.server.SessionDestroyListener;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdleSessionsTests {

    private final VaadinService service = mock(VaadinService.class);
    private final VaadinSession pages = mock(VaadinSession.class);
    private final WrappedSession session = mock(WrappedSession.class);
    private final AtomicReference<SessionDestroyListener> listener = new AtomicReference<>();

    @BeforeEach
    void thePortalHasStarted() {
        doAnswer(call -> {
                    listener.set(call.getArgument(0));
                    return null;
                })
                .when(service)
                .addSessionDestroyListener(any());
        new IdleSessions().serviceInit(new ServiceInitEvent(service));
    }

    @Test
    void whenThePagesEndForWantOfUseTheSessionEndsWithThem() {
        when(pages.getSession()).thenReturn(session);

        listener.get().sessionDestroy(new SessionDestroyEvent(service, pages));

        verify(session).invalidate();
    }

    @Test
    void aSessionThatEndedFirstIsNoTrouble() {
        when(pages.getSession()).thenReturn(session);
        doThrow(new IllegalStateException("over")).when(session).invalidate();

        listener.get().sessionDestroy(new SessionDestroyEvent(service, pages));

        when(pages.getSession()).thenReturn(null);
        listener.get().sessionDestroy(new SessionDestroyEvent(service, pages));
    }
}
