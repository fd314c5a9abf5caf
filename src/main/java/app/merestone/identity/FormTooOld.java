package app.merestone.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** A form whose token is missing or stale leads to the page where one begins anew; everything else is not there. */
final class FormTooOld implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        if (reason instanceof CsrfException) {
            response.sendRedirect("/sign-in?because=stale");
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
