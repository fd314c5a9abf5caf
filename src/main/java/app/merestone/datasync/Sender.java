package app.merestone.datasync;

import app.merestone.kernel.ContentHash;

/**
 * Whoever presented a connection's key; the principal of intake requests.
 *
 * @param key the hash of the key that was presented, asked about once more when the event is stored
 */
record Sender(ConnectionId connection, ContentHash key) implements java.io.Serializable {

    /** The one authority that a key gives: to deliver events. */
    static final String AUTHORITY = "ROLE_CONNECTION";
}
