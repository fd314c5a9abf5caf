/** Files that show something: looked at from the inside, kept whole under their hash, handed out inert. */
@NullMarked
@ApplicationModule(
        displayName = "Evidence files",
        allowedDependencies = {"kernel"})
package app.merestone.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
