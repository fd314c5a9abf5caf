package app.merestone.results;

import app.merestone.kernel.AccountId;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface EvidenceRepository extends Repository<Evidence, EvidenceId> {

    Evidence save(Evidence evidence);

    Optional<Evidence> readByAccountIdAndId(AccountId account, EvidenceId id);
}
