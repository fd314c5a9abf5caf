package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.StoredTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who delivers, asked inside the transaction that stores what they deliver. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Delivering {

    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final Connections connections;
    private final RunIntake intake;
    private final JdbcClient jdbc;
    private final Clock clock;

    Delivering(Connections connections, RunIntake intake, JdbcClient jdbc, Clock clock) {
        this.connections = connections;
        this.intake = intake;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Holds the account before anything else is read or written: everybody who acts on it does, so that no two wait for each
     * other, and a key that is revoked while its delivery waits delivers nothing any more.
     */
    Connection by(Sending sending) {
        var sender = sender();
        intake.queueUp(jdbc.sql("SELECT account_id FROM sync_connection WHERE id = :connection")
                .param("connection", sender.connection().toString())
                .query(String.class)
                .optional()
                .map(AccountId::parse)
                .orElseThrow(NotFound::new));
        return inForce(sender, sending, clock.instant());
    }

    private static Sender sender() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Sender sender) {
            return sender;
        }
        throw new NotFound();
    }

    /** Asked again inside the transaction: a key that was just revoked or ended delivers nothing any more. */
    private Connection inForce(Sender sender, Sending sending, Instant now) {
        return connections
                .findById(sender.connection())
                .filter(c -> c.sendsBy(sending) && c.accepts(sender.key(), now))
                .orElseThrow(NotFound::new);
    }

    /** Notes that this connection delivered, so that an administrator sees which keys are in use. */
    void noteUse(Connection connection, Instant now) {
        noteUse(connection.id(), connection.isFormer(sender().key()), now);
    }

    private boolean neverUsed(ConnectionId connection) {
        return jdbc.sql("SELECT 1 FROM sync_connection_use WHERE connection_id = :connection")
                .param("connection", connection.toString())
                .query(Integer.class)
                .optional()
                .isEmpty();
    }

    private void noteUse(ConnectionId connection, boolean byFormerKey, Instant now) {
        int noted = jdbc.sql("""
                        UPDATE sync_connection_use
                           SET last_used_at = :now,
                               former_used_at = CASE WHEN :former THEN :now ELSE former_used_at END
                         WHERE connection_id = :connection
                           AND (last_used_at < :before
                                OR (:former AND (former_used_at IS NULL OR former_used_at < :before)))""")
                .param("now", StoredTime.column(now))
                .param("before", StoredTime.column(now.minus(USE_NOTED_EVERY)))
                .param("former", byFormerKey)
                .param("connection", connection.toString())
                .update();
        if (noted == 0 && neverUsed(connection)) {
            // several deliveries may be a new key's first: none of them fails for that
            jdbc.sql("""
                            INSERT INTO sync_connection_use (connection_id, last_used_at, former_used_at)
                            VALUES (:connection, :now, :former)
                            ON DUPLICATE KEY UPDATE last_used_at = last_used_at""")
                    .param("now", StoredTime.column(now))
                    .param("former", byFormerKey ? StoredTime.column(now) : null)
                    .param("connection", connection.toString())
                    .update();
        }
    }
}
