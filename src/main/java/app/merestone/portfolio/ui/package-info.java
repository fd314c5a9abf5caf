/** The pages of a plan and of the portfolio. */
@NullMarked
package app.merestone.portfolio.ui;

import org.jspecify.annotations.NullMarked;
