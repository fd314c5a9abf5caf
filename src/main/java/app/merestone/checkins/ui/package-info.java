/** The pages of check-ins, on either side's address. */
@NullMarked
package app.merestone.checkins.ui;

import org.jspecify.annotations.NullMarked;
