/** Where a session begins: the page that knows where its person goes first. */
@NullMarked
package app.merestone.identity.ui;

import org.jspecify.annotations.NullMarked;
