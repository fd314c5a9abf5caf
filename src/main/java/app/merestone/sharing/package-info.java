/** Shares: what a champion shows to people without a session, the public page, and who opened it. */
@NullMarked
@ApplicationModule(
        displayName = "Sharing",
        allowedDependencies = {
            "kernel",
            "ledger",
            "evidence",
            "accounts",
            "agreement",
            "datasync",
            "results",
            "enablement",
            "closing",
            "identity",
            "mail",
            "shell",
            "pictures",
            "paper"
        })
package app.merestone.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
