package app.merestone.shell;

import app.merestone.kernel.AccountId;
import java.util.Optional;

/** What stands in the bar at the top of an account's pages; answered by the module that knows accounts. */
public interface AccountName {

    /** The account's name, if the person asking may know about it. */
    Optional<String> of(AccountId account);
}
