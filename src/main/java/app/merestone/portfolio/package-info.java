/** Where every account stands: the plan page, whose turn it is, the portfolio and who looks finished and isn't. */
@NullMarked
@ApplicationModule(
        displayName = "Portfolio",
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
            "integration",
            "shell",
            "pictures"
        })
package app.merestone.portfolio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
