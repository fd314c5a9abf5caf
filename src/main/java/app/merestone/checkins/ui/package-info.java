/** The pages of check-ins, on either side's address. */
@NullMarked
@NamedInterface("ui")
package app.merestone.checkins.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
