package app.merestone.datasync;

import app.merestone.kernel.ContentHash;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Looked up without an account on purpose: a sender shows nothing but its key, and an admin keeps them all. */
interface Connections extends Repository<Connection, ConnectionId> {

    Connection save(Connection connection);

    Optional<Connection> findById(ConnectionId id);

    Optional<Connection> findByKeyHash(ContentHash hash);

    Optional<Connection> findByFormerKeyHash(ContentHash hash);
}
