package app.merestone.identity;

import app.merestone.accounts.Standing;
import app.merestone.ledger.AuthenticatedBy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Opens a session for somebody who has proved who they are without an identity provider. */
@Component
class OpeningSessions {

    private final SecurityContextRepository contexts;
    private final OpenSessions open;
    private final LastSignIns last;

    OpeningSessions(SecurityContextRepository contexts, OpenSessions open, LastSignIns last) {
        this.contexts = contexts;
        this.open = open;
        this.last = last;
    }

    /** Always a new session: nothing that somebody planted before, and no page of whoever was signed in here, lives on. */
    void open(Standing standing, AuthenticatedBy how, HttpServletRequest request, HttpServletResponse response) {
        var before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                MailedPerson.of(standing, how), null, Authorities.of(standing)));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        open.opened(request.getSession(), standing.person());
        last.record(standing.person(), how);
    }
}
