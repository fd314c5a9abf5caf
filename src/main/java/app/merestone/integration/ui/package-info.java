/** The page on which an admin brings accounts and people in. */
@NullMarked
package app.merestone.integration.ui;

import org.jspecify.annotations.NullMarked;
