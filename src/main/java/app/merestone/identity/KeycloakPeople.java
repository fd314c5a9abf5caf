package app.merestone.identity;

import app.merestone.accounts.Standing;
import app.merestone.accounts.Standings;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.kernel.StoredTime;
import app.merestone.ledger.Role;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom the identity provider's subject is here. The first time a verified address decides, from then on issuer and subject:
 * an address may be given to somebody else over there, a subject is not. The vendor's roles are the provider's word,
 * customers' memberships are ours.
 */
@Component
class KeycloakPeople {

    private final Standings standings;
    private final JdbcClient jdbc;
    private final Clock clock;

    KeycloakPeople(Standings standings, JdbcClient jdbc, Clock clock) {
        this.standings = standings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who that is, with their roles as the provider says; or why they cannot come in. Roles taken away are stored either way. */
    @Transactional
    Answer admit(ProviderClaims claims) {
        var pinned = pinned(claims);
        if (pinned.isPresent()) {
            return standings
                    .of(pinned.get())
                    .map(standing -> checked(standing, claims))
                    .orElse(new NotIn(Reason.NO_ACCESS));
        }
        if (claims.email().isEmpty()) {
            return new NotIn(Reason.UNVERIFIED);
        }
        var known = standings.of(claims.email().get());
        if (known.isEmpty() && claims.roles().isEmpty()) {
            return new NotIn(Reason.NO_ACCESS);
        }
        if (known.filter(standing -> isSomebodyElse(standing, claims)).isPresent()) {
            return new NotIn(Reason.SOMEBODY_ELSE);
        }
        var answer = known.map(standing -> checked(standing, claims))
                .orElseGet(() -> vendorPerson(claims.email().get(), claims.name(), claims.roles()));
        if (answer instanceof In in && !pin(claims, in.standing().person())) {
            return new NotIn(Reason.SOMEBODY_ELSE);
        }
        return answer;
    }

    private Answer checked(Standing standing, ProviderClaims claims) {
        if (standing.side() == Side.VENDOR) {
            return vendorPerson(standing.email(), standing.name(), claims.roles());
        }
        if (!claims.roles().isEmpty()) {
            return new NotIn(Reason.OTHER_SIDE);
        }
        return in(standing);
    }

    private Answer vendorPerson(EmailAddress address, String name, Set<Role> roles) {
        try {
            return in(standings.admitVendorPerson(address, name, roles));
        } catch (Refused endedOrOtherSide) {
            return new NotIn(Reason.NO_ACCESS);
        }
    }

    private static Answer in(Standing standing) {
        return standing.mayEnter() ? new In(standing) : new NotIn(Reason.NO_ACCESS);
    }

    private Optional<PersonId> pinned(ProviderClaims claims) {
        return jdbc.sql("SELECT person_id FROM identity_link WHERE issuer = :issuer AND subject = :subject")
                .param("issuer", claims.issuer())
                .param("subject", claims.subject())
                .query(String.class)
                .optional()
                .map(PersonId::parse);
    }

    private boolean isSomebodyElse(Standing standing, ProviderClaims claims) {
        return jdbc.sql("""
                        SELECT 1 FROM identity_link
                         WHERE person_id = :person AND issuer = :issuer AND subject <> :subject""")
                .param("person", standing.person().toString())
                .param("issuer", claims.issuer())
                .param("subject", claims.subject())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private boolean pin(ProviderClaims claims, PersonId person) {
        try {
            jdbc.sql("""
                            INSERT INTO identity_link (issuer, subject, person_id, linked_at)
                            VALUES (:issuer, :subject, :person, :now)""")
                    .param("issuer", claims.issuer())
                    .param("subject", claims.subject())
                    .param("person", person.toString())
                    .param("now", StoredTime.column(clock.instant()))
                    .update();
            return true;
        } catch (DuplicateKeyException fasterSignIn) {
            return pinned(claims).filter(person::equals).isPresent();
        }
    }

    /** In, or why not. */
    sealed interface Answer {}

    record In(Standing standing) implements Answer {}

    record NotIn(Reason reason) implements Answer {}

    /** Why somebody whom the identity provider knows does not come in. */
    enum Reason {
        /** Neither a role nor a membership. */
        NO_ACCESS,
        /** The provider has not verified their address. */
        UNVERIFIED,
        /** A role of the vendor's, but the address of a customer's person. */
        OTHER_SIDE,
        /** The person with this address is pinned to another subject. */
        SOMEBODY_ELSE,
        /** The provider did not answer, or something in between was too old. */
        PROVIDER;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static Reason of(String code) {
            for (var reason : values()) {
                if (reason.code().equals(code)) {
                    return reason;
                }
            }
            return PROVIDER;
        }
    }
}
