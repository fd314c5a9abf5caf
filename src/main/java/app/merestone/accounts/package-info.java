/** Accounts, segments with their playbooks and first-value definitions, people, memberships; and who may reach what. */
@NullMarked
@ApplicationModule(
        displayName = "Accounts",
        allowedDependencies = {"kernel", "ledger", "mail", "shell", "pictures"})
package app.merestone.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
