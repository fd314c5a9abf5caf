package app.merestone.identity;

import app.merestone.accounts.Standing;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.ledger.AuthenticatedBy;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Whoever signed in through the identity provider; keeps its token, which signing out there asks for. */
final class ProviderPerson extends DefaultOidcUser implements SessionPerson {

    private static final long serialVersionUID = 1L;

    private final PersonId person;
    private final String name;
    private final Side side;
    private final String stamp;

    ProviderPerson(Standing standing, OidcUser user) {
        super(Authorities.of(standing), user.getIdToken());
        this.person = standing.person();
        this.name = standing.name();
        this.side = standing.side();
        this.stamp = standing.stamp();
    }

    @Override
    public PersonId person() {
        return person;
    }

    @Override
    public AuthenticatedBy authenticatedBy() {
        return AuthenticatedBy.IDENTITY_PROVIDER;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public String stamp() {
        return stamp;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProviderPerson that && super.equals(other) && person.equals(that.person);
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }
}
