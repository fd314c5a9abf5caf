package app.merestone.datasync;

/** Whoever presented a connection's key; the principal of intake requests. */
record Sender(ConnectionId connection) implements java.io.Serializable {

    /** The one authority that a key gives: to deliver events. */
    static final String AUTHORITY = "ROLE_CONNECTION";
}
