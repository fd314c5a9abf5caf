package app.merestone.identity;

import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.ledger.AuthenticatedBy;
import app.merestone.shell.SignedInName;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The person of the current session, for what a page shows. What they may do is not decided here but by
 * {@link app.merestone.accounts.Access}.
 */
@Component
public class CurrentPerson implements SignedInName {

    /** Who they are, if somebody is signed in. */
    public Optional<PersonId> id() {
        return person().map(SessionPerson::person);
    }

    /** Their name. */
    @Override
    public Optional<String> name() {
        return person().map(SessionPerson::name);
    }

    /** Their side. */
    public Optional<Side> side() {
        return person().map(SessionPerson::side);
    }

    /** How they signed in. */
    public Optional<AuthenticatedBy> authenticatedBy() {
        return person().map(SessionPerson::authenticatedBy);
    }

    /** CUSTOMER, CSM, LEADER, ADMIN: which of these the session carries. */
    public Set<String> roles() {
        return authentication().stream()
                .flatMap(a -> a.getAuthorities().stream())
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith("ROLE_"))
                .map(authority -> authority.substring("ROLE_".length()))
                .filter(role -> !"ANONYMOUS".equals(role))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<SessionPerson> person() {
        return authentication()
                .map(Authentication::getPrincipal)
                .filter(SessionPerson.class::isInstance)
                .map(SessionPerson.class::cast);
    }

    private static Optional<Authentication> authentication() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication());
    }
}
