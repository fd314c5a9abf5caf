package app.merestone.agreement;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface Criteria extends Repository<Criterion, CriterionId> {

    Criterion save(Criterion criterion);

    /** Written out, because what is derived from a name is put together anew for every act. */
    @Query("SELECT * FROM criterion WHERE id = :id AND account_id = :account")
    Optional<Criterion> findByIdAndAccount(CriterionId id, AccountId account);

    /** The account's criterion, or the one answer for what is unknown, foreign or both. */
    default Criterion of(AccountId account, CriterionId id) {
        return findByIdAndAccount(id, account).orElseThrow(NotFound::new);
    }
}
