package app.merestone.identity;

import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What an open page goes on asking when its session is gone. Vaadin answers it without opening another, in words that the
 * page understands: it leaves.
 */
final class GoneSession implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        var type = request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER);
        return "/"
                        .equals(request.getRequestURI()
                                .substring(request.getContextPath().length()))
                && (RequestType.UIDL.getIdentifier().equals(type)
                        || RequestType.HEARTBEAT.getIdentifier().equals(type));
    }
}
