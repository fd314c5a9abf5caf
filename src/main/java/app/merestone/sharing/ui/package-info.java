/** The pages of an account's links. */
@NullMarked
@NamedInterface("ui")
package app.merestone.sharing.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
