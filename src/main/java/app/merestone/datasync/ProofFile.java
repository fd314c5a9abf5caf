package app.merestone.datasync;

import app.merestone.evidence.EvidenceFile;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A file that shows what is off with a data sync. Until it is sent with a dispute it is there for the person who added it
 * and for nobody else; from then on it never changes.
 */
// some columns are read by the pages alone
@SuppressWarnings("UnusedVariable")
@Table("dispute_file")
class ProofFile {

    private final @Id ProofFileId id;
    private @Version @Nullable Integer version;
    private final AccountId accountId;
    private final DataSyncId syncId;
    private @Nullable DisputeId disputeId;
    private final String name;
    private final String mediaType;
    private final int sizeBytes;
    private final ContentHash contentHash;
    private final PersonId addedBy;
    private final Instant addedAt;

    @PersistenceCreator
    private ProofFile(
            ProofFileId id,
            @Nullable Integer version,
            AccountId accountId,
            DataSyncId syncId,
            @Nullable DisputeId disputeId,
            String name,
            String mediaType,
            int sizeBytes,
            ContentHash contentHash,
            PersonId addedBy,
            Instant addedAt) {
        this.id = id;
        this.version = version;
        this.accountId = accountId;
        this.syncId = syncId;
        this.disputeId = disputeId;
        this.name = name;
        this.mediaType = mediaType;
        this.sizeBytes = sizeBytes;
        this.contentHash = contentHash;
        this.addedBy = addedBy;
        this.addedAt = addedAt;
    }

    static ProofFile added(DataSync sync, EvidenceFile file, PersonId by, Instant now) {
        return new ProofFile(
                ProofFileId.next(),
                null,
                sync.account(),
                sync.id(),
                null,
                file.name(),
                file.type().mediaType(),
                file.content().length,
                file.hash(),
                by,
                now);
    }

    /** It goes out with this dispute. */
    ProofFile sentWith(Dispute dispute) {
        disputeId = dispute.id();
        return this;
    }

    boolean isSent() {
        return disputeId != null;
    }

    /** Whether this person may still send it with a dispute of this sync, or take it off. */
    boolean isUnsentOf(DataSyncId sync, PersonId person) {
        return disputeId == null && syncId.equals(sync) && addedBy.equals(person);
    }

    /** Whether somebody who reads the account may see it: not before it was sent, unless it is theirs. */
    boolean isThereFor(PersonId reader) {
        return disputeId != null || addedBy.equals(reader);
    }

    ProofFileId id() {
        return id;
    }

    String name() {
        return name;
    }

    String mediaType() {
        return mediaType;
    }

    int bytes() {
        return sizeBytes;
    }

    ContentHash hash() {
        return contentHash;
    }
}
