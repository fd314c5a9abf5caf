package app.merestone.results;

import app.merestone.agreement.CriterionId;
import app.merestone.evidence.EvidenceFile;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A file or a link that shows a result. It never changes; what is taken off a draft is merely no longer named by it. */
@Table("evidence")
@SuppressWarnings("UnusedVariable") // some columns are written here and read by lists only
class Evidence {

    private final @Id EvidenceId id;
    private @Version @Nullable Integer version;
    private final AccountId accountId;
    private final CriterionId criterionId;
    private final String name;
    private final @Nullable String mediaType;
    private final int sizeBytes;
    private final @Nullable String url;
    private final ContentHash contentHash;
    private final PersonId addedBy;
    private final Instant addedAt;

    @PersistenceCreator
    @SuppressWarnings("TooManyParameters") // the columns of one row
    Evidence(
            EvidenceId id,
            @Nullable Integer version,
            AccountId accountId,
            CriterionId criterionId,
            String name,
            @Nullable String mediaType,
            int sizeBytes,
            @Nullable String url,
            ContentHash contentHash,
            PersonId addedBy,
            Instant addedAt) {
        this.id = id;
        this.version = version;
        this.accountId = accountId;
        this.criterionId = criterionId;
        this.name = name;
        this.mediaType = mediaType;
        this.sizeBytes = sizeBytes;
        this.url = url;
        this.contentHash = contentHash;
        this.addedBy = addedBy;
        this.addedAt = addedAt;
    }

    static Evidence file(AccountId account, CriterionId criterion, EvidenceFile file, Actor by, Instant now) {
        return new Evidence(
                EvidenceId.next(),
                null,
                account,
                criterion,
                file.name(),
                file.type().mediaType(),
                file.content().length,
                null,
                file.hash(),
                by.person(),
                now);
    }

    static Evidence link(AccountId account, CriterionId criterion, EvidenceLink link, Actor by, Instant now) {
        return new Evidence(
                EvidenceId.next(),
                null,
                account,
                criterion,
                link.host(),
                null,
                0,
                link.url(),
                ContentHash.of(link.url()),
                by.person(),
                now);
    }

    EvidenceId id() {
        return id;
    }

    CriterionId criterion() {
        return criterionId;
    }

    boolean isLink() {
        return url != null;
    }

    String name() {
        return name;
    }

    @Nullable
    String mediaType() {
        return mediaType;
    }

    @Nullable
    String url() {
        return url;
    }

    ContentHash contentHash() {
        return contentHash;
    }

    PersonId addedBy() {
        return addedBy;
    }
}
