/** The vendor's internal set-up tasks: a prerequisite, never proof. Customers see counts and dates of them only. */
@NullMarked
@ApplicationModule(
        displayName = "Enablement",
        allowedDependencies = {"kernel", "ledger", "accounts", "identity", "mail", "shell", "pictures"})
package app.merestone.enablement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
