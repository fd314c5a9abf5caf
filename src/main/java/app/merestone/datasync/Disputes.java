package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Disputes extends Repository<Dispute, DisputeId> {

    Dispute save(Dispute dispute);

    Optional<Dispute> findByAccountIdAndId(AccountId account, DisputeId id);
}
