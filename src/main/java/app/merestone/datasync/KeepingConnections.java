package app.merestone.datasync;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.StoredTime;
import app.merestone.ledger.Act;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Ledger;
import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An admin lets senders in and shuts them out, and sees what came for nobody. Of an account they see its name, never its
 * content.
 */
@Service
@Transactional
@PreAuthorize("hasRole('ADMIN')")
public class KeepingConnections {

    /** So many connections at once. */
    public static final int PAGE = 50;

    private static final int MOST_UNMATCHED = 100;

    /** Of so many that came last; a job that still sends is among them. */
    private static final int MOST_LOOKED_AT = 1_000;

    private final Access access;
    private final Connections connections;
    private final WebhookSecrets secrets;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    KeepingConnections(
            Access access,
            Connections connections,
            WebhookSecrets secrets,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.access = access;
        this.connections = connections;
        this.secrets = secrets;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A key just made. It is shown this once; what is kept cannot be turned back into it.
     *
     * @param key the key itself: to be shown, never to be stored or logged
     */
    public record NewKey(ConnectionId connection, Sending sending, String key) {

        /** The path that its sender posts to; of an Airbyte connection this is the key, and as secret. */
        public String path() {
            return switch (sending) {
                case KEY -> RunsEndpoint.PATH;
                case AIRBYTE -> AirbyteEndpoint.BELOW + key;
                case FIVETRAN -> FivetranEndpoint.BELOW + connection;
            };
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "NewKey[" + connection + "]";
        }
    }

    /** A sender as the admin sees it. */
    public record Summary(
            ConnectionId id,
            AccountId account,
            String accountName,
            String name,
            Sending sending,
            String keyEnding,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt,
            @Nullable FormerKey formerKey,
            List<String> maskedFields) {}

    /** The key before the present one, while it still works. */
    public record FormerKey(
            String ending, Instant until, @Nullable Instant lastUsedAt) {}

    /** A job that sends events for which no sync is connected. */
    public record Unmatched(
            String accountName,
            String connectionName,
            String jobNamespace,
            String jobName,
            List<String> outputs,
            long events,
            Instant lastReceivedAt) {}

    /**
     * Makes a connection for this account, with its key. Nothing arrives by it before its masks hold.
     *
     * @param masked the fields of its sample records that nobody is to see, with commas between; may be empty
     */
    public NewKey make(AccountId account, String name, Sending sending, String masked) {
        var actor = access.admin(account);
        var masks = Masks.typed(masked);
        var key = next(sending);
        var connection =
                connections.save(Connection.made(account, name, sending, key, actor.person(), clock.instant()));
        ledger.append(new Act(
                account, DataActs.KEY_MADE, actor, connection.id(), null, Map.of("connection", connection.name())));
        mask(connection, masks, actor);
        return new NewKey(connection.id(), sending, key.text());
    }

    private SenderKey next(Sending sending) {
        return sending == Sending.FIVETRAN ? secrets.next() : SenderKey.next();
    }

    /** Makes a new key for a connection; the one before works on for a week, unless it is ended. */
    public NewKey rotate(ConnectionId id) {
        var actor = access.admin();
        var connection = held(id);
        var key = next(connection.sending());
        connections.save(connection.rotate(key, clock.instant()));
        // whoever used it last used the one that is the former now
        jdbc.sql("UPDATE sync_connection_use SET former_used_at = last_used_at WHERE connection_id = :connection")
                .param("connection", id.toString())
                .update();
        ledger.append(new Act(
                connection.account(), DataActs.KEY_ROTATED, actor, id, null, Map.of("connection", connection.name())));
        return new NewKey(id, connection.sending(), key.text());
    }

    /** Ends the key before the present one: the next event sent with it is refused. */
    public void endFormerKey(ConnectionId id) {
        var actor = access.admin();
        var connection = held(id);
        connections.save(connection.endFormerKey(clock.instant()));
        ledger.append(new Act(
                connection.account(),
                DataActs.FORMER_KEY_ENDED,
                actor,
                id,
                null,
                Map.of("connection", connection.name())));
    }

    /** Says which fields of a connection's sample records are masked as they arrive, from the next one on. */
    public void mask(ConnectionId id, String fields) {
        var actor = access.admin();
        var connection = held(id);
        mask(connection, Masks.typed(fields), actor);
    }

    private void mask(Connection connection, Masks masks, Actor actor) {
        if (masks.equals(connection.masks())) {
            return;
        }
        connections.save(connection.mask(masks));
        ledger.append(new Act(
                connection.account(),
                DataActs.MASKED,
                actor,
                connection.id(),
                null,
                Map.of("connection", connection.name(), "fields", String.join(", ", masks.fields()))));
    }

    /** Revokes a connection's keys: the next event it sends is refused. */
    public void revoke(ConnectionId id) {
        var actor = access.admin();
        var connection = held(id);
        connections.save(connection.revoke(actor.person(), clock.instant()));
        ledger.append(new Act(
                connection.account(), DataActs.KEY_REVOKED, actor, id, null, Map.of("connection", connection.name())));
    }

    /** The account first, as an event that comes in takes it: the other way round each would wait for the other. */
    private Connection held(ConnectionId id) {
        var account = connections.findById(id).orElseThrow(NotFound::new).account();
        jdbc.sql("SELECT id FROM account WHERE id = :account FOR UPDATE")
                .param("account", account.toString())
                .query(String.class)
                .single();
        return connections.findById(id).orElseThrow(NotFound::new);
    }

    /**
     * Where a page ended.
     *
     * @param revokedAt empty while the connection that it ended with is in force
     */
    public record After(@Nullable Instant revokedAt, Instant createdAt, ConnectionId connection)
            implements Serializable {}

    /**
     * Some of the connections.
     *
     * @param after where the next page goes on; empty where there is none
     */
    public record Page(List<Summary> connections, @Nullable After after) {}

    /**
     * A page of the connections: those in force first, the newest first, and then those that were revoked, the latest first.
     *
     * @param of those of this account; empty for all
     * @param after where the page before ended; empty for the first
     */
    @Transactional(readOnly = true)
    public Page connections(@Nullable AccountId of, @Nullable After after) {
        access.admin();
        var read = new ArrayList<Summary>();
        if (after == null || after.revokedAt() == null) {
            read.addAll(read(
                    "n.revoked_at IS NULL"
                            + (after == null
                                    ? ""
                                    : " AND n.created_at <= :made AND (n.created_at < :made OR n.id < :id)"),
                    of,
                    after,
                    PAGE + 1));
        }
        if (read.size() <= PAGE) {
            read.addAll(read(
                    after == null || after.revokedAt() == null
                            ? "n.revoked_at IS NOT NULL"
                            : "n.revoked_at <= :revoked AND (n.revoked_at < :revoked OR n.created_at < :made"
                                    + " OR (n.created_at = :made AND n.id < :id))",
                    of,
                    after,
                    PAGE + 1 - read.size()));
        }
        if (read.size() <= PAGE) {
            return new Page(List.copyOf(read), null);
        }
        var last = read.get(PAGE - 1);
        return new Page(List.copyOf(read.subList(0, PAGE)), new After(last.revokedAt(), last.createdAt(), last.id()));
    }

    private List<Summary> read(String which, @Nullable AccountId of, @Nullable After after, int most) {
        var revoked = after == null ? null : after.revokedAt();
        // cut in the order of its index before anything is joined: so many are read as are shown
        return jdbc.sql("""
                        SELECT c.id, c.account_id, a.name AS account_name, c.name, c.sending, c.key_ending, c.created_at,
                               u.last_used_at, c.revoked_at, c.former_key_ending, c.former_key_until, u.former_used_at,
                               c.masked_fields
                          FROM (SELECT n.id FROM sync_connection n WHERE %s%s
                                 ORDER BY n.revoked_at DESC, n.created_at DESC, n.id DESC LIMIT :most) cut
                          JOIN sync_connection c ON c.id = cut.id
                          JOIN account a ON a.id = c.account_id
                          LEFT JOIN sync_connection_use u ON u.connection_id = c.id
                         ORDER BY c.revoked_at DESC, c.created_at DESC, c.id DESC""".formatted(which, of == null ? "" : " AND n.account_id = :account"))
                .param("account", of == null ? null : of.toString())
                .param("revoked", revoked == null ? null : StoredTime.column(revoked))
                .param("made", after == null ? null : StoredTime.column(after.createdAt()))
                .param("id", after == null ? null : after.connection().toString())
                .param("most", most)
                .query((row, n) -> new Summary(
                        ConnectionId.parse(row.getString("id")),
                        AccountId.parse(row.getString("account_id")),
                        row.getString("account_name"),
                        row.getString("name"),
                        Sending.valueOf(row.getString("sending")),
                        row.getString("key_ending"),
                        StoredTime.of(row, "created_at"),
                        StoredTime.optional(row, "last_used_at"),
                        StoredTime.optional(row, "revoked_at"),
                        formerKey(row),
                        Masks.read(row.getString("masked_fields")).fields()))
                .list();
    }

    private @Nullable FormerKey formerKey(ResultSet row) throws SQLException {
        var ending = row.getString("former_key_ending");
        var until = StoredTime.optional(row, "former_key_until");
        return ending == null || until == null || !clock.instant().isBefore(until)
                ? null
                : new FormerKey(ending, until, StoredTime.optional(row, "former_used_at"));
    }

    /** What came for no sync, one row per job and its outputs, the latest first. */
    @Transactional(readOnly = true)
    public List<Unmatched> unmatched() {
        access.admin();
        return jdbc.sql("""
                        SELECT a.name AS account_name, c.name AS connection_name, e.job_namespace, e.job_name,
                               e.outputs, COUNT(*) AS events, MAX(e.received_at) AS last_received_at
                          FROM (SELECT * FROM intake_event
                                 WHERE matched = FALSE ORDER BY received_at DESC LIMIT :looked) e
                          JOIN account a ON a.id = e.account_id
                          JOIN sync_connection c ON c.id = e.connection_id
                         GROUP BY a.name, c.name, e.job_namespace, e.job_name, e.outputs
                         ORDER BY last_received_at DESC LIMIT :most""")
                .param("looked", MOST_LOOKED_AT)
                .param("most", MOST_UNMATCHED)
                .query((row, n) -> new Unmatched(
                        row.getString("account_name"),
                        row.getString("connection_name"),
                        row.getString("job_namespace"),
                        row.getString("job_name"),
                        RunIntake.outputs(row.getString("outputs")),
                        row.getLong("events"),
                        StoredTime.of(row, "last_received_at")))
                .list();
    }

    /** An account that a connection can be made for. */
    public record Choice(AccountId account, String name) {}

    /** The names of the accounts that have not ended. */
    @Transactional(readOnly = true)
    public List<Choice> accounts() {
        access.admin();
        return jdbc.sql("SELECT id, name FROM account WHERE ended_at IS NULL ORDER BY name, id")
                .query((row, n) -> new Choice(AccountId.parse(row.getString("id")), row.getString("name")))
                .list();
    }
}
