/** The pages of data syncs: what arrived, counting it blind, what is off, and the senders' keys. */
@NullMarked
package app.merestone.datasync.ui;

import org.jspecify.annotations.NullMarked;
