/** The vendor's pages of its own set-up tasks. */
@NullMarked
package app.merestone.enablement.ui;

import org.jspecify.annotations.NullMarked;
