package app.merestone.identity;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;

/**
 * What the identity provider says of somebody.
 *
 * @param issuer who says so
 * @param subject its own name for them, which never changes
 * @param email their address, only if the provider has verified it
 * @param name what to call them
 * @param roles which of csm, leader, admin they have
 */
record ProviderClaims(String issuer, String subject, Optional<EmailAddress> email, String name, Set<Role> roles) {

    private static final int LONGEST_NAME = 120;

    static ProviderClaims of(String issuer, String subject, StandardClaimAccessor claims) {
        var email = Boolean.TRUE.equals(claims.getEmailVerified())
                ? Optional.ofNullable(claims.getEmail()).flatMap(ProviderClaims::address)
                : Optional.<EmailAddress>empty();
        var name = Optional.ofNullable(claims.getFullName())
                .or(() -> Optional.ofNullable(claims.getPreferredUsername()))
                .map(String::strip)
                .filter(n -> !n.isEmpty())
                .or(() -> email.map(EmailAddress::value))
                .orElse(subject);
        return new ProviderClaims(
                issuer,
                subject,
                email,
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                roles(claims));
    }

    private static Set<Role> roles(StandardClaimAccessor claims) {
        var roles = EnumSet.noneOf(Role.class);
        List<String> said = claims.getClaimAsStringList("roles");
        if (said != null) {
            for (var role : List.of(Role.CSM, Role.LEADER, Role.ADMIN)) {
                if (said.contains(role.name().toLowerCase(Locale.ROOT))) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    private static Optional<EmailAddress> address(String email) {
        try {
            return Optional.of(new EmailAddress(email));
        } catch (Refused malformed) {
            return Optional.empty();
        }
    }
}
