/** Sends mail, or in demo mode keeps it to be read; knows nothing of what the mails say. */
@NullMarked
@ApplicationModule(
        displayName = "Mail",
        allowedDependencies = {"kernel"})
package app.merestone.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
