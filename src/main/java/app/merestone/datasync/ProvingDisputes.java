package app.merestone.datasync;

import app.merestone.accounts.Access;
import app.merestone.evidence.Attachment;
import app.merestone.evidence.EvidenceStore;
import app.merestone.evidence.Uploads;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Actor;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A customer person lays files beside what they say is off: screenshots, exports, mails. What is added waits, for them alone,
 * until they send it; then whoever may read the account may read it.
 */
@Service
@Transactional
@PreAuthorize("hasRole('CUSTOMER')")
public class ProvingDisputes {

    /** So many files may go with one dispute. */
    public static final int MOST_FILES = 5;

    private final Access access;
    private final DataSyncs syncs;
    private final ProofFiles files;
    private final Uploads uploads;
    private final EvidenceStore store;
    private final TransactionTemplate acting;
    private final TransactionTemplate looking;
    private final Clock clock;

    ProvingDisputes(
            Access access,
            DataSyncs syncs,
            ProofFiles files,
            Uploads uploads,
            EvidenceStore store,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.access = access;
        this.uploads = uploads;
        this.acting = new TransactionTemplate(transactions);
        this.looking = new TransactionTemplate(transactions);
        this.looking.setReadOnly(true);
        this.syncs = syncs;
        this.files = files;
        this.store = store;
        this.clock = clock;
    }

    /** A file that was added. */
    public record Proof(ProofFileId id, String name, int bytes) implements Serializable {

        static Proof of(ProofFile file) {
            return new Proof(file.id(), file.name(), file.bytes());
        }
    }

    /**
     * Adds a file to what the person is writing; its type is what its bytes are. Looked at and written between two checks of who
     * may: the first takes no lock, so that nobody on the account waits for a disk.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Proof addFile(AccountId account, DataSyncId id, String name, byte[] content) {
        var by = Objects.requireNonNull(looking.execute(status -> {
            var actor = access.customer(account);
            syncWithRoom(actor, account, id);
            return actor.person();
        }));
        var file = uploads.take(by, name, content);
        return Objects.requireNonNull(acting.execute(status -> {
            var actor = access.customer(account);
            var sync = syncWithRoom(actor, account, id);
            return Proof.of(files.save(ProofFile.added(sync, file, actor.person(), clock.instant())));
        }));
    }

    private DataSync syncWithRoom(Actor actor, AccountId account, DataSyncId id) {
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        if (unsentOf(actor, account, id).size() >= MOST_FILES) {
            throw Refused.because("dispute.too-many-files", MOST_FILES);
        }
        return sync;
    }

    /** Takes one off again that was not sent. */
    public void removeFile(AccountId account, DataSyncId id, ProofFileId file) {
        var actor = access.customer(account);
        var found = files.findByAccountIdAndId(account, file).orElseThrow(NotFound::new);
        if (found.isSent()) {
            throw Refused.because("dispute.file-sent", found.name());
        }
        if (!found.isUnsentOf(id, actor.person())) {
            throw new NotFound();
        }
        files.delete(found);
    }

    /** What the person asking has added and not sent. */
    @Transactional(readOnly = true)
    public List<Proof> unsent(AccountId account, DataSyncId id) {
        var actor = access.customer(account);
        if (syncs.findByAccountIdAndId(account, id).isEmpty()) {
            throw new NotFound();
        }
        return unsentOf(actor, account, id).stream().map(Proof::of).toList();
    }

    /** A file's bytes, for whoever may read the account; one that was not sent, for the person who added it. */
    @PreAuthorize("hasAnyRole('CUSTOMER', 'CSM', 'LEADER')")
    @Transactional(readOnly = true)
    public Attachment download(AccountId account, ProofFileId id) {
        var reader = access.reading(account);
        var file = files.findByAccountIdAndId(account, id)
                .filter(found -> found.isThereFor(reader.person()))
                .orElseThrow(NotFound::new);
        return new Attachment(file.name(), file.mediaType(), store.read(file.hash(), file.name()));
    }

    private List<ProofFile> unsentOf(Actor actor, AccountId account, DataSyncId sync) {
        return files.findByAccountIdAndSyncIdAndAddedByAndDisputeIdIsNullOrderById(account, sync, actor.person());
    }
}
