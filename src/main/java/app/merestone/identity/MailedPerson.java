package app.merestone.identity;

import app.merestone.accounts.Standing;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.ledger.AuthenticatedBy;
import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Whoever signed in by mailed link, by typed code or, in demo mode, by one press. */
record MailedPerson(PersonId person, AuthenticatedBy authenticatedBy, String name, Side side, String stamp)
        implements SessionPerson, AuthenticatedPrincipal, Serializable {

    static MailedPerson of(Standing standing, AuthenticatedBy how) {
        return new MailedPerson(standing.person(), how, standing.name(), standing.side(), standing.stamp());
    }

    @Override
    public String getName() {
        return person.toString();
    }
}
