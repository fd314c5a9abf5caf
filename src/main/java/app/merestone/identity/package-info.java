/** Who is asking: sign-in by mailed link or identity provider, the current session, the security configuration. */
@NullMarked
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"kernel", "ledger", "accounts", "mail", "shell", "pictures"})
package app.merestone.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
