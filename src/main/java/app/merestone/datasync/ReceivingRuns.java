package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.StoredTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A pipeline reports what became of a run. When this returns, the report is committed. */
@Service
@Transactional
@PreAuthorize("hasRole('CONNECTION')")
public class ReceivingRuns {

    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    /** A day, for which Fivetran tries again, and an hour for its last try and for clocks. */
    static final Duration REPLAY_WINDOW = Duration.ofHours(25);

    private final Connections connections;
    private final RunIntake intake;
    private final GivenAnswers answers;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReceivingRuns(Connections connections, RunIntake intake, GivenAnswers answers, JdbcClient jdbc, Clock clock) {
        this.connections = connections;
        this.intake = intake;
        this.answers = answers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes in one OpenLineage run event. */
    public Receipt openLineage(byte[] body) {
        return take(WireFormat.OPENLINEAGE, body, delivering(Sending.KEY));
    }

    /** Takes in one run report in plain JSON; the same under the same key is answered the same, and taken in once. */
    public Receipt plainRun(String idempotencyKey, byte[] body) {
        var key = IdempotencyKey.of(idempotencyKey);
        var connection = delivering(Sending.KEY);
        var hash = ContentHash.of(body);
        return answers.to(connection.id(), key, hash).orElseGet(() -> {
            var receipt = take(WireFormat.PLAIN, body, connection);
            answers.keep(connection.id(), key, hash, receipt);
            return receipt;
        });
    }

    /** Takes in one of Airbyte's notifications. */
    public Receipt airbyte(byte[] body) {
        return take(WireFormat.AIRBYTE, body, delivering(Sending.AIRBYTE));
    }

    /** Takes in one of Fivetran's webhooks, whose signature was checked at the door. */
    public Receipt fivetran(byte[] body) {
        return take(WireFormat.FIVETRAN, body, delivering(Sending.FIVETRAN));
    }

    private Receipt take(WireFormat wire, byte[] body, Connection connection) {
        var now = clock.instant();
        var event = wire.read(body, now, connection.masks());
        event.filter(signed -> wire == WireFormat.FIVETRAN).ifPresent(signed -> mustBeRecent(signed, now));
        noteUse(connection.id(), connection.isFormer(sender().key()), now);
        return event.map(told -> intake.take(connection, told)).orElse(Receipt.NO_RUN);
    }

    /** Somebody who once saw a signed event cannot send it for ever; its sender itself stops trying after a day. */
    private static void mustBeRecent(PipelineEvent event, Instant now) {
        if (event.at().isBefore(now.minus(REPLAY_WINDOW))) {
            throw new IntakeRefused(
                    422,
                    "too-old",
                    "This event was created more than " + REPLAY_WINDOW.toHours() + " hours ago. Nothing was stored.");
        }
    }

    /**
     * Holds the account before anything else is read or written: everybody who acts on it does, so that no two wait for each
     * other, and a key that is revoked while its delivery waits delivers nothing any more.
     */
    private Connection delivering(Sending sending) {
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
