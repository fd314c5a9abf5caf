/** Follow-ups: whose turn it is, and the dated, owned check-ins that silence or a missing result makes. */
@NullMarked
@ApplicationModule(
        displayName = "Check-ins",
        allowedDependencies = {"kernel", "ledger", "accounts", "identity", "mail", "shell", "pictures"})
package app.merestone.checkins;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
