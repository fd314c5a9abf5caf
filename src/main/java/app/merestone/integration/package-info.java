/** What comes in from other systems: accounts and people as a CRM exports them. */
@NullMarked
@ApplicationModule(
        displayName = "Integration",
        allowedDependencies = {"kernel", "ledger", "accounts", "identity", "shell", "pictures", "mail"})
package app.merestone.integration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
