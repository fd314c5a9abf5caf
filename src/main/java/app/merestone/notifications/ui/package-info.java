/** The page with the one mail switch. */
@NullMarked
package app.merestone.notifications.ui;

import org.jspecify.annotations.NullMarked;
