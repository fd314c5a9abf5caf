package app.merestone.identity;

import app.merestone.accounts.Standing;
import app.merestone.accounts.Standings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session at its next request when its person or the last of their memberships has ended, or their roles have
 * changed, whoever did it and on whichever node.
 */
final class StandingFilter extends OncePerRequestFilter {

    private final Standings standings;

    StandingFilter(Standings standings) {
        this.standings = standings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof SessionPerson person
                && !stillStands(person)) {
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean stillStands(SessionPerson person) {
        try {
            return standings
                    .of(person.person())
                    .filter(Standing::mayEnter)
                    .filter(standing -> standing.stamp().equals(person.stamp()))
                    .isPresent();
        } catch (DataAccessException | TransactionException databaseAway) {
            // everything behind this asks the database again for itself, and can say in its own page that it is away
            return true;
        }
    }
}
