package app.merestone.identity;

import app.merestone.accounts.Standing;
import app.merestone.kernel.Side;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The roles a session carries: CUSTOMER, or the vendor's CSM, LEADER, ADMIN. They only say which doors exist for this
 * person; what they may do behind one is asked of the database each time.
 */
final class Authorities {

    private Authorities() {}

    static List<GrantedAuthority> of(Standing standing) {
        if (standing.side() == Side.CUSTOMER) {
            return List.of(new SimpleGrantedAuthority("ROLE_CUSTOMER"));
        }
        return standing.vendorRoles().stream()
                .sorted()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }
}
