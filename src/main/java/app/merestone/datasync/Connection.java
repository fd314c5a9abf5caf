package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A sender of run events for one account. Its key is known to the sender alone; here is only the key's hash. */
// some columns are read by the pages alone
@SuppressWarnings("UnusedVariable")
@Table("sync_connection")
class Connection {

    static final int LONGEST_NAME = 80;

    private final @Id ConnectionId id;
    private @Version @Nullable Integer version;
    private final AccountId accountId;
    private final String name;
    private final ContentHash keyHash;
    private final String keyEnding;
    private final PersonId createdBy;
    private final Instant createdAt;
    private @Nullable PersonId revokedBy;
    private @Nullable Instant revokedAt;

    @PersistenceCreator
    private Connection(
            ConnectionId id,
            @Nullable Integer version,
            AccountId accountId,
            String name,
            ContentHash keyHash,
            String keyEnding,
            PersonId createdBy,
            Instant createdAt,
            @Nullable PersonId revokedBy,
            @Nullable Instant revokedAt) {
        this.id = id;
        this.version = version;
        this.accountId = accountId;
        this.name = name;
        this.keyHash = keyHash;
        this.keyEnding = keyEnding;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.revokedBy = revokedBy;
        this.revokedAt = revokedAt;
    }

    static Connection made(AccountId account, String name, SenderKey key, PersonId by, Instant now) {
        return new Connection(
                ConnectionId.next(),
                null,
                account,
                Typed.line("connection.name", name, LONGEST_NAME),
                key.hash(),
                key.ending(),
                by,
                now,
                null,
                null);
    }

    Connection revoke(PersonId by, Instant now) {
        if (revokedAt != null) {
            throw Refused.because("connection.revoked-already");
        }
        revokedBy = by;
        revokedAt = now;
        return this;
    }

    boolean revoked() {
        return revokedAt != null;
    }

    ConnectionId id() {
        return id;
    }

    AccountId account() {
        return accountId;
    }

    String name() {
        return name;
    }

    ContentHash keyHash() {
        return keyHash;
    }
}
