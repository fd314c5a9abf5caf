package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A sender of run events for one account. Its key is known to the sender alone; here is only the key's hash. When the key
 * is changed, the one before works on for a while, so that a sender of many parts need not change it everywhere at once.
 */
// some columns are read by the pages alone
@SuppressWarnings("UnusedVariable")
@Table("sync_connection")
class Connection {

    static final int LONGEST_NAME = 80;

    /** How long the key before works on. */
    static final Duration OVERLAP = Duration.ofDays(7);

    private final @Id ConnectionId id;
    private @Version @Nullable Integer version;
    private final AccountId accountId;
    private final String name;
    private final Sending sending;
    private ContentHash keyHash;
    private String keyEnding;
    private @Nullable String keyNonce;
    private @Nullable ContentHash formerKeyHash;
    private @Nullable String formerKeyEnding;
    private @Nullable String formerKeyNonce;
    private @Nullable Instant formerKeyUntil;
    private @Nullable String maskedFields;
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
            Sending sending,
            ContentHash keyHash,
            String keyEnding,
            @Nullable String keyNonce,
            @Nullable ContentHash formerKeyHash,
            @Nullable String formerKeyEnding,
            @Nullable String formerKeyNonce,
            @Nullable Instant formerKeyUntil,
            @Nullable String maskedFields,
            PersonId createdBy,
            Instant createdAt,
            @Nullable PersonId revokedBy,
            @Nullable Instant revokedAt) {
        this.id = id;
        this.version = version;
        this.accountId = accountId;
        this.name = name;
        this.sending = sending;
        this.keyHash = keyHash;
        this.keyEnding = keyEnding;
        this.keyNonce = keyNonce;
        this.formerKeyHash = formerKeyHash;
        this.formerKeyEnding = formerKeyEnding;
        this.formerKeyNonce = formerKeyNonce;
        this.formerKeyUntil = formerKeyUntil;
        this.maskedFields = maskedFields;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.revokedBy = revokedBy;
        this.revokedAt = revokedAt;
    }

    static Connection made(AccountId account, String name, Sending sending, SenderKey key, PersonId by, Instant now) {
        return new Connection(
                ConnectionId.next(),
                null,
                account,
                Typed.line("connection.name", name, LONGEST_NAME),
                sending,
                key.hash(),
                key.ending(),
                key.nonce(),
                null,
                null,
                null,
                null,
                null,
                by,
                now,
                null,
                null);
    }

    /** Takes a new key; the one before works on for the overlap. Two at most, so that an admin knows which is which. */
    Connection rotate(SenderKey key, Instant now) {
        mustBeInForce();
        if (formerKeyWorks(now)) {
            throw Refused.because("connection.two-keys");
        }
        formerKeyHash = keyHash;
        formerKeyEnding = keyEnding;
        formerKeyNonce = keyNonce;
        formerKeyUntil = now.plus(OVERLAP);
        keyHash = key.hash();
        keyEnding = key.ending();
        keyNonce = key.nonce();
        return this;
    }

    /** Ends the key before, at once. */
    Connection endFormerKey(Instant now) {
        mustBeInForce();
        if (!formerKeyWorks(now)) {
            throw Refused.because("connection.one-key");
        }
        formerKeyHash = null;
        formerKeyEnding = null;
        formerKeyNonce = null;
        formerKeyUntil = null;
        return this;
    }

    /** Whether this key delivers now. Compared in constant time. */
    boolean accepts(ContentHash key, Instant now) {
        return revokedAt == null && (same(key, keyHash) || (formerKeyWorks(now) && isFormer(key)));
    }

    /** Whether this is the key before. */
    boolean isFormer(ContentHash key) {
        return formerKeyHash != null && same(key, formerKeyHash);
    }

    private boolean formerKeyWorks(Instant now) {
        return formerKeyUntil != null && now.isBefore(formerKeyUntil);
    }

    private static boolean same(ContentHash one, ContentHash other) {
        return MessageDigest.isEqual(
                one.hex().getBytes(StandardCharsets.US_ASCII), other.hex().getBytes(StandardCharsets.US_ASCII));
    }

    private void mustBeInForce() {
        if (revokedAt != null) {
            throw Refused.because("connection.revoked-already");
        }
    }

    /** Masks these fields of sample records from the next arrival on. */
    Connection mask(Masks masks) {
        mustBeInForce();
        maskedFields = masks.written();
        return this;
    }

    Masks masks() {
        return Masks.read(maskedFields);
    }

    /** Neither of its keys delivers from here on. */
    Connection revoke(PersonId by, Instant now) {
        mustBeInForce();
        revokedBy = by;
        revokedAt = now;
        return this;
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

    Sending sending() {
        return sending;
    }

    boolean sendsBy(Sending way) {
        return sending == way;
    }

    @Nullable
    String keyNonce() {
        return keyNonce;
    }

    @Nullable
    String formerKeyNonce() {
        return formerKeyNonce;
    }
}
