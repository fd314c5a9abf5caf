package app.merestone.identity;

import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Sends whoever has no session to the sign-in page, with the page they asked for in its address: a stranger gets no session
 * to remember it in.
 */
final class AskingToSignIn implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (isFromOpenPage(request) || !"GET".equals(request.getMethod())) {
            // the script of an open page follows no redirect; it reloads itself on this answer
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        var query = request.getQueryString();
        var target = Target.of(request.getRequestURI() + (query == null ? "" : "?" + query));
        response.sendRedirect(SignInPage.path(target, ""));
    }

    private static boolean isFromOpenPage(HttpServletRequest request) {
        var type = request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER);
        return type != null
                && Arrays.stream(RequestType.values())
                        .anyMatch(known -> known.getIdentifier().equals(type));
    }
}
