package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ProofFiles extends Repository<ProofFile, ProofFileId> {

    ProofFile save(ProofFile file);

    void delete(ProofFile file);

    Optional<ProofFile> findByAccountIdAndId(AccountId account, ProofFileId id);

    List<ProofFile> findByAccountIdAndSyncIdAndAddedByAndDisputeIdIsNullOrderById(
            AccountId account, DataSyncId sync, PersonId person);
}
