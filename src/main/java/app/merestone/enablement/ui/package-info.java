/** The vendor's pages of its own set-up tasks. */
@NullMarked
@NamedInterface("ui")
package app.merestone.enablement.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
