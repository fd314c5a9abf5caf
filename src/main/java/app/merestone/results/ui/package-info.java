/** The pages of results: the list, one result, recording it, co-signing it. */
@NullMarked
package app.merestone.results.ui;

import org.jspecify.annotations.NullMarked;
