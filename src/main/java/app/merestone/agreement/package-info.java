/** What both sides put their name to: success plans, criteria, their versions, acceptances, and the notes beside them. */
@NullMarked
@ApplicationModule(
        displayName = "Agreement",
        allowedDependencies = {"kernel", "ledger", "accounts", "identity", "checkins", "mail", "shell", "pictures"})
package app.merestone.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
