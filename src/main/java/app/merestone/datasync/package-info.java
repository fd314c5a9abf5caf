/** Data syncs: configured by the vendor, arrived by a run, verified blind by the customer, in use by their word or by signals. */
@NullMarked
@ApplicationModule(
        displayName = "Data syncs",
        allowedDependencies = {
            "kernel",
            "ledger",
            "evidence",
            "accounts",
            "identity",
            "checkins",
            "agreement",
            "mail",
            "shell",
            "pictures"
        })
package app.merestone.datasync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
