/** Paper: trees of {@code pictures} as tagged PDF files with everything in them, made away from whoever asks. */
@NullMarked
@ApplicationModule(
        displayName = "Paper",
        allowedDependencies = {"kernel", "shell", "pictures"})
package app.merestone.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
