package app.merestone.shell;

import app.merestone.kernel.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Each module's {@code ui} offers its own lines of the menu, for whoever is asking. */
public interface NavigationSource {

    /**
     * The lines this person sees.
     *
     * @param roles CUSTOMER, CSM, LEADER, ADMIN: what the session's person is
     * @param account the account whose page is open; empty on pages of no account
     */
    List<NavigationItem> items(Set<String> roles, Optional<AccountId> account);
}
