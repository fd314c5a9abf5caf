/** The frame of every page: layout, navigation, error views, translations, small shared components. Knows no module. */
@NullMarked
@ApplicationModule(
        displayName = "Shell",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"kernel", "pictures"})
package app.merestone.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
