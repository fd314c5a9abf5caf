package app.merestone.kernel;

import java.io.Serializable;
import java.util.UUID;

/**
 * A typed id: a record of one {@link UUID}. One type per business thing, so that a person's id can never stand where an
 * account's belongs. New ids are time-ordered (RFC 9562, version 7), which keeps index pages of both engines dense.
 */
public interface Identifier extends Serializable {

    /** The id itself; written to the database and to addresses in its 36-character lower-case form. */
    UUID value();
}
