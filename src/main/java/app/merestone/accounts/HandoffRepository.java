package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface HandoffRepository extends Repository<Handoff, HandoffId> {

    Handoff save(Handoff handoff);

    Optional<Handoff> findByAccountAndSettledAtIsNull(AccountId account);
}
