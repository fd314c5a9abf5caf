package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.ledger.Role;
import java.util.List;
import java.util.Set;

/**
 * What a person may be at this moment. A session takes its roles from here when it opens; what may be done is asked of
 * {@link Access} each time.
 *
 * @param vendorRoles CSM, leader, admin; empty for customer people
 * @param accounts the accounts they belong to as a customer person, by name; empty for vendor people
 */
public record Capacities(Set<Role> vendorRoles, List<AccountId> accounts) {

    /** Whether there is nothing this person may do: they see a page that says whom to ask. */
    public boolean none() {
        return vendorRoles.isEmpty() && accounts.isEmpty();
    }
}
