/**
 * Delivers again what a listener could not hear: a mail server that was away, a lock that was held. Knows no listener and
 * no event, only the publications that are still open.
 */
@NullMarked
@ApplicationModule(
        displayName = "Delivery",
        allowedDependencies = {})
package app.merestone.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
