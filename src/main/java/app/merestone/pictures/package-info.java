/**
 * Pure renderers: records in, a tree of semantic HTML and SVG out. The portal, the shared page, mail and the PDF draw
 * the same pictures with them.
 *
 * <p>No renderer holds a sentence of its own: every text is a value or comes from the {@code Words} that its caller
 * translates. No renderer writes an inline style either, so that pages with a strict content security policy can carry
 * the pictures.
 */
@NullMarked
@ApplicationModule(displayName = "Pictures", allowedDependencies = "kernel")
package app.merestone.pictures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
