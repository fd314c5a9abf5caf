/** The evidence-based end of an onboarding: the gate, the evidence question, both signatures, the certificate. */
@NullMarked
@ApplicationModule(
        displayName = "Closing",
        allowedDependencies = {
            "kernel",
            "ledger",
            "accounts",
            "identity",
            "checkins",
            "checkins :: ui",
            "agreement",
            "datasync",
            "results",
            "enablement",
            "mail",
            "shell",
            "pictures",
            "paper"
        })
package app.merestone.closing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
