/** Values that every room shares: typed ids, content hashes, the clock, due dates in a zone, refusals. No services. */
@NullMarked
@ApplicationModule(
        displayName = "Kernel",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package app.merestone.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
