/** The pages on which both sides agree: why, the list, one criterion, proposing and changing step by step. */
@NullMarked
package app.merestone.agreement.ui;

import org.jspecify.annotations.NullMarked;
