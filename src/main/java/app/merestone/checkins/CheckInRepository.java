package app.merestone.checkins;

import app.merestone.kernel.AccountId;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface CheckInRepository extends Repository<CheckIn, CheckInId> {

    Optional<CheckIn> findByAccountIdAndId(AccountId accountId, CheckInId id);

    CheckIn save(CheckIn checkIn);
}
