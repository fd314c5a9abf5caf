/** Demo mode: a dozen accounts in every state, told through the use cases as those people, under a moved clock. */
@NullMarked
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {
            "kernel",
            "ledger",
            "accounts",
            "identity",
            "checkins",
            "agreement",
            "datasync",
            "results",
            "enablement",
            "closing",
            "portfolio"
        })
package app.merestone.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
