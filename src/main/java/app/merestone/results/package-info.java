/** Results: what the customer observed, the evidence for it, how strong that is, and the two signatures on it. */
@NullMarked
@ApplicationModule(
        displayName = "Results",
        allowedDependencies = {
            "kernel",
            "ledger",
            "evidence",
            "accounts",
            "identity",
            "checkins",
            "agreement",
            "datasync",
            "mail",
            "shell",
            "pictures"
        })
package app.merestone.results;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
