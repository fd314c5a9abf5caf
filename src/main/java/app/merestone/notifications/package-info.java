/** Tells people by mail: once when it becomes their turn, and a receipt of what they signed. Only listens. */
@NullMarked
@ApplicationModule(
        displayName = "Notifications",
        allowedDependencies = {
            "kernel",
            "ledger",
            "accounts",
            "identity",
            "checkins",
            "datasync",
            "portfolio",
            "mail",
            "shell"
        })
package app.merestone.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
