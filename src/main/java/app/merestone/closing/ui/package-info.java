/** The pages of the closing, on either side's address. */
@NullMarked
@NamedInterface("ui")
package app.merestone.closing.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
