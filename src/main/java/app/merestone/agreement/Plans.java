package app.merestone.agreement;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Plans extends Repository<SuccessPlan, AccountId> {

    SuccessPlan save(SuccessPlan plan);

    Optional<SuccessPlan> findByAccount(AccountId account);

    default SuccessPlan of(AccountId account) {
        return findByAccount(account).orElseThrow(NotFound::new);
    }
}
